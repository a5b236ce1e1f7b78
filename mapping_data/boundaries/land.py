"""The land mask: the coast, cut to the part of Great Britain that matters and repaired."""

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries.projection import to_metres

# Longitude and latitude: England with enough of its neighbours.
WEST, SOUTH, EAST, NORTH = -7.2, 49.6, 2.3, 56.2
REPAIR_M = 250
CLOSE_M = 125
SMALLEST_WATER_M2 = 2_000_000


def land_mask(
    parts: list[shapely.Polygon], sites: NDArray[np.float64]
) -> tuple[shapely.Geometry, int]:
    """Land in metres that holds every site, and how many sites the coast had left at sea.

    The coast is quantised to about 240 m by 190 m, so sea fronts, quays and small
    islands fall outside it: each site there brings 250 m of land with it, closing by
    125 m fills the slivers between, and water of under 2 km2 that this encloses is filled.
    Poole Harbour, Langstone Harbour and the upper Mersey stay.
    """
    clipped = shapely.clip_by_rect(np.array(parts), WEST, SOUTH, EAST, NORTH)
    land = shapely.get_parts(shapely.make_valid(shapely.transform(clipped, to_metres)))
    inhabited = [part for part in land if inside(part, sites).any()]
    coast = shapely.union_all(inhabited)
    at_sea = sites[~inside(coast, sites)]
    patches = shapely.buffer(shapely.points(at_sea), REPAIR_M)
    patched = shapely.union_all([coast, *patches])
    closed = shapely.buffer(shapely.buffer(patched, CLOSE_M), -CLOSE_M)
    filled = shapely.union_all([_without_ponds(part) for part in shapely.get_parts(closed)])
    return filled, len(at_sea)


def _without_ponds(part: shapely.Polygon) -> shapely.Polygon:
    lakes = [ring for ring in part.interiors if shapely.Polygon(ring).area >= SMALLEST_WATER_M2]
    return shapely.Polygon(part.exterior, lakes)


def inside(shape: shapely.Geometry, points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points lie in a shape. Sorted out by its bounding box first: the test of a
    large shape against all points of the country takes minutes otherwise."""
    result = np.zeros(len(points), dtype=bool)
    if shapely.is_empty(shape) or shape.geom_type not in ("Polygon", "MultiPolygon"):
        return result
    west, south, east, north = shapely.bounds(shape)
    x, y = points[:, 0], points[:, 1]
    near = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
    shapely.prepare(shape)
    result[near] = shapely.contains_xy(shape, x[near], y[near])
    return result
