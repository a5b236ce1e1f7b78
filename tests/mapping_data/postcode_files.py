"""Writes the tiny postcode table of the fixtures as the package ships the real one."""

import csv
from collections import defaultdict
from pathlib import Path

import brotli
import msgpack

from mapping_data.postcodes.build import build
from mapping_data.postcodes.lookup import PostcodeStore
from mapping_data.postcodes.source import COLUMNS

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "postcodes.csv"

Rows = list[dict[str, str]]


def fixture_rows() -> Rows:
    """A few dozen true rows, one sort of trouble each; blank where ONS gives nothing."""
    with FIXTURE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_files(folder: Path, rows: Rows) -> list[Path]:
    """One Brotli-compressed msgpack file a first letter, blanks as NaN, figures as floats."""
    letters: dict[str, Rows] = defaultdict(list)
    for row in rows:
        letters[row["pcd"][0]].append(row)
    return [_write(folder, letter, members) for letter, members in sorted(letters.items())]


def silent(_: str) -> None:
    """For a build that should print nothing."""


def tiny_store(folder: Path) -> PostcodeStore:
    """A store over a file built from the fixture."""
    target = folder / "var" / "postcodes.sqlite3"
    build(write_files(folder, fixture_rows()), target, "a tiny directory", say=silent)
    return PostcodeStore(target)


def _write(folder: Path, letter: str, rows: Rows) -> Path:
    columns: dict[str, list[str | float]] = {
        "pcd": [row["pcd"] for row in rows],
        "laua": [row["laua"] or float("nan") for row in rows],
        "oseast1m": [float(row["oseast1m"] or "nan") for row in rows],
        "osnrth1m": [float(row["osnrth1m"] or "nan") for row in rows],
    }
    path = folder / f"postcodes_{letter}.msgpack.br"
    packed = msgpack.packb({"columns": list(COLUMNS), "data": columns})
    path.write_bytes(brotli.compress(packed, quality=1))
    return path
