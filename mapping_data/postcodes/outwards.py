"""The country of each outward code and of those postcode areas that lie in one only."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from mapping_data.postcodes.districts import COUNTRIES, WITH_POSITIONS
from mapping_data.postcodes.tally import Tally

Countries = dict[str, Counter[str]]

_WITH_POSITIONS = frozenset(COUNTRIES[letter] for letter in WITH_POSITIONS)


def area_of(outward: str) -> str:
    """The postcode area: the letters that an outward code starts with ("SW" of "SW1A")."""
    letters = re.match("[A-Z]*", outward)
    return letters[0] if letters else ""


def countries_by_outward(tally: Tally) -> Countries:
    """Outward code -> postcodes by country.

    A code whose rows give no district (large users' codes, "LE99") takes the country of
    its area where the area has one, and is left out where it has two or none.
    """
    known = _counted(tally)
    areas = countries_by_area(known)
    for outward, counted in tally.countries.items():
        if outward not in known and len(area := areas.get(area_of(outward), Counter())) == 1:
            known[outward] = Counter({next(iter(area)): counted.total()})
    return known


def countries_by_area(outwards: Mapping[str, Counter[str]]) -> Countries:
    areas: Countries = defaultdict(Counter)
    for outward, counted in outwards.items():
        areas[area_of(outward)].update(counted)
    return dict(areas)


def areas_without_positions(outwards: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Areas such as BT -> their country: all we know of the postcodes in them."""
    return {
        area: next(iter(counted))
        for area, counted in countries_by_area(outwards).items()
        if len(counted) == 1 and not _WITH_POSITIONS & counted.keys()
    }


def _counted(tally: Tally) -> Countries:
    known: Countries = defaultdict(Counter)
    codes = tally.authorities
    for (outward, number), (postcodes, _, _) in tally.shares.items():
        known[outward][COUNTRIES[codes[number][0]]] += postcodes
    for outward, counted in tally.countries.items():
        for country, postcodes in counted.items():
            if country:
                known[outward][country] += postcodes
    return dict(known)
