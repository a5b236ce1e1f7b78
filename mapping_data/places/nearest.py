"""The authority and outward code of a position, from the postcodes around it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mapping_data.postcodes.districts import COUNTRIES, WITH_POSITIONS, Authority, authority_code
from mapping_data.postcodes.source import Row, read_rows

# Below this share of distinct positions an outward code belongs to large users whose
# post waits in one office ("NE99"), and names no neighbourhood.
_SPREAD = 0.25
# Recoded by Royal Mail between about 1990 and 2000. The directory keeps them beside the
# codes that came after ("PE17" is PE26 to PE28 now), and nothing in it says so: these
# share most of their ground with higher codes of their area, and are known to be gone.
_WITHDRAWN = frozenset(
    "AB1 AB2 AB3 AB4 AB5 AB9 BN4 BS12 BS17 BS18 BS19 CF1 CF2 CF4 CF6 CF7 CF8 DE2 GU13 M10"
    " NP1 NP2 NP3 NP5 NP6 NP9 OX6 OX8 PE17 PE18 RG3 RG11 RG13 RG15 RG16 S19 S30 S31 SO1 SO2"
    " SO3 SO4 SO5 SO9 W1M W1N W1P W1R W1V W1X W1Y WD1 WD2 YO2 YO3 YO4 YO5 YO6".split()
)
# The outward code is that of most postcodes around, since one alone may be an outlier.
_AROUND = 9
_AROUND_METRES = 1000


class Located(NamedTuple):
    """Authority (GSS code), outward code, and how far off the nearest postcode is."""

    gss_code: str
    outward: str
    metres: float


class _Spot(NamedTuple):
    easting: float
    northing: float
    outward: str
    gss_code: str


class PostcodesAround:
    """Nearest postcodes, country by country: a border is not crossed to find one."""

    def __init__(self, files: Sequence[Path], lookup: dict[str, Authority]) -> None:
        from pyproj import Transformer
        from scipy.spatial import cKDTree

        self._to_grid = Transformer.from_crs(4326, 27700, always_xy=True).transform
        self._spots = _spots_by_country(files, lookup)
        self._trees = {
            country: cKDTree([spot[:2] for spot in spots]) for country, spots in self._spots.items()
        }

    def locate(self, country: str, longitude: float, latitude: float) -> Located | None:
        """None in countries without postcode positions."""
        if country not in self._trees:
            return None
        spots = self._spots[country]
        count = min(_AROUND, len(spots))
        distances, indices = self._trees[country].query(
            self._to_grid(longitude, latitude), k=range(1, count + 1)
        )
        reach = distances[0] + _AROUND_METRES
        around = [
            spots[index]
            for index, distance in zip(indices, distances, strict=True)
            if distance <= reach
        ]
        # The first of equals is the nearest.
        outward = Counter(spot.outward for spot in around).most_common(1)[0][0]
        return Located(around[0].gss_code, outward, float(distances[0]))


def _spots_by_country(
    files: Sequence[Path], lookup: dict[str, Authority]
) -> dict[str, list[_Spot]]:
    """Distinct positions of each outward code in use, without large users' codes."""
    postcodes: Counter[str] = Counter()
    spots: dict[str, set[_Spot]] = defaultdict(set)
    for path in files:
        for row in read_rows(path):
            if spot := _spot(row, lookup):
                postcodes[spot.outward] += 1
                spots[spot.outward].add(spot)
    found: dict[str, list[_Spot]] = defaultdict(list)
    for outward, distinct in sorted(spots.items()):
        if len(distinct) >= _SPREAD * postcodes[outward]:
            for spot in sorted(distinct):
                found[COUNTRIES[spot.gss_code[0]]].append(spot)
    return found


def _spot(row: Row, lookup: dict[str, Authority]) -> _Spot | None:
    district = row.district
    if not isinstance(district, str) or district[0] not in WITH_POSITIONS:
        return None
    outward = row.postcode[:4].strip()
    # NPT and GIR are no outward codes any more either.
    if row.easting != row.easting or outward.isalpha() or outward in _WITHDRAWN:
        return None
    return _Spot(row.easting, row.northing, outward, authority_code(district, lookup))
