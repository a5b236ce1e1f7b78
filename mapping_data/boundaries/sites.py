"""Thin 2.5 million postcodes to the sites whose cells make the areas."""

import numpy as np

from mapping_data.boundaries.postcodes import Positions

CELL_M = 200


def thin(positions: Positions) -> Positions:
    """One site for each unit in each 200 m square: the mean of its positions there.

    A square that two units share keeps a site for each, so a border inside it survives.
    """
    column = (positions.easting // CELL_M).astype(np.int64)
    row = (positions.northing // CELL_M).astype(np.int64)
    key = (column * 10_000 + row) * 1_000 + positions.unit
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
    count = np.bincount(group)
    return Positions(
        positions.units,
        np.bincount(group, weights=positions.easting) / count,
        np.bincount(group, weights=positions.northing) / count,
        positions.unit[first],
    )
