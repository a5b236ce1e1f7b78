"""From exact areas in metres to the light ones that are shipped, in rounded degrees."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries.errors import BoundaryError
from mapping_data.boundaries.files import Detail
from mapping_data.boundaries.projection import to_degrees

# Visvalingam-Whyatt, square root of the area a corner may take with it, in metres.
TOLERANCE_M: dict[Detail, int] = {"standard": 200, "overview": 700}
# About 11 m north and 7 m east, far below either tolerance.
DECIMALS = 4
# About half a square kilometre in England. The water that areas enclose is larger; a
# smaller hole is a gap between two borders that no longer agree.
SMALLEST_HOLE_SQUARE_DEGREES = 0.00006


def simplify(shapes: NDArray[np.object_], detail: Detail) -> NDArray[np.object_]:
    """All areas at once, in metres: a common border is simplified once and stays common."""
    return np.asarray(shapely.coverage_simplify(shapes, TOLERANCE_M[detail]))


def to_rounded_degrees(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Longitude and latitude as the file will have them.

    Raises BoundaryError if rounding broke an area or a common border: mending one
    polygon afterwards (`make_valid`) would part it from its neighbour.
    """
    degrees = shapely.transform(shapes, lambda points: np.round(to_degrees(points), DECIMALS))
    rounded = np.asarray(shapely.remove_repeated_points(degrees))
    check_coverage(rounded)
    check_no_gaps(rounded)
    return canonical(rounded)


def dissolve(
    shapes: NDArray[np.object_], codes: Sequence[str], group_of: dict[str, str]
) -> tuple[list[str], NDArray[np.object_]]:
    """Merge the areas of a coverage that go into one group; groups ordered by code.

    Done on the rounded areas, so that an area that does not change has the very same
    border in both vintages and in its region.
    """
    groups = [group_of[code] for code in codes]
    ordered = sorted(set(groups))
    members = {group: np.array([g == group for g in groups]) for group in ordered}
    merged = np.array([shapely.coverage_union_all(shapes[members[group]]) for group in ordered])
    check_coverage(merged)
    return ordered, canonical(merged)


def check_coverage(shapes: NDArray[np.object_]) -> None:
    if shapely.is_empty(shapes).any() or not shapely.is_valid(shapes).all():
        raise BoundaryError("an area came out empty or invalid; try a larger tolerance")
    if not shapely.coverage_is_valid(shapes):
        raise BoundaryError("areas overlap or their common borders differ; try another tolerance")


def check_no_gaps(shapes: NDArray[np.object_]) -> None:
    """For areas in degrees: `coverage_is_valid` finds overlaps, but takes a gap for a lake."""
    if gaps := [hole for hole in holes(shapes) if hole.area < SMALLEST_HOLE_SQUARE_DEGREES]:
        places = ", ".join(f"{gap.centroid.y:.4f} {gap.centroid.x:.4f}" for gap in gaps)
        raise BoundaryError(f"areas have come apart from each other at {places}")


def holes(shapes: NDArray[np.object_]) -> list[shapely.Polygon]:
    """What the areas together enclose and none of them covers."""
    parts = shapely.get_parts(shapely.union_all(shapes))
    return [shapely.Polygon(ring) for part in parts for ring in part.interiors]


def canonical(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Parts and corners in one fixed order, outer rings anticlockwise (RFC 7946)."""
    return np.asarray(shapely.orient_polygons(shapely.normalize(shapes)))
