"""Turn the files about areas into records: who exists when, under which codes, after whom."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.text import slugify

from mapping_data.importers.cells import CellReader, parts_of
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.tables import Row
from mapping_data.models import Area

ENGLAND = "E92000001"
COUNTRY_CODES = "ONS codes of the countries of the United Kingdom"


@dataclass
class Plan:
    """Areas by key (first code, or slug while there is none) and successions by pair of keys."""

    sources: frozenset[str]
    problems: list[Problem]
    areas: dict[str, Values] = field(default_factory=dict)
    successions: dict[tuple[str, str], Values] = field(default_factory=dict)
    code_keys: dict[str, str] = field(default_factory=dict)

    def add_area(self, key: str, code: str, cells: CellReader | None = None, **values: Any) -> None:
        since, until = values.get("valid_from", ""), values.get("valid_to", "")
        blank: Values = {"authority_type": "", "valid_from": "", "valid_to": "", "note": ""}
        self.areas[key] = blank | {
            "gss_code": code,
            "common_name": values["name"],
            "codes": [[code, since, until, ""]] if code else [],
            **values,
        }
        if code:
            self.claim(code, key, cells)

    def claim(self, code: str, key: str, cells: CellReader | None, column: str = "code") -> None:
        """A code names one area, for ever."""
        if code in self.code_keys and cells is not None:
            cells.refuse(column, f"is the code of {self.areas[self.code_keys[code]]['name']}")
        self.code_keys[code] = key

    def source_of(self, cells: CellReader) -> list[str]:
        """The known sources in the cell; what else stands in it is a remark."""
        known = [part for part in parts_of(cells.row["source"]) if part in self.sources]
        if not known:
            cells.refuse("source", "is not a known source: add it to area_sources.csv")
        return known or [""]

    def records(self) -> list[Record]:
        return [Record(key, values) for key, values in self.areas.items()]

    def succession_records(self) -> list[Record]:
        """The same footprint where one area took over from one: nothing was split or joined."""
        before = [pair[0] for pair in self.successions]
        after = [pair[1] for pair in self.successions]
        return [
            Record(
                f"{old} > {new}",
                values | {"same_footprint": before.count(old) == after.count(new) == 1},
            )
            for (old, new), values in self.successions.items()
        ]


def add_countries(plan: Plan, rows: list[Row]) -> None:
    """England, the other countries, and the authorities there that services name."""
    plan.add_area(ENGLAND, ENGLAND, name="England", kind="country", parent="", source=COUNTRY_CODES)
    for row in sorted(rows, key=lambda row: bool(row["country"])):
        cells = CellReader(row, plan.problems)
        code, country = cells.code("code"), row["country"]
        if country and country not in plan.areas:
            cells.refuse("country", "is not the code of a country of this file")
        plan.add_area(
            code,
            code,
            cells,
            name=cells.required("name", Area._meta.get_field("name")),
            kind="authority" if country else "country",
            parent=country,
            source=plan.source_of(cells)[0],
        )


def add_changes(plan: Plan, rows: list[Row]) -> None:
    """Former areas first, since the register's successors name them; then the rest in order."""
    known = {"former": _add_former, "recode": _add_recode, "planned": _add_planned}
    for row in rows:
        cells = CellReader(row, plan.problems)
        change = cells.choice("change", known)
        code = cells.code("code")
        if change is _add_former:
            change(plan, cells, code)
        elif change and code not in plan.code_keys:
            cells.refuse("code", "is not the code of an area of the register")
        elif change:
            change(plan, cells, code)


def _add_former(plan: Plan, cells: CellReader, code: str) -> None:
    last_day = _day_before(cells.day("first_day"))
    plan.add_area(code, code, cells, valid_to=last_day, **_described(plan, cells))


def _add_recode(plan: Plan, cells: CellReader, code: str) -> None:
    """The same area under a new code: the day keeps the precision that the source gives."""
    new_code, since = cells.code("new_code"), cells.partial_date("first_day")
    key = plan.code_keys[code]
    plan.claim(new_code, key, cells, "new_code")
    area, note = plan.areas[key], cells.text("note")
    area["codes"][-1][2] = since
    area["codes"].append([new_code, since, "", note])
    area |= {"gss_code": new_code, "note": note}
    plan.source_of(cells)


def _add_planned(plan: Plan, cells: CellReader, code: str) -> None:
    """An area to come, which may have no code yet; its predecessor ends the day before."""
    since, new_code = cells.day("first_day"), cells.row["new_code"] and cells.code("new_code")
    described = _described(plan, cells)
    key, old = slugify(described["name"]), plan.code_keys[code]
    plan.add_area(key, new_code, cells, valid_from=since, **described)
    former = plan.areas[old]
    former["valid_to"] = former["codes"][-1][2] = _day_before(since)
    plan.successions[old, key] = {
        "on": since,
        "note": described["note"],
        "source": described["source"],
    }


def _described(plan: Plan, cells: CellReader) -> Values:
    region = cells.row["region_code"]
    if region not in plan.areas:
        cells.refuse("region_code", "is not the code of a region of the register")
    return {
        "kind": "authority",
        "name": cells.required("name", Area._meta.get_field("name")),
        "authority_type": cells.text("type", Area._meta.get_field("authority_type")),
        "parent": region,
        "note": cells.text("note"),
        "source": plan.source_of(cells)[0],
    }


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else ""
