"""Decode one country of a quantised TopoJSON topology."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries.errors import BoundaryError

UNITED_KINGDOM = "826"  # ISO 3166-1 numeric


def country_parts(topology: dict[str, Any], country: str) -> list[shapely.Polygon]:
    """The polygons of a country in longitude and latitude, in the file's order."""
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == country:
            parts = geometry["arcs"]
            if geometry["type"] == "Polygon":
                parts = [parts]
            return [_polygon(rings, arcs) for rings in parts]
    raise BoundaryError(f"the coast file has no country {country}")


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> NDArray[np.float64]:
    """Positions are stored as steps from the one before."""
    steps = np.cumsum(np.array(arc, dtype=np.int64), axis=0)
    return steps * np.array(transform["scale"]) + np.array(transform["translate"])


def _polygon(rings: list[list[int]], arcs: list[NDArray[np.float64]]) -> shapely.Polygon:
    shell, *holes = [_ring(ring, arcs) for ring in rings]
    return shapely.Polygon(shell, holes)


def _ring(numbers: list[int], arcs: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """A negative number n stands for arc ~n run backwards."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    # The last position of each arc is the first of the next.
    return np.concatenate([piece[:-1] for piece in pieces] + [pieces[-1][-1:]])
