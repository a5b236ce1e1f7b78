"""Cut the land along the borders, and give each face to its unit."""

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from mapping_data.boundaries.land import inside
from mapping_data.boundaries.postcodes import Positions

GRID_M = 0.1
SMALLEST_ORPHAN_M2 = 300_000


class Faces(NamedTuple):
    """Polygons that cover the land without overlap; `unit` is the index of each one's unit."""

    shapes: NDArray[np.object_]
    unit: NDArray[np.int32]


def land_faces(segments: NDArray[np.object_], land: shapely.Geometry, sites: Positions) -> Faces:
    """One overlay of all borders with the coast, so that common borders are common edges."""
    lines = shapely.union_all([*segments, shapely.boundary(land)], grid_size=GRID_M)
    found = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    middles = shapely.point_on_surface(found)
    middle_points = shapely.get_coordinates(middles)
    on_land = inside(land, middle_points)
    _, nearest = cKDTree(sites.points).query(middle_points[on_land])
    return Faces(found[on_land], sites.unit[nearest])


def settle_orphans(faces: Faces, sites: Positions) -> tuple[Faces, int, int]:
    """Deal with faces that hold no site of their unit: the coast has cut them off from it.

    Such a face goes to the neighbour with the longest common border; one without a
    neighbour (an islet) is dropped if small. Returns how many were moved and dropped.
    """
    orphans = _orphans(faces, sites)
    unit = faces.unit.copy()
    keep = np.ones(len(unit), dtype=bool)
    moved = 0
    for number in np.flatnonzero(orphans):
        border = _common_border(faces.shapes[number], faces.shapes) * ~orphans
        if border.max() > 0:
            unit[number] = faces.unit[border.argmax()]
            moved += 1
        else:
            keep[number] = shapely.area(faces.shapes[number]) >= SMALLEST_ORPHAN_M2
    return Faces(faces.shapes[keep], unit[keep]), moved, int((~keep).sum())


def _orphans(faces: Faces, sites: Positions) -> NDArray[np.bool_]:
    points = sites.points
    own = [points[sites.unit == number] for number in range(len(sites.units))]
    return np.array(
        [
            not inside(shape, own[number]).any()
            for shape, number in zip(faces.shapes, faces.unit, strict=True)
        ]
    )


def _common_border(shape: shapely.Geometry, others: NDArray[np.object_]) -> NDArray[np.float64]:
    touching = shapely.STRtree(others).query(shape)
    lengths = np.zeros(len(others))
    outline = shapely.boundary(shape)
    lengths[touching] = shapely.length(
        shapely.intersection(outline, shapely.boundary(others[touching]))
    )
    return lengths


def unite(faces: Faces, units: int) -> NDArray[np.object_]:
    """One shape a unit, for the first `units` units: Wales and Scotland fall away here."""
    return np.array([shapely.union_all(faces.shapes[faces.unit == n]) for n in range(units)])
