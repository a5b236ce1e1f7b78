"""A published table as bars: each with its value as printed, in words beside it.

Drawn for a phone's width, so that no letter is under 12 pixels there; wider pages show it larger.
What the source does not give is a broken line with the words “not given”, never a bar of nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from directory.formatting import listed
from directory.maps.drawing.legend import paragraph, wrapped
from directory.maps.drawing.png import text_width
from directory.maps.drawing.shapes import (
    Drawing,
    Group,
    Item,
    Lines,
    Paint,
    Pattern,
    Stroke,
    Surface,
    Words,
    rectangle,
)
from directory.maps.drawing.styles import INK_SOFT, LINE, LINE_STRONG, TEAL, WHITE
from directory.published_tables.labels import column_words, period_words
from mapping_data.models import PublishedTable
from mapping_data.published_tables import Cell, Table, TableRow

Chart = PublishedTable.Chart
WIDTH = 288.0
# Some letters are wider than Arial's, and no word may run out of the picture.
ROOM = 0.86
SIZE = 13.0
LINE_HEIGHT = SIZE * 1.35
THICK = 12.0
GAP = 14.0
MOST_NAMED = 12
NOT_GIVEN = "not given"
BAR = Paint("bar", TEAL, None, WHITE)
# Apart in grey as well as in colour; a sixth part starts again with a frame and no fill.
PAINTS = (
    BAR,
    Paint("light", "#b9d5d1"),
    Paint("slanted", "#ffffff", Pattern("diagonal", "#6ba5a1", 6, 2)),
    Paint("upright", "#fce4c4", Pattern("vertical", "#c47f2b", 6, 1.6)),
    Paint("crossed", "#f6dccd", Pattern("cross", "#9c3d1a", 7, 1.2)),
    Paint("plain", "#ffffff"),
    Paint("dotted", "#ffffff", Pattern("dots", "#4a585b", 6, 1.2)),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar: its label, its value as printed, its number where it has one."""

    label: str
    words: str
    number: Decimal | None

    @property
    def said(self) -> str:
        return f"{self.label} {self.words}"


@dataclass(frozen=True, slots=True)
class Section:
    """Bars under one heading (blank for none), each as long as its part of `most`."""

    heading: str
    marks: tuple[Mark, ...]
    most: Decimal
    of_hundred: bool = False


def chart_of(table: Table) -> Drawing | None:
    """The drawing of a table; None for one that has none, as a list of flags has."""
    kind = table.record.chart
    rows, columns = drawn_rows(table), drawn_columns(table)
    if kind == Chart.NONE or not rows or not columns:
        return None
    if kind == Chart.STACKED:
        items, foot = stacked(rows, columns)
        said = [mark.said for row in rows for mark in given_marks(row, columns)]
    else:
        sections = sections_of(kind, rows, columns)
        items, foot = drawn_sections(sections)
        said = [mark.said for section in sections for mark in section.marks]
    return Drawing(WIDTH, foot, table.title, description(kind, said), items, "img")


def description(kind: str, said: list[str]) -> str:
    shape = "Bars of joined parts" if kind == Chart.STACKED else "Bars"
    if len(said) > MOST_NAMED:
        return f"{shape} of {len(said)} figures as printed. The table gives each of them."
    return f"{shape} of the figures as printed: {listed(said)}."


def drawn_rows(table: Table) -> list[TableRow]:
    """The rows that the table's record names, in its order; otherwise all but the totals."""
    wanted = table.record.chart_rows
    if not wanted:
        return [row for row in table.rows if not row.is_total or table.record.chart == Chart.BARS]
    return [row for label in wanted for row in table.rows if row.label == label]


def drawn_columns(table: Table) -> list[str]:
    return table.record.chart_columns or [
        column for column in table.columns if column not in table.total_columns
    ]


def mark_of(label: str, cell: Cell | None) -> Mark:
    if cell is None or cell.number is None:
        return Mark(label, (cell.value if cell else "") or NOT_GIVEN, None)
    below = ", below zero" if cell.number < 0 else ""
    return Mark(label, f"{cell.value}{below}", cell.number)


def row_name(row: TableRow, rows: list[TableRow]) -> str:
    """The label, with what it covers where the label comes more than once."""
    if [other.label for other in rows].count(row.label) == 1:
        return row.label
    period = next((cell.period for cell in row.cells.values()), "")
    return f"{row.label}, {period_words(period)}" if period else row.label


def sections_of(kind: str, rows: list[TableRow], columns: list[str]) -> list[Section]:
    if kind == Chart.GROUPED:
        parts = [
            (row_name(row, rows), [mark_of(name, row.cells.get(name)) for name in columns])
            for row in rows
        ]
        return [section(heading, marks, [m for _, own in parts for m in own], rows, columns)
                for heading, marks in parts]  # fmt: skip
    found = []
    for column in columns:
        marks = [mark_of(row_name(row, rows), row.cells.get(column)) for row in rows]
        heading = column_words(column) if kind == Chart.PANELS else ""
        found.append(section(heading, marks, marks, rows, [column]))
    return found


def section(
    heading: str, marks: list[Mark], scaled: list[Mark], rows: list[TableRow], columns: list[str]
) -> Section:
    """`scaled` are all the marks that share the scale. Shares are drawn as parts of 100."""
    cells = [row.cells[name] for row in rows for name in columns if name in row.cells]
    shares = all(cell.value.endswith("%") for cell in cells if cell.number is not None)
    most = max((mark.number for mark in scaled if mark.number is not None), default=Decimal(0))
    return Section(heading, tuple(marks), Decimal(100) if shares else max(most, Decimal(0)), shares)


