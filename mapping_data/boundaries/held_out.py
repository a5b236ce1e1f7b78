"""Positions kept out of a second build, to measure how good the areas are."""

import csv
import gzip
import io
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries.postcodes import Positions
from mapping_data.boundaries.projection import to_degrees

SAMPLE_SIZE = 20_000


class HeldOut(NamedTuple):
    """Positions in degrees, and the index of the authority that each lies in."""

    degrees: NDArray[np.float64]
    unit: NDArray[np.int32]


class Accuracy(NamedTuple):
    """Shares of the held-out positions, 0 to 1."""

    own: float
    any: float


def choose(positions: Positions) -> tuple[NDArray[np.bool_], HeldOut]:
    """Which rows of `positions` are held out, and the sample itself.

    By distinct coordinate: many postcodes share one, and holding out a row whose twin
    stays in would measure nothing. Chosen by a hash of the coordinate, so that the same
    directory gives the same sample whatever the version of NumPy. A coordinate that
    postcodes of two authorities share has no right answer and is not chosen.
    """
    key = (positions.easting * 10_000_000 + positions.northing).astype(np.uint64)
    coordinates, first, group = np.unique(key, return_index=True, return_inverse=True)
    lowest = np.full(len(coordinates), len(positions.units), dtype=np.int32)
    highest = np.full(len(coordinates), -1, dtype=np.int32)
    np.minimum.at(lowest, group, positions.unit)
    np.maximum.at(highest, group, positions.unit)
    english = positions.units.index("W")
    eligible = np.flatnonzero((lowest == highest) & (highest < english))
    chosen = eligible[np.argsort(_scramble(coordinates[eligible]))[:SAMPLE_SIZE]]
    rows = first[chosen]
    sample = HeldOut(np.round(to_degrees(positions.points[rows]), 5), positions.unit[rows])
    return np.isin(group, chosen), sample


def measure(shapes: NDArray[np.object_], sample: HeldOut) -> Accuracy:
    """How many positions fall in their own authority, and in any, of areas in degrees."""
    tree = shapely.STRtree(shapes)
    points = shapely.points(sample.degrees)
    point, area = tree.query(points, predicate="intersects")
    own = np.unique(point[area == sample.unit[point]])
    total = len(points)
    return Accuracy(round(len(own) / total, 5), round(len(np.unique(point)) / total, 5))


def write_sample(path: Path, sample: HeldOut, codes: list[str]) -> None:
    """As gzipped CSV, ordered by authority so that it packs well, without a time stamp."""
    rows = sorted(
        (codes[unit], f"{longitude:.5f}", f"{latitude:.5f}")
        for unit, (longitude, latitude) in zip(sample.unit, sample.degrees, strict=True)
    )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["gss_code", "longitude", "latitude"])
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))


def _scramble(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64: spreads neighbouring coordinates evenly."""
    with np.errstate(over="ignore"):
        mixed = keys + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))
