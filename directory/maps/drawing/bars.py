"""Bars as long as what they count; each part bears its pattern, its letter and its number."""

from dataclasses import dataclass

from directory.formatting import listed
from directory.maps.drawing.legend import paragraph
from directory.maps.drawing.png import text_width
from directory.maps.drawing.shapes import (
    Drawing,
    Group,
    Item,
    Paint,
    Stroke,
    Surface,
    Words,
    rectangle,
)
from directory.maps.drawing.styles import INK_SOFT, LINE_STRONG

WIDTH = 340.0
HIGH = 22.0
ROW = 58.0
HEAD = 22.0
# What the swatch and the number beside the words of a key take.
KEY_GAP = 36.0 + 34.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: how it looks, what it is (“service reported”), how many."""

    paint: Paint
    letter: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, its parts in order, and the address that it leads to, if any."""

    name: str
    segments: tuple[Segment, ...]
    href: str = ""

    @property
    def total(self) -> int:
        return sum(segment.number for segment in self.segments)

    @property
    def words(self) -> str:
        """“North West, 24 authorities: 8 service reported, 16 not established”."""
        parts = bar_words(self.segments) or "none counted"
        return f"{self.name}, {self.total} authorities: {parts}"


def bar_words(segments: tuple[Segment, ...]) -> str:
    """“8 service reported, 16 not established”: the parts that have any."""
    return ", ".join(f"{part.number} {part.words}" for part in segments if part.number)


def bars(rows: list[Bar], *, title: str, counted: str) -> Drawing:
    """Rows under one another on one scale. `counted` says what the first part is: it stands
    beside each name as “n of N”."""
    most = max((row.total for row in rows), default=0) or 1
    unit = (WIDTH - 2) / most
    items = tuple(
        Group((bar_group(row, HEAD + number * ROW, unit, counted),), role="listitem")
        for number, row in enumerate(rows)
    )
    used = key_of(rows)
    height = HEAD + len(rows) * ROW
    marks, foot = key_lines(used, height + 8)
    summary = f"{title}. {listed([row.words for row in rows])}."
    head = Words(WIDTH, 13, f"{counted}, of all", 12, anchor="end", ink=INK_SOFT)
    whole = (
        Group((head,), role="presentation"),
        Group(items, role="list", label=title),
        Group(marks, role="presentation"),
    )
    return Drawing(WIDTH, foot, title, summary, whole)


def stacked_bar(segments: tuple[Segment, ...], *, name: str) -> Drawing:
    """One bar alone."""
    return bars([Bar(name, segments)], title=name, counted=segments[0].words if segments else "")


def bar_group(row: Bar, y: float, unit: float, counted: str) -> Group:
    first = row.segments[0].number if row.segments else 0
    total = Words(WIDTH, y + 15, f"{first} of {row.total}", 14, anchor="end", ink=INK_SOFT)
    items: list[Item] = [Words(0, y + 15, row.name, 14, bold=True, css="drawing__name"), total]
    x = 1.0
    for segment in row.segments:
        if segment.number:
            items += segment_items(segment, x, y + 22, segment.number * unit)
            x += segment.number * unit
    label = f"{row.words}. {first} of {row.total} {counted}"
    return Group(tuple(items), label=label, href=row.href, css="drawing__link")


def segment_items(segment: Segment, x: float, y: float, wide: float) -> list[Item]:
    """The part, with letter and number where they fit; the summary bears them all."""
    box = rectangle(x, y, wide, HIGH)
    items: list[Item] = [
        Surface((box,), segment.paint, Stroke(LINE_STRONG, 1), css="drawing__cell")
    ]
    for text in (f"{segment.letter} {segment.number}", str(segment.number)):
        if text_width(text, 12, bold=True) + 2 <= wide:
            halo = segment.paint.fill if segment.paint.pattern else ""
            items.append(
                Words(
                    x + wide / 2, y + 15.5, text, 12, bold=True, anchor="middle",
                    ink=segment.paint.ink, halo=halo,
                )
            )  # fmt: skip
            break
    return items


def key_of(rows: list[Bar]) -> list[Segment]:
    """Every part that some row has, once, with the sum over the rows."""
    found: dict[str, Segment] = {}
    for row in rows:
        for part in row.segments:
            before = found[part.words].number if part.words in found else 0
            found[part.words] = Segment(part.paint, part.letter, part.words, before + part.number)
    return list(found.values())


def key_lines(
    parts: list[Segment], y: float, width: float = WIDTH
) -> tuple[tuple[Item, ...], float]:
    """The key below the bars, with the sums, and where it ends."""
    items: list[Item] = []
    for part in parts:
        halo = part.paint.fill if part.paint.pattern else ""
        items += [
            Surface((rectangle(1, y, 26, 18),), part.paint, Stroke(LINE_STRONG, 1)),
            Words(
                14, y + 13.4, part.letter, 12, bold=True, anchor="middle", ink=part.paint.ink,
                halo=halo,
            ),
        ]  # fmt: skip
        words = paragraph(
            part.words[:1].upper() + part.words[1:], 36, y + 13.6, 13, width - KEY_GAP
        )
        number = Words(width, y + 13.6, str(part.number), 13, bold=True, anchor="end")
        items += [*words, number]
        y = words[-1].y + 10.4
    return tuple(items), y + 4
