"""The parts of a drawing around the picture: its key, its title, its source."""

import math
from datetime import date

from directory.coverage.rules import AuthorityState, count_bands, count_states
from directory.maps.drawing.png import text_width
from directory.maps.drawing.shapes import (
    Drawing,
    Group,
    Item,
    Paint,
    Point,
    Stroke,
    Surface,
    Words,
    moved,
    rectangle,
)
from directory.maps.drawing.styles import INK, LINE_STRONG, LOOKS, Look
from directory.models import State

MARGIN = 28
KEY_ROW = 26
SWATCH = (26.0, 18.0)


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The lines of a text that fits into a width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def paragraph(
    text: str, x: float, y: float, size: float, width: float, *, bold: bool = False, ink: str = INK
) -> tuple[Words, ...]:
    """Words from a first baseline on; the next free baseline is a line below the last."""
    return tuple(
        Words(x, y + number * size * 1.35, line, size, bold=bold, ink=ink)
        for number, line in enumerate(wrapped(text, size, width, bold))
    )


def disc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    return tuple(
        (x + radius * math.cos(turn * math.tau / 20), y + radius * math.sin(turn * math.tau / 20))
        for turn in range(20)
    )


def age_mark(look: Look, x: float, y: float, radius: float = 3.6) -> tuple[Item, ...]:
    """A full disc, a half, a ring, a dotted ring: the same marks as the words of a page bear."""
    if look.band is None:
        return ()
    ink, hole = look.paint.ink, Paint("hole", look.paint.fill)
    full = Paint("mark", ink) if look.slug == "recent" else hole
    dash = (1.4, 1.6) if look.slug == "undated" else ()
    ring = Surface((disc(x, y, radius),), full, Stroke(ink, 1.3, dash))
    if look.slug != "ageing":
        return (ring,)
    left = tuple(point for point in disc(x, y, radius) if point[0] <= x + 0.01)
    return (ring, Surface((left,), Paint("mark", ink)))


def key_rows(states: list[AuthorityState], today: date) -> list[tuple[Look, int]]:
    """Each look with the number of authorities that have it."""
    counts, bands = count_states(states), count_bands(states, today)
    return [
        (look, bands[look.band] if look.band is not None else counts[look.state]) for look in LOOKS
    ]


def key(states: list[AuthorityState], today: date, x: float, y: float, width: float) -> Group:
    """The key with its counts, from its top left corner. The services of all ages are summed."""
    total, reported = len(states), count_states(states)[State.SERVICE]
    items: list[Item] = [
        Words(x, y + 14, f"{reported} of {total} authorities:", 15, bold=True),
        Words(x, y + 33, "service reported (S)", 15, bold=True),
    ]
    line = y + 44
    for look, count in key_rows(states, today):
        if look.state is State.IN_DEVELOPMENT:
            line += 8
        items += key_row(look, count, x, line, width)
        line += KEY_ROW
    return Group(tuple(items), role="presentation")


def key_row(look: Look, count: int, x: float, y: float, width: float) -> list[Item]:
    wide, high = SWATCH
    middle = y + high / 2
    words = look.words.removeprefix("Service reported, ")
    has_age = look.band is not None
    return [
        Surface((rectangle(x, y, wide, high),), look.paint, Stroke(LINE_STRONG, 1)),
        Words(
            x + (8 if has_age else wide / 2), middle + 4.2, look.letter, 12, bold=True,
            anchor="middle", ink=look.paint.ink, halo=look.halo,
        ),
        *age_mark(look, x + 18, middle),
        Words(x + wide + 8, middle + 4.6, words[0].upper() + words[1:], 13),
        Words(x + width, middle + 4.6, str(count), 13, bold=True, anchor="end"),
    ]  # fmt: skip


def on_paper(drawing: Drawing, subtitle: str) -> Drawing:
    """The drawing with its title and a sentence above it, for a paper."""
    width = drawing.width + 2 * MARGIN
    head = paragraph(drawing.title, MARGIN, MARGIN + 20, 24, drawing.width, bold=True)
    lines = paragraph(subtitle, MARGIN, head[-1].y + 28, 15, drawing.width)
    top = lines[-1].y + 22
    items = (*head, *lines, *moved(drawing.items, MARGIN, top))
    height = top + drawing.height + MARGIN / 2
    return Drawing(width, height, drawing.title, drawing.description, items)
