"""Builds the read-only postcode file: a few tables of SQLite, one row a postcode sector."""

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from mapping_data.postcodes.districts import LOOKUP, read_lookup
from mapping_data.postcodes.layout import LAYOUT, TABLES, read_meta
from mapping_data.postcodes.outwards import areas_without_positions, countries_by_outward
from mapping_data.postcodes.sector import pack, sector_key
from mapping_data.postcodes.source import SourceError, digests, read_rows
from mapping_data.postcodes.tally import Tally

Say = Callable[[str], object]
Sectors = list[tuple[int, bytes]]

# An authority's number takes one byte of a packed sector.
_MOST_AUTHORITIES = 256
_SECONDS_BETWEEN_LINES = 3


def build(
    files: Sequence[Path], target: Path, source: str, say: Say = print, lookup: Path = LOOKUP
) -> dict[str, str]:
    """Writes `target` from the package's data files and returns its `meta` table.

    Does nothing when the file there was built by this version from the same input. A
    failure leaves the file that was there. `source` names the release in words.
    Raises SourceError or UnknownDistrict.
    """
    fingerprint = _fingerprint(files, lookup)
    present = read_meta(target)
    if present.get("fingerprint") == fingerprint:
        say(f"{target} is up to date ({present['kept']} postcodes of {source}); nothing to do")
        return present
    started = time.monotonic()
    tally = Tally(read_lookup(lookup))
    sectors = _read(files, tally, say)
    meta = _meta(tally, source, fingerprint)
    _write(target, sectors, tally, meta)
    size = target.stat().st_size / 1e6
    say(f"{target}: {meta['kept']} postcodes, {size:.1f} MB, {_since(started):.1f} s")
    for reason, count in tally.refused.most_common():
        say(f"  left out {count}: {reason}")
    return meta


def _read(files: Sequence[Path], tally: Tally, say: Say) -> Sectors:
    sectors: Sectors = []
    started = said = time.monotonic()
    for number, path in enumerate(files, start=1):
        for sector, units in tally.sectors(read_rows(path)):
            if len(tally.authorities) > _MOST_AUTHORITIES:
                raise SourceError(f"more than {_MOST_AUTHORITIES} authorities: {path.name}")
            sectors.append((sector_key(sector), pack(units)))
        if _since(said) > _SECONDS_BETWEEN_LINES or number == len(files):
            said = time.monotonic()
            say(
                f"reading postcodes: {number} of {len(files)} files, "
                f"{tally.rows} rows, {_since(started):.0f} s"
            )
    # In order of key the tables fill their pages to the end.
    return sorted(sectors)


def _write(target: Path, sectors: Sectors, tally: Tally, meta: dict[str, str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as connection:
            # The file is thrown away unless it is finished, so it needs no journal.
            connection.executescript(f"PRAGMA journal_mode=OFF; PRAGMA page_size=4096; {TABLES}")
            with connection:
                _fill(connection, sectors, tally, meta)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(
    connection: sqlite3.Connection, sectors: Sectors, tally: Tally, meta: dict[str, str]
) -> None:
    outwards = countries_by_outward(tally)
    tables: dict[str, list[tuple[object, ...]]] = {
        "authority": list(enumerate(tally.authorities)),
        "sector": list(sectors),
        "outward_country": sorted(
            (outward, country, count)
            for outward, counted in outwards.items()
            for country, count in counted.items()
        ),
        "outward_authority": sorted(
            (outward, number, count, round(east / count), round(north / count))
            for (outward, number), (count, east, north) in tally.shares.items()
        ),
        "area": sorted(areas_without_positions(outwards).items()),
        "meta": sorted(meta.items()),
    }
    for table, rows in tables.items():
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        if rows:
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _meta(tally: Tally, source: str, fingerprint: str) -> dict[str, str]:
    return {
        "layout": str(LAYOUT),
        "fingerprint": fingerprint,
        "source": source,
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rows": str(tally.rows),
        "kept": str(tally.kept),
        "left_out": json.dumps(tally.refused, sort_keys=True),
    }


def _fingerprint(files: Sequence[Path], lookup: Path) -> str:
    inputs = {"layout": LAYOUT, "files": digests([*files, lookup])}
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def _since(moment: float) -> float:
    return time.monotonic() - moment
