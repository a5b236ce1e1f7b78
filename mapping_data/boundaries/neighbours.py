"""Which authorities have a common border on land, and how long it is."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries.files import Neighbour

# Postcodes in a town are some 200 m apart, in the country a kilometre and more, so a
# common border shorter than half a kilometre may be no more than a corner. It keeps the
# City of London and Hackney, who do share 0.5 km, and drops Lincolnshire and North
# Northamptonshire, who share 19 m.
SHORTEST_KM = 0.5

# The coast as drawn closes the inner end of some estuaries, and these would meet there.
# Each pair has no border but tidal water, and its nearest postcodes lie over 500 m apart
# (measured in November 2025: 600 m to 3.4 km; at the Tyne and the Tamar bridges it is
# 260 m and 380 m, and those pairs stay neighbours, as at any river). By hand, since
# postcodes know nothing of water: 6 km of moor between Oldham and Calderdale is land.
ACROSS_AN_ESTUARY = frozenset(
    {
        ("E06000003", "E06000004"),  # Tees: Redcar and Cleveland, Stockton-on-Tees
        ("E08000012", "E08000015"),  # Mersey: Liverpool, Wirral
        ("E06000034", "E06000035"),  # Thames: Thurrock, Medway
        ("E06000034", "E10000016"),  # Thames: Thurrock, Kent
        ("E06000034", "E09000004"),  # Thames: Thurrock, Bexley
        ("E09000004", "E09000016"),  # Thames: Bexley, Havering
        ("E09000002", "E09000004"),  # Thames: Barking and Dagenham, Bexley
        ("E09000002", "E09000011"),  # Thames: Barking and Dagenham, Greenwich
    }
)

SharedKm = dict[tuple[str, str], float]


def shared_borders(shapes: NDArray[np.object_], codes: Sequence[str]) -> SharedKm:
    """Length of the common edges of each pair of areas of a coverage in metres.

    In a coverage two neighbours have the very same edges, so edges are matched by
    their ends and nothing is intersected.
    """
    first: dict[bytes, int] = {}
    lengths: SharedKm = defaultdict(float)
    for number, shape in enumerate(shapes):
        edges, km = _edges(shape)
        for edge, length in zip(edges, km, strict=True):
            other = first.setdefault(edge, number)
            if other != number:
                pair = sorted((codes[other], codes[number]))
                lengths[pair[0], pair[1]] += length
    return dict(lengths)


def carry(shared: SharedKm, code_of: dict[str, str]) -> SharedKm:
    """The same borders between the areas that the codes are merged into."""
    carried: SharedKm = defaultdict(float)
    for (one, other), length in shared.items():
        pair = sorted((code_of[one], code_of[other]))
        if pair[0] != pair[1]:
            carried[pair[0], pair[1]] += length
    return dict(carried)


def neighbours(shared: SharedKm) -> list[Neighbour]:
    """Both directions of every pair with a long enough border on land, ordered by code.

    The Isle of Wight and the Isles of Scilly have no edge in common with anybody, and
    so no neighbour.
    """
    rows = [
        Neighbour(*pair, round(float(length), 2))
        for (one, other), length in shared.items()
        if length >= SHORTEST_KM and (one, other) not in ACROSS_AN_ESTUARY
        for pair in ((one, other), (other, one))
    ]
    return sorted(rows)


def _edges(shape: shapely.Geometry) -> tuple[list[bytes], NDArray[np.float64]]:
    """Each edge of the outline as bytes that do not depend on its direction, and its length."""
    keys: list[bytes] = []
    lengths = []
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        points = shapely.get_coordinates(ring)
        start, end = points[:-1], points[1:]
        swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
        ends = np.where(swap[:, None], np.hstack([end, start]), np.hstack([start, end]))
        keys += [row.tobytes() for row in ends]
        lengths.append(np.hypot(*(end - start).T) / 1000)
    return keys, np.concatenate(lengths)
