"""The ground of the hex view: where its cells stand, its regions' outlines and names."""

import math
from collections import defaultdict

from directory.maps.drawing.legend import disc
from directory.maps.drawing.shapes import (
    Anchor,
    Group,
    Item,
    Lines,
    Paint,
    Point,
    Ring,
    Stroke,
    Surface,
    Words,
)
from directory.maps.drawing.styles import INK, WHITE
from mapping_data.area_index import AreaIndex
from mapping_data.hex_cells import HexCell

WIDE = 62.0
RADIUS = WIDE / math.sqrt(3)
TOP_ROW = 20
LEFT, TOP = 34.0, 8.0

# Where a region's name stands on the grid (columns to the right, rows to the north), which end
# of it stands there, and from where to where a line leads to a region without an open side.
Leader = tuple[Point, ...]
REGION_LABELS: dict[str, tuple[float, float, Anchor, Leader]] = {
    "E12000001": (7.7, 19, "start", ()),
    "E12000002": (3.3, 17.1, "end", ()),
    "E12000003": (8.2, 16.7, "start", ()),
    "E12000004": (11.2, 13, "start", ((11.1, 13), (10.5, 12.667), (10, 12.333), (9.86, 12.24))),
    "E12000005": (3.7, 8, "end", ()),
    "E12000006": (11.8, 11, "start", ()),
    "E12000007": (13.2, 4, "start", ()),
    "E12000008": (10.8, 1, "start", ()),
    "E12000009": (2.7, 4, "end", ()),
}


def at(column: float, row: float) -> Point:
    """The middle of a cell, odd rows shifted already."""
    return (LEFT + (column + 0.5) * WIDE, TOP + RADIUS + (TOP_ROW - row) * RADIUS * 1.5)


def hexagon(x: float, y: float, radius: float = RADIUS) -> Ring:
    """Six corners from the top on, clockwise."""
    half, quarter = radius * math.sqrt(3) / 2, radius / 2
    return (
        (x, y - radius),
        (x + half, y - quarter),
        (x + half, y + quarter),
        (x, y + radius),
        (x - half, y + quarter),
        (x - half, y - quarter),
    )


def region_outline(cells: tuple[HexCell, ...], code: str) -> Lines:
    """The sides of a region's cells that no other cell of it shares."""
    count: dict[frozenset[tuple[int, int]], tuple[Point, Point]] = {}
    for cell in cells:
        if cell.region_code == code:
            ring = hexagon(*at(*cell.place))
            for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
                side = frozenset({(round(x), round(y)) for x, y in (start, end)})
                if count.pop(side, None) is None:
                    count[side] = (start, end)
    return Lines(chained(list(count.values())), Stroke(INK, 2.6), css="drawing__region")


def chained(sides: list[tuple[Point, Point]]) -> tuple[Ring, ...]:
    """Single sides joined into long lines, which take a third of the space."""
    following: dict[tuple[int, int], list[tuple[Point, Point]]] = defaultdict(list)
    for side in sides:
        following[corner(side[0])].append(side)
    lines: list[Ring] = []
    while any(following.values()):
        start = next(key for key, own in following.items() if own)
        line = [following[start][0][0]]
        while own := following.get(corner(line[-1])):
            line.append(own.pop()[1])
        lines.append(tuple(line))
    return tuple(lines)


def corner(point: Point) -> tuple[int, int]:
    return (round(point[0]), round(point[1]))


def region_label(code: str, areas: AreaIndex) -> list[Item]:
    column, row, anchor, leader = REGION_LABELS[code]
    region = areas.by_code(code)
    x, y = at(column - 0.5, row)
    lines = (region.common_name if region else code).split(" and ")
    shown = lines if len(lines) == 1 else [lines[0], f"and {lines[1]}"]
    words: list[Item] = [
        Words(x, y + 5 + 16 * number, line, 14, bold=True, anchor=anchor)
        for number, line in enumerate(shown)
    ]
    if leader:
        line = tuple(at(c - 0.5, r) for c, r in leader)
        dot = Surface((disc(*line[-1], 3),), Paint("dot", INK), Stroke(WHITE, 1.5))
        words[:0] = [Lines((line,), Stroke(WHITE, 4.4)), Lines((line,), Stroke(INK, 1.4)), dot]
    return [Group(tuple(words), role="presentation")]
