"""Borders between units: the edges of the Voronoi diagram where the unit changes.

Taken from the Delaunay triangulation, whose triangles' circumcentres are the corners
of the Voronoi cells. No cell is ever made, so 600,000 sites cost seconds. SciPy's own
`Voronoi` ridges gave a network with gaps on these sites.
"""

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from mapping_data.boundaries.postcodes import Positions

FRAME_M = 150_000
FRAME_SITES = 400
OUTSIDE = -1


def border_segments(sites: Positions) -> NDArray[np.object_]:
    """Line segments in metres along which two units (of `sites.unit`) meet."""
    origin, points, unit = _framed(sites)
    triangulation = Delaunay(points)
    corners = _circumcentres(points[triangulation.simplices])
    here, there = _pairs_across_a_border(triangulation, unit)
    ends = np.stack([corners[here], corners[there]], axis=1) + origin
    apart = (ends[:, 0] != ends[:, 1]).any(axis=1)
    return np.asarray(shapely.linestrings(ends[apart]))


def _framed(
    sites: Positions,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int32]]:
    """Sites about their middle, in a wide ring of sites that belong to nobody.

    The ring keeps every triangle that touches a real site well shaped.
    """
    origin = sites.points.mean(axis=0)
    points = sites.points - origin
    radius = np.hypot(*points.T).max() + FRAME_M
    angle = np.linspace(0, 2 * np.pi, FRAME_SITES, endpoint=False)
    ring = radius * np.column_stack([np.cos(angle), np.sin(angle)])
    unit = np.concatenate([sites.unit, np.full(FRAME_SITES, OUTSIDE, dtype=np.int32)])
    return origin, np.concatenate([points, ring]), unit


def _circumcentres(triangles: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 3, 2) corners -> (n, 2) centres. Relative to a corner, to keep precision."""
    a = triangles[:, 0]
    b, c = triangles[:, 1] - a, triangles[:, 2] - a
    bb, cc = (b * b).sum(axis=1), (c * c).sum(axis=1)
    twice_area = 2 * (b[:, 0] * c[:, 1] - b[:, 1] * c[:, 0])
    x = (c[:, 1] * bb - b[:, 1] * cc) / twice_area
    y = (b[:, 0] * cc - c[:, 0] * bb) / twice_area
    return a + np.column_stack([x, y])


def _pairs_across_a_border(
    triangulation: Delaunay, unit: NDArray[np.int32]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Adjacent triangles whose common edge joins two sites of different real units."""
    here, there = [], []
    for opposite in range(3):
        one, other = (unit[triangulation.simplices[:, i]] for i in range(3) if i != opposite)
        neighbour = triangulation.neighbors[:, opposite]
        number = np.arange(len(neighbour))
        # number < neighbour: each edge once; the hull has neighbour -1.
        chosen = (number < neighbour) & (one != other) & (one != OUTSIDE) & (other != OUTSIDE)
        here.append(number[chosen])
        there.append(neighbour[chosen])
    return np.concatenate(here), np.concatenate(there)
