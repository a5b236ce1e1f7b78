"""A row of the register's references, and what it is checked against."""

from dataclasses import dataclass

from cms.models import Reference, Theme
from directory.models import Service
from mapping_data.identity import register_uuid
from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.tables import Row
from mapping_data.models import Source

COLUMNS = tuple(
    "key handbook_no in_report origin authors year title container publisher doi url type themes "
    "theme_origin services_evaluated source source_hint source_date note".split()
)
# The register writes the types as words and the themes with underscores.
TYPES = {kind.replace("-", " "): kind for kind in Reference.Type.values}
EARLIEST, LATEST = 1850, 2100


@dataclass(frozen=True)
class Known:
    """What rows may name: themes and services by the register's spelling, titles by key."""

    themes: dict[str, str]
    services: dict[str, str]
    titles: dict[str, str]
    references: frozenset[str]

    @classmethod
    def now(cls, rows: list[Row]) -> "Known":
        themes = {
            slug.replace("-", "_"): slug for slug in Theme.objects.values_list("slug", flat=True)
        }
        uuids = set(Service.objects.values_list("uuid", flat=True))
        named = {slug.strip() for row in rows for slug in row["services_evaluated"].split(";")}
        services = {slug: slug for slug in named if register_uuid("service", slug) in uuids}
        titles = {row[name]: row["title"] for row in rows for name in ("url", "key")}
        titles |= dict(Source.objects.values_list("key", "title"))
        return cls(themes, services, titles, frozenset(row["key"] for row in rows))


def reference_record(
    row: Row, source: str, note: Values, known: Known, problems: list[Problem]
) -> Record:
    cells, fields = CellReader(row, problems), Reference._meta
    values: Values = {
        "source": source,
        "authors": cells.text("authors"),
        "year": year(cells),
        "type": cells.choice("type", TYPES),
        "container": cells.text("container", fields.get_field("container")),
        "doi": doi(cells),
        "themes": sorted(cells.several("themes", known.themes)),
        "services_evaluated": sorted(cells.several("services_evaluated", known.services)),
        "record_note": cells.text("note"),
    }
    return Record(cells.slug("key", fields.get_field("key")), values | note, row)


def year(cells: CellReader) -> int | None:
    """Blank where it is not known: nobody invents one."""
    return int(cells.number("year", EARLIEST, LATEST, int)) if cells.row["year"] else None


def doi(cells: CellReader) -> str:
    value = cells.text("doi", Reference._meta.get_field("doi"))
    if value and (not value.startswith("10.") or "/" not in value or " " in value):
        cells.refuse("doi", "is not a DOI: it starts with “10.” and holds a “/”")
        return ""
    return value
