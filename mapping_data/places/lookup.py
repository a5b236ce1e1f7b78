"""Finds towns and villages by name, and all the places that a name may mean.

Source: GeoNames (CC BY 4.0), with authorities and outward codes from the ONS Postcode
Directory (OGL v3); see `mapping_data/data/places.LICENCE.txt`. Places of 500 people and
more, so many villages are missing: a name that is not here may well exist.
"""

import csv
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

from mapping_data.places.names import key, plain_authority
from mapping_data.postcodes.districts import read_lookup
from mapping_data.postcodes.parse import parse

PLACES = Path(__file__).resolve().parents[1] / "data" / "places.csv"
LONGEST_INPUT = 80
# Of all letters of two names, the share in common that makes one a slip of the other.
_CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """A town or village. `gss_code` is its upper-tier authority (council in Wales and
    Scotland); it and `outward` are None where there are no postcode positions, and the
    authority's name where ours are not listed (Scotland). Degrees of WGS 84."""

    geonames_id: int
    name: str
    alt_names: tuple[str, ...]
    country: str
    gss_code: str | None
    authority_name: str | None
    outward: str | None
    longitude: float
    latitude: float
    population: int | None

    @property
    def label(self) -> str:
        """What tells it from its namesakes and finds it again: "Newport, PO30"."""
        return f"{self.name}, {self.outward or self.country}"

    @property
    def in_england(self) -> bool:
        return self.country == "England"


class PlaceIndex:
    """The list, read at the first question and kept."""

    def __init__(self, path: Path = PLACES) -> None:
        self.path = path

    def find(self, text: str) -> list[Place]:
        """Every place of this name, the most people first; never a choice between them.

        "Newport, PO30" (at most one) and "Newport, Isle of Wight" or "Newport, Wales"
        leave those alone that lie there.
        """
        if len(text) > LONGEST_INPUT:
            return []
        if found := self._named(key(text)):
            return found
        name, qualifier = _split(text)
        there = [place for place in self._named(key(name)) if _lies_in(place, qualifier)]
        # "Harrow, HA1" is Harrow, though Harrow on the Hill is called so too.
        return [place for place in there if key(place.name) == key(name)] or there

    def suggest(self, text: str, limit: int = 5) -> list[Place]:
        """What may have been meant: the name without its qualifier, names that begin so,
        or else names a slip away. England first, then the most people."""
        name = key(_split(text[:LONGEST_INPUT])[0])
        if len(name) < 2:
            return []
        found: dict[int, Place] = {}
        likely = [[name], self._beginning_with(name)]
        if name not in self._by_name:
            likely.append(get_close_matches(name, self._alike(name), n=limit, cutoff=_CLOSE))
        for names in likely:
            for place in sorted(self._all_named(names), key=_england_first):
                found.setdefault(place.geonames_id, place)
        return list(found.values())[:limit]

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def _rows(self) -> list[list[str]]:
        with self.path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))[1:]

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        """Name or other name, as a key -> numbers of rows. Rows become places when asked for."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, (_, name, alt_names, *_) in enumerate(self._rows):
            index[key(name)].append(number)
            for other in alt_names.split(";") if alt_names else ():
                index[key(other)].append(number)
        return dict(index)

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._by_name)

    def _named(self, name: str) -> list[Place]:
        places = [_place(self._rows[number]) for number in self._by_name.get(name, ())]
        return sorted(places, key=_most_people_first)

    def _all_named(self, names: Iterable[str]) -> list[Place]:
        return [place for name in names for place in self._named(name)]

    def _beginning_with(self, name: str) -> list[str]:
        start = bisect_left(self._names, name)
        return self._names[start : bisect_left(self._names, name + "\uffff")]

    def _alike(self, name: str) -> list[str]:
        # Comparing letter by letter is slow; a slip seldom changes a length by more than two.
        return [other for other in self._names if abs(len(other) - len(name)) <= 2]


@cache
def places() -> PlaceIndex:
    """The index of the committed list, one a process."""
    return PlaceIndex()


@cache
def _authority_names() -> dict[str, str]:
    return {code: plain_authority(name) for code, name in read_lookup().values()}


def _place(row: list[str]) -> Place:
    number, name, alt_names, country, code, outward, longitude, latitude, population = row
    return Place(
        int(number),
        name,
        tuple(alt_names.split(";")) if alt_names else (),
        country,
        code or None,
        _authority_names().get(code),
        outward or None,
        float(longitude),
        float(latitude),
        int(population) if population else None,
    )


def _split(text: str) -> tuple[str, str]:
    """Name and qualifier of "Newport, PO30", "Newport (Isle of Wight)" and "Newport PO30"."""
    name, comma, qualifier = text.replace("(", ",", 1).partition(",")
    if comma:
        return name, qualifier.rstrip(") ")
    name, _, last = text.rpartition(" ")
    return (name, last) if name and parse(last) else (text, "")


def _lies_in(place: Place, qualifier: str) -> bool:
    """Whether a qualifier (outward code or full postcode, authority, country) names its place."""
    if postcode := parse(qualifier):
        return place.outward == postcode.outward
    wanted = key(plain_authority(qualifier.strip()))
    return bool(wanted) and wanted in (key(place.authority_name or ""), key(place.country))


def _most_people_first(place: Place) -> tuple[int, int]:
    return -(place.population or 0), place.geonames_id


def _england_first(place: Place) -> tuple[bool, int, int]:
    return not place.in_england, *_most_people_first(place)
