"""British National Grid (EPSG:27700) to longitude and latitude (WGS 84), and back."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

# Written out instead of named by EPSG code: pyproj would pick the OSTN15 grid where
# one happens to be installed, and the built files would differ between machines by a
# few metres. This is EPSG:1314, the seven-parameter shift (2 m).
_PIPELINE = (
    "+proj=pipeline "
    "+step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 "
    "+x_0=400000 +y_0=-100000 +ellps=airy "
    "+step +proj=push +v_3 +step +proj=cart +ellps=airy "
    "+step +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 "
    "+s=-20.489 +convention=position_vector "
    "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
)


@cache
def _transformer() -> Transformer:
    return Transformer.from_pipeline(_PIPELINE)


def to_degrees(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) easting, northing -> (n, 2) longitude, latitude."""
    return np.column_stack(_transformer().transform(points[:, 0], points[:, 1]))


def to_metres(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) longitude, latitude -> (n, 2) easting, northing."""
    return np.column_stack(
        _transformer().transform(points[:, 0], points[:, 1], direction="INVERSE")
    )
