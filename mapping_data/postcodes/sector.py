"""One postcode sector ("M6 5") packed into a few hundred bytes, and one unit read back.

Layout, little-endian: origin easting and northing (int32, metres), step (uint8, metres),
a map of 400 bits (which of the 20 x 20 inward letter pairs exist), then for each existing
unit in order its authority (uint8, a number of the file's authority table), then all
offsets east, then all offsets north (uint16, in steps from the origin).
The step is 1 m, and more only in the few sectors over 65 km wide (islands, and large
users' codes), so a unit costs five bytes and keeps the source's precision.
"""

import struct
import sys
from array import array
from collections.abc import Sequence
from typing import NamedTuple

INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_PLACE = {letter: number for number, letter in enumerate(INWARD_LETTERS)}
_HEAD = struct.Struct("<iiB50s")
_OFFSET = struct.Struct("<H")
_REACH = 0xFFFF


class Unit(NamedTuple):
    """One postcode of a sector: `letters` "PQ", authority number, metres of the grid."""

    letters: str
    authority: int
    easting: int
    northing: int


def sector_key(sector: str) -> int:
    """The integer that stands for a sector without spaces ("M65"): itself in base 36."""
    return int(sector, 36)


def unit_number(letters: str) -> int:
    """0 to 399 for the last two letters of a postcode. KeyError for a letter not in use."""
    return _PLACE[letters[0]] * 20 + _PLACE[letters[1]]


def pack(units: Sequence[Unit]) -> bytes:
    """The bytes of a sector's units, each pair of letters once, in any order."""
    ordered = sorted((unit_number(unit.letters), *unit[1:]) for unit in units)
    numbers, authorities, eastings, northings = zip(*ordered, strict=True)
    present = sum(1 << number for number in numbers)
    if present.bit_count() != len(numbers):
        raise ValueError("a postcode stands twice in its sector")
    origin = min(eastings), min(northings)
    step = 1 + max(max(eastings) - origin[0], max(northings) - origin[1]) // _REACH
    head = _HEAD.pack(*origin, step, present.to_bytes(50, "little"))
    east = _offsets(eastings, origin[0], step)
    return head + bytes(authorities) + east + _offsets(northings, origin[1], step)


def find(packed: bytes, letters: str) -> Unit | None:
    """The unit with these last two letters, or None when the sector has none such."""
    east, north, step, bits = _HEAD.unpack_from(packed)
    number = unit_number(letters)
    present = int.from_bytes(bits, "little")
    if not present >> number & 1:
        return None
    rank = (present & ((1 << number) - 1)).bit_count()
    size = present.bit_count()
    offsets = _HEAD.size + size
    (right,) = _OFFSET.unpack_from(packed, offsets + 2 * rank)
    (up,) = _OFFSET.unpack_from(packed, offsets + 2 * (size + rank))
    return Unit(letters, packed[_HEAD.size + rank], east + right * step, north + up * step)


def _offsets(metres: Sequence[int], origin: int, step: int) -> bytes:
    offsets = array("H", [(value - origin) // step for value in metres])
    if sys.byteorder == "big":
        offsets.byteswap()
    return offsets.tobytes()
