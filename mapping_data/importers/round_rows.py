"""The rows of a round's files, read into the plain values that its record is made of."""

from django.db.models import Field, Model

from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.tables import Row
from mapping_data.models import Area, Round, RoundMeasure, RoundNote, Source
from mapping_data.rounds import RESERVED, TOTAL

ROUND = tuple("slug,version,name,published,vintage,source,locator,changes".split(","))
MEASURES = tuple("slug,role,layer,unit,heading,heading_as_published,locator,meaning".split(","))
NOTES = ("kind", "title", "text", "locator")
ROLES = {role.value: role.value for role in RoundMeasure.Role}
LAYERS = {name: name for name in ("local", "pause", "fdac")}
KINDS = {kind.value: kind.value for kind in RoundNote.Kind}
# More authorities than England ever had at once; a slip of the finger gives more.
MOST = 500


def round_values(row: Row, slug: str, problems: list[Problem]) -> Values:
    """The one row of `round.csv`."""
    cells, fields = CellReader(row, problems), Round._meta
    if row["slug"] != slug or slug in RESERVED:
        cells.refuse("slug", f"should be {slug}, and none of {', '.join(sorted(RESERVED))}")
    sources = {key: key for key in Source.objects.values_list("key", flat=True)}
    if not row["vintage"]:
        cells.refuse("vintage", "is blank, and it must not be")
    return {
        "version": int(cells.number("version", 1, 1000, int)),
        "name": cells.required("name", fields.get_field("name")),
        "published": cells.partial_date("published"),
        "vintage": cells.day("vintage"),
        "source": cells.choice("source", sources),
        "locator": cells.text("locator", fields.get_field("locator")),
        "changes": cells.text("changes"),
    }


def kept(cells: CellReader, model: type[Model], column: str) -> str:
    """The text of a cell, which the field of that name must be able to hold as it is."""
    field = model._meta.get_field(column)
    if not isinstance(field, Field):
        raise TypeError(f"{model.__name__} has no column {column}")
    return cells.text(column, field) if field.blank else cells.required(column, field)


def measure_values(rows: list[Row], problems: list[Problem]) -> list[list[str]]:
    """A list for each measure, in the order of `MEASURES`."""
    found = []
    for row in rows:
        cells = CellReader(row, problems)
        cells.choice("role", ROLES)
        cells.choice("layer", LAYERS, blank="")
        found.append([kept(cells, RoundMeasure, name) for name in MEASURES])
    if [row["role"] for row in rows].count("total") != 1:
        words = "needs exactly one measure of the role total: the denominator"
        problems.append(Problem(rows[0].file if rows else "measures.csv", words))
    return found


def note_values(rows: list[Row], problems: list[Problem]) -> list[list[str]]:
    """A list for each note, in the order of `NOTES`."""
    found = []
    for row in rows:
        cells = CellReader(row, problems)
        cells.choice("kind", KINDS)
        found.append([kept(cells, RoundNote, name) for name in NOTES])
    return found


def figure_values(
    rows: list[Row], measures: list[str], known: Values, problems: list[Problem]
) -> list[list[object]]:
    """[region code, region, as published, [a number each measure]] for each row.

    The regions must be all those of England, each once, and the last row the printed total.
    """
    regions = {area.common_name: area.gss_code for area in Area.objects.regions()}
    codes = regions | {TOTAL: ""}
    found: list[list[object]] = []
    for row in rows:
        cells = CellReader(row, problems)
        code = cells.choice("region", codes)
        refuse_other_source(cells, known)
        numbers = [int(cells.number(name, 0, MOST, int)) for name in measures]
        found.append([code, row["region"], cells.required("region_as_published"), numbers])
    file = rows[0].file if rows else "the figures"
    missing = sorted(regions.keys() - {row["region"] for row in rows})
    if missing:
        problems.append(Problem(file, f"gives nothing for {', '.join(missing)}"))
    if not rows or rows[-1]["region"] != TOTAL:
        problems.append(Problem(file, f"its last row should be {TOTAL}"))
    return found


def refuse_other_source(cells: CellReader, known: Values) -> None:
    """One round rests on one source; a figure of another is in the wrong file."""
    if cells.row["source"] != known["source"]:
        cells.refuse("source", f"the round's source is {known['source']}")
    if cells.partial_date("source_date") != known["published"]:
        cells.refuse("source_date", f"the round was published in {known['published']}")
