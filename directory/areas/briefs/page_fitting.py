"""How much of each list a one-page brief keeps, by rule.

A page holds `LINES` lines beside its head and foot. Every section has its heading; then the
lists take turns, one row each, as long as a row still fits. What is left over is counted in
one line, “and n more”, with the address of the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

LINES = 43.5
# The width of the page, in the size of the type; css/brief.css sets the page and the type.
PAGE_WIDTH = 52.5
LIST_INDENT = 1.3
CELL_GAP = 0.7
HEADING_LINES = 2.2
LEAD_GAP = 0.2
ROW_GAP = 0.31
MORE_LINES = 1.2

# Widths of Arial's letters in thousandths of its size (Liberation Sans has the same); a letter
# that is not here counts as the widest of common ones.
WIDTHS = {
    222: "ijl'‘’|",
    278: " .,:;ftI/!",
    333: "r()-“”*",
    500: "cksvxyzJ",
    556: "abdeghnopqu0123456789L?_#–",
    584: "+=<>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    944: "W",
    1000: "—…@%",
}
WIDTH_OF = {letter: width / 1000 for width, letters in WIDTHS.items() for letter in letters}
OTHER_WIDTH = 0.78
SPACE = WIDTH_OF[" "]


@dataclass(frozen=True)
class Cell:
    text: str
    url: str = ""


@dataclass(frozen=True)
class BriefRow:
    """A line of a list (one cell) or of a table, with the number of lines it will take."""

    cells: tuple[Cell, ...]
    lines: float


@dataclass(frozen=True)
class Part:
    """A section. `columns` are the heads of a table; a list has none. `url` is where the whole
    list stands; `more` counts what was cut. The style knows its table by `slug`."""

    slug: str
    title: str
    rows: tuple[BriefRow, ...]
    url: str
    columns: tuple[str, ...] = ()
    note: str = ""
    more: int = 0

    @property
    def labelled(self) -> list[list[tuple[str, Cell]]]:
        """The rows of a table, each cell with the head of its column."""
        return [list(zip(self.columns, row.cells, strict=True)) for row in self.rows]

    def height(self, kept: int) -> float:
        fixed = HEADING_LINES + (1 + ROW_GAP if self.columns else 0)
        fixed += lines_of(self.note) if self.note else 0
        cut = MORE_LINES if kept < len(self.rows) else 0
        return fixed + cut + sum(row.lines for row in self.rows[:kept])


def width_of(text: str) -> float:
    return sum(WIDTH_OF.get(letter, OTHER_WIDTH) for letter in text)


def lines_of(text: str, width: float = PAGE_WIDTH) -> int:
    """How many lines a text takes, broken between words; a word too long is broken itself."""
    lines, used = 1, 0.0
    for word in text.split():
        size = width_of(word)
        if used and used + SPACE + size > width:
            lines, used = lines + 1, 0.0
        used += size + (SPACE if used else 0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines


def clip(text: str, letters: int) -> str:
    """The text without its last words where it is too long for a brief."""
    return shorten(text, letters, placeholder=" …")


def list_row(text: str, url: str = "") -> BriefRow:
    return BriefRow((Cell(text, url),), lines_of(text, PAGE_WIDTH - LIST_INDENT))


def table_row(cells: Sequence[Cell], shares: Sequence[float]) -> BriefRow:
    """A row of a table; `shares` are its columns' parts of the page's width."""
    heights = [
        lines_of(cell.text, share * PAGE_WIDTH - CELL_GAP)
        for cell, share in zip(cells, shares, strict=True)
    ]
    return BriefRow(tuple(cells), max(heights) + ROW_GAP)


def fitted(parts: Sequence[Part], lines: float) -> list[Part]:
    """The parts with as many rows as fit on `lines` lines together."""
    kept = [0] * len(parts)
    used = sum(part.height(0) for part in parts)
    growing = True
    while growing:
        growing = False
        for place, part in enumerate(parts):
            if kept[place] == len(part.rows):
                continue
            added = part.height(kept[place] + 1) - part.height(kept[place])
            if used + added <= lines:
                kept[place], used, growing = kept[place] + 1, used + added, True
    return [
        replace(part, rows=part.rows[:number], more=len(part.rows) - number)
        for part, number in zip(parts, kept, strict=True)
    ]
