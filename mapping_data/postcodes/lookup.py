"""Looks postcodes up in the file that `manage.py build_postcodes` makes.

Source: ONS Postcode Directory (Open Government Licence v3; contains OS and Royal Mail
data). It gives no date of termination, so a postcode that is no longer in use is found
like a live one: being found never means that post is delivered there today.
"""

import os
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mapping_data.postcodes.districts import COUNTRIES
from mapping_data.postcodes.found import AuthorityShare, OutwardFound, PostcodeFound
from mapping_data.postcodes.grid import to_wgs84
from mapping_data.postcodes.layout import LAYOUT, connect, read_meta
from mapping_data.postcodes.outwards import area_of
from mapping_data.postcodes.parse import Full, Outward, parse
from mapping_data.postcodes.sector import find, sector_key


class PostcodesNotBuilt(RuntimeError):
    """There is no postcode file, or one of another version; the message names the command."""


class PostcodeStore:
    """Read-only look-ups; opens the file at the first, and may be shared by threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._codes: tuple[str, ...] = ()
        self._process = 0

    def postcode(self, text: str) -> PostcodeFound | None:
        """The full postcode that `text` is, or None: not one, or not in the directory."""
        full = parse(text)
        if not isinstance(full, Full):
            return None
        rows = self._rows(
            "SELECT units FROM sector WHERE key = ?",
            sector_key(full.outward + full.inward[0]),
        )
        unit = find(rows[0][0], full.inward[1:]) if rows else None
        if unit is None:
            return self._without_position(full.outward)
        code = self._codes[unit.authority]
        return PostcodeFound(
            full.outward, COUNTRIES[code[0]], code, *to_wgs84(unit.easting, unit.northing)
        )

    def outward(self, text: str) -> OutwardFound | None:
        """The outward code that `text` is or starts with, or None: neither, or unknown."""
        asked = parse(text)
        return None if asked is None else self._outward(asked)

    def ready(self) -> tuple[bool, str]:
        """Whether look-ups will work, and a sentence about it. Raises nothing."""
        try:
            self._rows("SELECT 1 FROM sector LIMIT 1")
        except (PostcodesNotBuilt, sqlite3.Error, OSError) as error:
            return False, str(error)
        meta = read_meta(self.path)
        return True, f"{meta['kept']} postcodes of {meta['source']}, built {meta['built_at']}"

    def close(self) -> None:
        """Closes the file; the next look-up opens it again, and so sees a new one."""
        with self._lock:
            self._close()

    def _outward(self, asked: Full | Outward) -> OutwardFound | None:
        outward = asked.outward
        countries = self._rows(
            "SELECT country FROM outward_country"
            " WHERE outward = ? ORDER BY postcodes DESC, country",
            outward,
        )
        if not countries:
            country = self._area_country(outward)
            return OutwardFound(outward, (country,), (), None, None) if country else None
        shares = self._rows(
            "SELECT authority, postcodes, easting, northing FROM outward_authority"
            " WHERE outward = ? ORDER BY postcodes DESC, authority",
            outward,
        )
        return OutwardFound(
            outward,
            tuple(country for (country,) in countries),
            tuple(self._share(*share) for share in shares),
            *_mean_position(shares),
        )

    def _share(self, number: int, postcodes: int, easting: int, northing: int) -> AuthorityShare:
        code = self._codes[number]
        return AuthorityShare(code, COUNTRIES[code[0]], postcodes, *to_wgs84(easting, northing))

    def _without_position(self, outward: str) -> PostcodeFound | None:
        country = self._area_country(outward)
        return PostcodeFound(outward, country, None, None, None) if country else None

    def _area_country(self, outward: str) -> str | None:
        rows = self._rows("SELECT country FROM area WHERE area = ?", area_of(outward))
        return rows[0][0] if rows else None

    def _rows(self, query: str, *values: object) -> list[Any]:
        with self._lock:
            # A server may fork after the first look-up; a connection must not cross that.
            connection = self._connection
            if connection is None or self._process != os.getpid():
                connection = self._open()
            return connection.execute(query, values).fetchall()

    def _open(self) -> sqlite3.Connection:
        self._close()
        if read_meta(self.path).get("layout") != str(LAYOUT):
            state = "is not a postcode file of this version" if self.path.exists() else "is missing"
            raise PostcodesNotBuilt(
                f"{self.path} {state}: run `python site/manage.py build_postcodes`"
            )
        connection = connect(self.path)
        codes = connection.execute("SELECT code FROM authority ORDER BY number")
        self._codes = tuple(code for (code,) in codes)
        self._connection, self._process = connection, os.getpid()
        return connection

    def _close(self) -> None:
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None


def _mean_position(
    shares: Sequence[tuple[int, int, int, int]],
) -> tuple[float, float] | tuple[None, None]:
    total = sum(postcodes for _, postcodes, _, _ in shares)
    if not total:
        return None, None
    easting = sum(postcodes * east for _, postcodes, east, _ in shares) / total
    northing = sum(postcodes * north for _, postcodes, _, north in shares) / total
    return to_wgs84(easting, northing)
