"""Exact areas in metres from postcode positions and a coast: the whole recipe in order."""

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries.borders import border_segments
from mapping_data.boundaries.drawing import check_coverage
from mapping_data.boundaries.faces import land_faces, settle_orphans, unite
from mapping_data.boundaries.land import land_mask
from mapping_data.boundaries.postcodes import Positions
from mapping_data.boundaries.progress import Progress
from mapping_data.boundaries.sites import thin
from mapping_data.boundaries.units import WALES

STEPS = 4


class Areas(NamedTuple):
    """`shapes` in the order of the authorities' codes; `counts` for the manifest."""

    shapes: NDArray[np.object_]
    counts: dict[str, int]


def build_areas(
    positions: Positions, coast: list[shapely.Polygon], progress: Progress, label: str
) -> Areas:
    sites = thin(positions)
    progress.done(f"{label}, thin", f"{len(sites.unit):,} sites in squares of 200 m")
    segments = border_segments(sites)
    progress.done(f"{label}, borders", f"{len(segments):,} segments")
    land, at_sea = land_mask(coast, sites.points)
    progress.done(f"{label}, land", f"{at_sea:,} sites beyond the coast brought land with them")
    faces, moved, dropped = settle_orphans(land_faces(segments, land, sites), sites)
    shapes = unite(faces, sites.units.index(WALES))
    check_coverage(shapes)
    progress.done(
        f"{label}, faces",
        f"{len(faces.unit):,} faces, {moved} without a site moved, {dropped} dropped",
    )
    counts = {
        "sites": len(sites.unit),
        "border_segments": len(segments),
        "sites_beyond_coast": at_sea,
        "faces": len(faces.unit),
        "faces_moved": moved,
        "faces_dropped": dropped,
        "corners": int(shapely.get_num_coordinates(shapes).sum()),
    }
    return Areas(shapes, counts)
