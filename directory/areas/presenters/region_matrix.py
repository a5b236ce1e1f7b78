"""A region's authorities by stage and by who a service is for: stated, not stated, none.

A cell is “stated” where a service says so, and names it; “not stated” where a service of the
authority is silent; “none” only where all of its services say something else.
"""

from dataclasses import dataclass

from directory.areas.region_data import RegionRecords
from directory.formatting import Labelled
from directory.models import Service
from directory.models.stages import STAGES
from directory.search.service_rows import Row
from mapping_data.models import Area

STATED = Labelled("stated", "Stated")
NOT_STATED = Labelled("not-stated", "Not stated")
NONE = Labelled("none", "None")

AXES = {
    "stage": ("Stage of the court journey", [(slug, name) for slug, name, _ in STAGES]),
    "who": ("Who it is for", list(Service.WhoFor.choices)),
}


@dataclass(frozen=True)
class Cell:
    column: str
    answer: Labelled
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class MatrixRow:
    name: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """One table. `without` are the authorities for which no service is recorded."""

    slug: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    without: tuple[Area, ...]
    total: int


def matrices(records: RegionRecords) -> list[Matrix]:
    return [matrix(slug, records) for slug in AXES]


def matrix(axis: str, records: RegionRecords) -> Matrix:
    title, columns = AXES[axis]
    served = [area for area in records.own if records.services[area.pk]]
    return Matrix(
        slug=axis,
        title=title,
        columns=tuple(label for _, label in columns),
        rows=tuple(matrix_row(area, axis, records.services[area.pk]) for area in served),
        without=tuple(area for area in records.own if not records.services[area.pk]),
        total=len(records.own),
    )


def matrix_row(area: Area, axis: str, services: list[Row]) -> MatrixRow:
    _, columns = AXES[axis]
    cells = tuple(cell(axis, value, label, services) for value, label in columns)
    return MatrixRow(area.common_name, area.get_absolute_url(), cells)


def cell(axis: str, value: str, label: str, services: list[Row]) -> Cell:
    """What the services of one authority say of one column. `services` has at least one."""
    saying = tuple(row.name for row in services if value in row.values[axis])
    if saying:
        return Cell(label, STATED, saying)
    silent = any(not row.values[axis] for row in services)
    return Cell(label, NOT_STATED if silent else NONE)
