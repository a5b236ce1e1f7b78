"""The hexagon of each authority: a place on a grid of equal cells, and a name short enough.

The cells come with the register (`data/register/hex_cells.csv`); the short names are our own
and bear the codes of the same vintage (`data/short_names.csv`).
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parent / "data"
CELL_FILE = DATA / "register" / "hex_cells.csv"
NAME_FILE = DATA / "short_names.csv"
NEWEST_VINTAGE = date(2023, 4, 1)


class HexCell(NamedTuple):
    """A cell of the grid. Odd rows stand half a cell to the right; rows count northwards.

    `short_name` holds one or two lines that fit into the cell; it is empty in vintages
    that have no short names.
    """

    gss_code: str
    name: str
    region_code: str
    column: int
    row: int
    short_name: tuple[str, ...]

    @property
    def place(self) -> tuple[float, int]:
        """Columns to the right and rows to the north, the shift of odd rows included."""
        return (self.column + (0.5 if self.row % 2 else 0.0), self.row)


@cache
def short_names() -> dict[str, tuple[str, ...]]:
    """GSS code to the lines of the short name."""
    with NAME_FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["gss_code"]: tuple(line for line in (row["line_1"], row["line_2"]) if line)
            for row in csv.DictReader(file)
        }


@cache
def hex_cells(vintage: date = NEWEST_VINTAGE) -> tuple[HexCell, ...]:
    """The cells of a vintage, in the order of the file. Raises ValueError for an unknown one."""
    names = short_names()
    with CELL_FILE.open(encoding="utf-8", newline="") as file:
        found = tuple(
            HexCell(
                row["gss_code"],
                row["name"],
                row["region_code"],
                int(row["column"]),
                int(row["row"]),
                names.get(row["gss_code"], ()),
            )
            for row in csv.DictReader(file)
            if row["vintage"] == vintage.isoformat()
        )
    if not found:
        raise ValueError(f"no hexagons for the vintage {vintage}")
    return found
