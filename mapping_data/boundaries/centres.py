"""Postcode centres: the mean position of the postcodes of an area."""

from collections.abc import Mapping

import numpy as np

from mapping_data.boundaries.files import AreaType, Centre
from mapping_data.boundaries.postcodes import Positions
from mapping_data.boundaries.projection import to_degrees

ENGLAND = "E92000001"


def centres(english: Positions, group_of: Mapping[str, str], area_type: AreaType) -> list[Centre]:
    """One centre for each group of authorities, ordered by code.

    Every postcode counts once, so the centre lies where people live and not in the
    middle of the moor. `group_of`: authority's code -> the area's code.
    """
    groups = sorted(set(group_of.values()))
    number_of = {group: number for number, group in enumerate(groups)}
    authorities = english.units[: len(group_of)]
    area = np.array([number_of[group_of[code]] for code in authorities])[english.unit]
    count = np.bincount(area, minlength=len(groups))
    easting = np.bincount(area, weights=english.easting) / count
    northing = np.bincount(area, weights=english.northing) / count
    degrees = to_degrees(np.column_stack([easting, northing]))
    return [
        Centre(
            group,
            area_type,
            postcodes=int(count[number]),
            easting=round(float(easting[number])),
            northing=round(float(northing[number])),
            longitude=round(float(degrees[number, 0]), 5),
            latitude=round(float(degrees[number, 1]), 5),
        )
        for number, group in enumerate(groups)
    ]
