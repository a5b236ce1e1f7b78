"""The map of regions: never shaded by share alone; each bears its bar, and n of N."""

from directory.coverage.rules import RegionCounts
from directory.formatting import listed
from directory.maps.drawing.bars import Segment, key_lines, segment_items
from directory.maps.drawing.legend import paragraph
from directory.maps.drawing.png import text_width
from directory.maps.drawing.projection import Ground
from directory.maps.drawing.shapes import (
    Drawing,
    Group,
    Item,
    Lines,
    Point,
    Stroke,
    Surface,
    Words,
    moved,
)
from directory.maps.drawing.styles import INK, INK_SOFT, LAND, LINE_STRONG
from directory.maps.region_marks import RegionMark, region_marks, round_marks
from mapping_data.boundaries.files import read_region_boundaries
from mapping_data.links import area_url

__all__ = ["RegionMark", "marked_regions", "region_drawing", "region_marks", "round_marks"]

GROUND = Ground(scale=150, left=20, top=16)
WIDTH = 880.0
FOOT = 940.0
UNIT = 4.8
NAME_SIZE, NUMBER_SIZE = 13.5, 13.0

# The middle of each region's words, and where a line to it starts if they stand beside it.
PLACES: dict[str, tuple[float, float, tuple[float, float] | None]] = {
    "E12000001": (-1.87, 54.98, None),
    "E12000002": (-4.6, 53.7, (-2.75, 53.627)),
    "E12000003": (-1.1, 54.0, None),
    "E12000004": (-0.75, 52.98, None),
    "E12000005": (-2.3, 52.58, None),
    "E12000006": (0.62, 52.38, None),
    "E12000007": (2.0, 51.66, (0.0, 51.587)),
    "E12000008": (-1.0, 51.22, None),
    "E12000009": (-3.2, 50.98, None),
}


def region_drawing(rows: list[RegionCounts], *, title: str, source_line: str) -> Drawing:
    """The nine regions with the states of their authorities today."""
    return marked_regions(
        region_marks(rows),
        title=title,
        source_line=source_line,
        counted="service reported, of all authorities",
    )


def marked_regions(
    marks: list[RegionMark], *, title: str, source_line: str, counted: str
) -> Drawing:
    """Outlines, a mark in each, a key with sums. `counted` says what the number is."""
    shapes = {
        feature["properties"]["gss_code"]: feature["geometry"]
        for feature in read_region_boundaries()["features"]
    }
    land: list[Item] = [
        Surface(GROUND.rings(shapes[mark.gss_code]), LAND, Stroke(LINE_STRONG, 1.2))
        for mark in marks
    ]
    shown = tuple(Group((mark_group(mark),), role="listitem") for mark in marks)
    items: tuple[Item, ...] = (
        Group(tuple(land), role="presentation"),
        Group(shown, role="list", label=title),
        Group(sums(marks, counted), role="presentation"),
    )
    foot = paragraph(source_line, 20, FOOT, 11.5, WIDTH - 40, ink=INK_SOFT)
    summary = f"{title}. {listed([mark.label for mark in marks])}."
    return Drawing(WIDTH, foot[-1].y + 10, title, summary, (*items, *foot))


def mark_group(mark: RegionMark) -> Group:
    longitude, latitude, start = PLACES[mark.gss_code]
    x, y = GROUND.at(longitude, latitude)
    halo = LAND.fill if start is None else "#ffffff"
    items: list[Item] = []
    if start is not None:
        items.append(leader(GROUND.at(*start), x, y, mark))
    two = mark.name.split(" and ") if len(mark.name) > 16 else [mark.name]
    lines = [two[0], *(f"and {rest}" for rest in two[1:])]
    for number, line in enumerate(lines):
        place = y - 6 - 16 * (len(lines) - 1 - number)
        items.append(
            Words(
                x, place, line, NAME_SIZE, bold=True, anchor="middle", halo=halo,
                css="drawing__name",
            )
        )  # fmt: skip
    items += bar(mark.segments, x, y)
    below = y + (38 if mark.segments else 12)
    items.append(Words(x, below, mark.words, NUMBER_SIZE, anchor="middle", halo=halo))
    href = area_url(mark.gss_code)
    return Group(tuple(items), label=mark.label, href=href, css="drawing__link")


def leader(start: Point, x: float, y: float, mark: RegionMark) -> Lines:
    """A level line to the near end of the bar, or of the words where there is no bar."""
    total = sum(segment.number for segment in mark.segments)
    half = total * UNIT / 2 if total else text_width(mark.words, NUMBER_SIZE) / 2 + 5
    end = x - half if start[0] < x else x + half
    height = y + 11 if total else y + 7
    return Lines((((start[0], height), (end, height)),), Stroke(INK, 1.2))


def bar(segments: tuple[Segment, ...], middle: float, y: float) -> list[Item]:
    """As long as its authorities are many."""
    x = middle - sum(segment.number for segment in segments) * UNIT / 2
    items: list[Item] = []
    for segment in segments:
        if segment.number:
            items += segment_items(segment, x, y, segment.number * UNIT)
            x += segment.number * UNIT
    return items


def sums(marks: list[RegionMark], counted: str) -> tuple[Item, ...]:
    """The key with the sums over all regions, in the open sea to the north east."""
    x, width = 560.0, 300.0
    found: dict[str, Segment] = {}
    for mark in marks:
        for part in mark.segments:
            before = found[part.words].number if part.words in found else 0
            found[part.words] = Segment(part.paint, part.letter, part.words, before + part.number)
    head = paragraph(f"In each region: {counted}.", x, 34, 13.5, width)
    rows, _ = key_lines(list(found.values()), 0, width)
    return (*head, *moved(rows, x, head[-1].y + 14))
