"""What a drawing is made of. Lengths are CSS pixels, y grows downwards, colours are #rrggbb."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Point = tuple[float, float]
Ring = tuple[Point, ...]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A repeated mark over a fill, so that colour never carries a meaning alone.

    `kind` is `diagonal`, `vertical`, `cross` or `dots`; `gap` the distance between marks.
    """

    kind: str
    colour: str
    gap: float
    width: float


@dataclass(frozen=True, slots=True)
class Paint:
    """How a surface looks. `slug` names it in the classes and patterns of the SVG."""

    slug: str
    fill: str
    pattern: Pattern | None = None
    ink: str = "#1c2a2d"


@dataclass(frozen=True, slots=True)
class Stroke:
    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Surface:
    """A filled polygon. Several rings are one surface; a ring within a ring is a hole."""

    rings: tuple[Ring, ...]
    paint: Paint
    stroke: Stroke | None = None
    css: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Open lines drawn alike."""

    lines: tuple[Ring, ...]
    stroke: Stroke
    css: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline. `halo` is a colour behind the letters."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    anchor: Anchor = "start"
    ink: str = "#1c2a2d"
    halo: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together. `label` is the name that is read aloud, `title` what a
    pointer shows and a screen reader may add, `href` makes it a link."""

    items: tuple["Item", ...]
    role: str = ""
    label: str = ""
    title: str = ""
    href: str = ""
    css: str = ""


Item = Surface | Lines | Words | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """`title` names it, `description` says in a sentence what it shows. With the role `img` it
    is read as one picture, where a table beside it gives every figure."""

    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...] = field(default=())
    role: Literal["group", "img"] = "group"


def every_item(items: tuple[Item, ...]) -> Iterator[Item]:
    """The items and all that their groups hold, from back to front."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from every_item(item.items)


def moved(items: tuple[Item, ...], right: float, down: float) -> tuple[Item, ...]:
    """The same items elsewhere."""
    return tuple(moved_item(item, right, down) for item in items)


def moved_item(item: Item, right: float, down: float) -> Item:
    def shift(ring: Ring) -> Ring:
        return tuple((x + right, y + down) for x, y in ring)

    if isinstance(item, Surface):
        return Surface(tuple(map(shift, item.rings)), item.paint, item.stroke, item.css)
    if isinstance(item, Lines):
        return Lines(tuple(map(shift, item.lines)), item.stroke, item.css)
    if isinstance(item, Words):
        return Words(
            item.x + right, item.y + down, item.text, item.size, item.bold, item.anchor,
            item.ink, item.halo, item.css,
        )  # fmt: skip
    inner = moved(item.items, right, down)
    return Group(inner, item.role, item.label, item.title, item.href, item.css)


def rectangle(x: float, y: float, width: float, height: float) -> Ring:
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