def drawn_sections(sections: list[Section]) -> tuple[tuple[Item, ...], float]:
    items: list[Item] = []
    y = 0.0
    for place, part in enumerate(sections):
        if part.heading:
            y += GAP if place else 0
            lines = paragraph(part.heading, 0, y + SIZE, SIZE + 1, WIDTH * ROOM, bold=True)
            items += lines
            y = lines[-1].y + 6
        for mark in part.marks:
            own, y = drawn_mark(mark, part, y)
            items.append(own)
    return tuple(items), y


def drawn_mark(mark: Mark, part: Section, y: float) -> tuple[Group, float]:
    """Label and value on a line, the bar below it; and where the next one begins."""
    room = WIDTH - 12 - text_width(mark.words, SIZE, bold=True) / ROOM
    label = paragraph(mark.label, 0, y + SIZE, SIZE, room * ROOM)
    known = mark.number is not None
    ink = {} if known else {"ink": INK_SOFT}
    value = Words(WIDTH, label[-1].y, mark.words, SIZE, bold=known, anchor="end", **ink)
    top = label[-1].y + 5
    return Group((*label, value, *bar_items(mark, part, top))), top + THICK + GAP * 0.7


def bar_items(mark: Mark, part: Section, top: float) -> Iterator[Item]:
    if mark.number is None:
        yield unknown_line(top + THICK / 2)
        return
    if part.of_hundred:
        yield Surface((rectangle(0.5, top, WIDTH - 1, THICK),), PAINTS[5], Stroke(LINE, 1))
    if mark.number > 0 and part.most:
        yield Surface((rectangle(0.5, top, length(mark.number, part.most), THICK),), BAR)
    else:
        yield nought_line(top)


def unknown_line(y: float) -> Lines:
    return Lines((((1, y), (WIDTH - 1, y)),), Stroke(LINE_STRONG, 1.5, (3, 5)))


def nought_line(top: float) -> Lines:
    return Lines((((1, top), (1, top + THICK)),), Stroke(LINE_STRONG, 2))


def length(number: Decimal, most: Decimal) -> float:
    """In pixels; what is above nothing can be seen."""
    return max(2.0, float(number / most) * (WIDTH - 1))


def given_marks(row: TableRow, columns: list[str]) -> list[Mark]:
    """The parts of a joined bar that the source prints anything for."""
    return [mark_of(name, row.cells[name]) for name in columns if name in row.cells]


def stacked(rows: list[TableRow], columns: list[str]) -> tuple[tuple[Item, ...], float]:
    """A bar of joined parts each row, its parts in words below it, and the key at the foot."""
    sums = [sum((m.number or Decimal(0) for m in given_marks(row, columns)), Decimal(0))
            for row in rows]  # fmt: skip
    most = max(sums, default=Decimal(0))
    paints = dict(zip(columns, (PAINTS * len(columns))[: len(columns)], strict=True))
    items, y = key(paints)
    for row in rows:
        own, y = drawn_stack(row_name(row, rows), given_marks(row, columns), paints, most, y)
        items.append(own)
    if any(name not in row.cells for row in rows for name in columns):
        words = "Where a part is not named, the source prints no figure for it."
        lines = paragraph(words, 0, y + SIZE, SIZE - 0.5, WIDTH * ROOM, ink=INK_SOFT)
        items, y = [*items, *lines], lines[-1].y + 6
    return tuple(items), y


def drawn_stack(
    name: str, marks: list[Mark], paints: dict[str, Paint], most: Decimal, y: float
) -> tuple[Group, float]:
    label = paragraph(name, 0, y + SIZE, SIZE, WIDTH * ROOM, bold=True)
    top, x = label[-1].y + 5, 0.5
    items: list[Item] = [*label]
    for mark in marks:
        if mark.number is not None and mark.number > 0:
            wide = length(mark.number, most)
            box = rectangle(x, top, wide, THICK)
            items.append(Surface((box,), paints[mark.label], Stroke(LINE_STRONG, 1)))
            x += wide
    if all(mark.number is None for mark in marks):
        items.append(unknown_line(top + THICK / 2))
    elif x <= 1:
        items.append(nought_line(top))
    said = ", ".join(mark.said for mark in marks) or NOT_GIVEN
    lines = paragraph(said, 0, top + THICK + LINE_HEIGHT, SIZE - 0.5, WIDTH * ROOM, ink=INK_SOFT)
    return Group((*items, *lines)), lines[-1].y + GAP


def key(paints: dict[str, Paint]) -> tuple[list[Item], float]:
    """What each pattern stands for, above the bars: a line each."""
    items: list[Item] = []
    y = 0.0
    for name, paint in paints.items():
        items.append(Surface((rectangle(0.5, y + 1, 22, 13),), paint, Stroke(LINE_STRONG, 1)))
        lines = [
            Words(30, y + SIZE + place * LINE_HEIGHT - 0.5, text, SIZE)
            for place, text in enumerate(wrapped(name, SIZE, (WIDTH - 30) * ROOM))
        ]
        items += lines
        y = lines[-1].y + 8
    return items, y + GAP / 2
