"""The register's lists of authorities: one file a vintage, most authorities in both."""

from mapping_data.importers.area_rows import ENGLAND, Plan
from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.tables import Row
from mapping_data.models import Area

COLUMNS = (
    "gss_code,name,common_name,type,region,region_code,valid_from,valid_to,"
    "successor_codes,predecessor_codes,note,source,source_hint,source_date"
).split(",")
# What both vintages say of an authority must agree; its end, note and source may be news.
STEADY = ("name", "common_name", "authority_type", "parent", "valid_from")

Links = list[tuple[str, str, CellReader]]


def add_register(plan: Plan, rows: list[Row]) -> Links:
    """Add the regions and authorities of `rows`; returns the successions that they name."""
    links: Links = []
    for row in rows:
        cells = CellReader(row, plan.problems)
        code = cells.code("gss_code")
        _add_region(plan, cells)
        _add_authority(plan, cells, code)
        links += [(old, code, cells) for old in filter(None, row["predecessor_codes"].split(";"))]
        links += [(code, new, cells) for new in filter(None, row["successor_codes"].split(";"))]
    return links


def _add_region(plan: Plan, cells: CellReader) -> None:
    code, name = cells.code("region_code"), cells.row["region"]
    source = plan.source_of(cells)[0]
    if code not in plan.areas:
        plan.add_area(code, code, name=name, kind="region", parent=ENGLAND, source=source)
    elif plan.areas[code]["name"] != name:
        cells.refuse("region", f"another row calls {code} {plan.areas[code]['name']}")


def _add_authority(plan: Plan, cells: CellReader, code: str) -> None:
    values = _authority_values(plan, cells)
    known = plan.areas.get(code)
    if known is None:
        plan.add_area(code, code, cells, **values)
        return
    for name in STEADY:
        if known[name] != values[name]:
            column = {"authority_type": "type", "parent": "region_code"}.get(name, name)
            words = f"the other list of authorities says “{known[name]}” of {code}"
            cells.refuse(column, words)
    known["note"] = values["note"] or known["note"]


def _authority_values(plan: Plan, cells: CellReader) -> Values:
    return {
        "kind": "authority",
        "name": cells.required("name", Area._meta.get_field("name")),
        "common_name": cells.required("common_name", Area._meta.get_field("common_name")),
        "authority_type": cells.required("type", Area._meta.get_field("authority_type")),
        "parent": cells.row["region_code"],
        "valid_from": cells.day("valid_from"),
        "valid_to": cells.day("valid_to"),
        "note": cells.text("note"),
        "source": plan.source_of(cells)[0],
    }


def add_successions(plan: Plan, links: Links) -> None:
    """Both ends of each link must be known; the successor's row dates and explains it."""
    for old, new, cells in links:
        column = "predecessor_codes" if cells.row["gss_code"] == new else "successor_codes"
        if old not in plan.areas or new not in plan.areas:
            missing = old if old not in plan.areas else new
            cells.refuse(column, "is not the code of a known area", missing)
            continue
        successor = plan.areas[new]
        if not successor["valid_from"]:
            cells.refuse(column, f"the day on which {successor['name']} began is not given")
            continue
        said = {"on": successor["valid_from"], "note": successor["note"]}
        plan.successions[old, new] = said | {"source": successor["source"]}
