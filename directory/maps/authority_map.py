"""The map of authorities for paper: true outlines, London once more and larger."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.coverage.evidence_sentences import evidence_sentence
from directory.coverage.rules import AuthorityState
from directory.maps.drawing.legend import disc, key, paragraph
from directory.maps.drawing.projection import Ground, extent
from directory.maps.drawing.shapes import (
    Drawing,
    Group,
    Item,
    Lines,
    Ring,
    Stroke,
    Surface,
    Words,
)
from directory.maps.drawing.styles import INK, INK_SOFT, LINE_STRONG, look_of
from directory.maps.hex_map import summary_of
from mapping_data.area_index import AreaIndex
from mapping_data.boundaries.files import (
    DRAWN_VINTAGE,
    read_boundaries,
    read_region_boundaries,
)

GROUND = Ground(scale=150, left=14, top=10, step=0.8)
LONDON_CODE = "E12000007"
LONDON = Ground(scale=400, left=716, top=290, west=-0.53, north=51.7)
WIDTH, FOOT = 960.0, 935.0
KEY_AT, KEY_WIDTH = (660.0, 10.0), 280.0
# A letter is written where its shape is at least so wide and high.
ROOM = 15.0


@dataclass(frozen=True, slots=True)
class Outline:
    """An authority's shape: its rings in degrees as GeoJSON has them, and where a word fits."""

    item: AuthorityState
    region_code: str
    geometry: dict[str, object]
    label: tuple[float, float]


def outlines(
    states: list[AuthorityState], areas: AreaIndex
) -> tuple[list[Outline], list[AuthorityState]]:
    """The shapes, and the authorities that the boundary file does not know (created later)."""
    left = {item.area.pk: item for item in states}
    found = []
    for feature in read_boundaries(DRAWN_VINTAGE, "overview")["features"]:
        known = feature["properties"]
        area = areas.by_code(known["gss_code"])
        if area is not None and area.pk in left:
            label = (known["label_lon"], known["label_lat"])
            found.append(
                Outline(left.pop(area.pk), known["region_code"], feature["geometry"], label)
            )
    return found, list(left.values())


def authority_drawing(
    states: list[AuthorityState], areas: AreaIndex, *, title: str, source_line: str
) -> Drawing:
    """Every authority by state and age, London's boroughs enlarged beside it."""
    shapes, unplaced = outlines(states, areas)
    london = [shape for shape in shapes if shape.region_code == LONDON_CODE]
    regions = read_region_boundaries()["features"]
    lines = [GROUND.rings(feature["geometry"]) for feature in regions]
    own = next(f["geometry"] for f in regions if f["properties"]["gss_code"] == LONDON_CODE)
    items: tuple[Item, ...] = (
        Group(tuple(named_shapes(shapes, areas)), role="list", label=title),
        outline(lines, 1.6),
        Group(tuple(shape_items(london, LONDON, areas)), role="presentation"),
        outline([LONDON.rings(own)], 1.8),
        Words(LONDON.left, LONDON.top - 14, "London, enlarged", 14, bold=True),
        key(states, areas.day, *KEY_AT, KEY_WIDTH),
    )
    note = source_line
    if unplaced:
        names = "; ".join(
            f"{item.area.common_name} ({look_of(item, areas.day).words.lower()})"
            for item in unplaced
        )
        note = f"Not on this map: {names}. {source_line}"
    foot = paragraph(note, 14, FOOT, 11.5, WIDTH - 28, ink=INK_SOFT)
    summary = f"Map of England: {summary_of(states, areas)}"
    return Drawing(WIDTH, foot[-1].y + 10, title, summary, (*items, *foot))


def named_shapes(shapes: Iterable[Outline], areas: AreaIndex) -> list[Item]:
    """A link for each authority, by name."""
    return [
        Group((shape_link(shape, areas),), role="listitem")
        for shape in sorted(shapes, key=lambda shape: shape.item.area.common_name)
    ]


def shape_link(shape: Outline, areas: AreaIndex) -> Group:
    item = shape.item
    name = item.area.common_name
    return Group(
        shape_items([shape], GROUND, areas),
        label=f"{name}: {look_of(item, areas.day).words.lower()}",
        title=f"{name}. {evidence_sentence(item, areas)}",
        href=item.area.get_absolute_url(),
        css="drawing__link",
    )


def shape_items(
    shapes: Iterable[Outline], ground: Ground, areas: AreaIndex
) -> tuple[Surface | Words, ...]:
    """Surfaces, and the letters of those that have room for one. What is too small to have an
    outline at this scale is a dot."""
    marks: list[Surface | Words] = []
    for shape in shapes:
        look = look_of(shape.item, areas.day)
        x, y = ground.at(*shape.label)
        rings = ground.rings(shape.geometry) or (disc(x, y, 2.5),)
        marks.append(Surface(rings, look.paint, Stroke(LINE_STRONG, 0.7), css="drawing__cell"))
        if has_room(rings):
            halo = look.halo or look.paint.fill
            marks.append(
                Words(
                    x, y + 4, look.letter, 10.5, bold=True, anchor="middle", ink=look.paint.ink,
                    halo=halo,
                )
            )  # fmt: skip
    return tuple(marks)


def has_room(rings: tuple[Ring, ...]) -> bool:
    left, top, right, bottom = extent(rings)
    return right - left >= ROOM and bottom - top >= ROOM


def outline(shapes: Iterable[tuple[Ring, ...]], width: float) -> Lines:
    closed = tuple((*ring, ring[0]) for rings in shapes for ring in rings)
    return Lines(closed, Stroke(INK, width), css="drawing__region")
