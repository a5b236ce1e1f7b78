"""Counts, while postcodes go by, what an outward code holds, and what was left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from mapping_data.postcodes.districts import COUNTRIES, WITH_POSITIONS, Authority, authority_code
from mapping_data.postcodes.sector import INWARD_LETTERS, Unit
from mapping_data.postcodes.source import Row

_SECTOR = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?|GIR)[0-9]")
_USABLE = frozenset(first + last for first in INWARD_LETTERS for last in INWARD_LETTERS)

NOT_A_POSTCODE = "not of a postcode's shape (NPT, withdrawn in the 1990s)"
NO_DISTRICT = "no district given"
NO_POSITION = "no position kept (Northern Ireland, Channel Islands, Isle of Man)"


class Tally:
    """Takes rows sector by sector; keeps sums for each outward code and reasons of refusal."""

    def __init__(self, lookup: dict[str, Authority]) -> None:
        self._lookup = lookup
        self._numbers: dict[str, int] = {}
        # District -> authority number, worked out once a district.
        self._number_of_district: dict[str, int] = {}
        self.rows = 0
        self.kept = 0
        self.refused: Counter[str] = Counter()
        # (outward, authority number) -> postcodes, sum of eastings, sum of northings
        self.shares: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
        # outward -> country -> postcodes; "" where the district is not given
        self.countries: dict[str, Counter[str]] = defaultdict(Counter)

    @property
    def authorities(self) -> list[str]:
        """GSS codes; the place in the list is the number that packed sectors hold."""
        return list(self._numbers)

    def sectors(self, rows: Iterable[Row]) -> Iterator[tuple[str, list[Unit]]]:
        """Each sector ("M65") with its usable units. `rows` must come by postcode."""
        # The source pads a postcode to seven characters, so five of them are the sector.
        for padded, members in groupby(rows, key=lambda row: row.postcode[:5]):
            sector = padded.replace(" ", "")
            group = list(members)
            self.rows += len(group)
            if _SECTOR.fullmatch(sector):
                units = self._units(sector[:-1], group)
                self.kept += len(units)
                if units:
                    yield sector, units
            else:
                self.refused[NOT_A_POSTCODE] += len(group)

    def _units(self, outward: str, rows: list[Row]) -> list[Unit]:
        units = []
        for postcode, district, easting, northing in rows:
            letters = postcode[5:]
            if letters not in _USABLE:
                self.refused[NOT_A_POSTCODE] += 1
            elif not isinstance(district, str):
                self._leave_out(outward, "", NO_DISTRICT)
            elif easting != easting or district[0] not in WITH_POSITIONS:
                self._leave_out(outward, COUNTRIES.get(district[0], ""), NO_POSITION)
            else:
                number = self._number(district)
                units.append(Unit(letters, number, int(easting), int(northing)))
        self._add(outward, units)
        return units

    def _leave_out(self, outward: str, country: str, reason: str) -> None:
        self.countries[outward][country] += 1
        self.refused[reason] += 1

    def _add(self, outward: str, units: list[Unit]) -> None:
        for _, number, easting, northing in units:
            share = self.shares[outward, number]
            share[0] += 1
            share[1] += easting
            share[2] += northing

    def _number(self, district: str) -> int:
        number = self._number_of_district.get(district)
        if number is None:
            code = authority_code(district, self._lookup)
            number = self._numbers.setdefault(code, len(self._numbers))
            self._number_of_district[district] = number
        return number
