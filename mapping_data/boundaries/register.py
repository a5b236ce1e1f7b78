"""The authorities of each vintage as the register lists them."""

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mapping_data.boundaries.files import check_vintage

REGISTER_FOLDER = Path(__file__).resolve().parents[1] / "data" / "register"


class Authority(NamedTuple):
    gss_code: str
    name: str
    region_code: str
    region: str
    predecessors: tuple[str, ...]


def authority_list_path(vintage: date) -> Path:
    check_vintage(vintage)
    return REGISTER_FOLDER / f"authorities_{vintage.year}.csv"


def read_authorities(vintage: date) -> list[Authority]:
    """Ordered by code, so that whatever is built from them has a stable order."""
    with authority_list_path(vintage).open(encoding="utf-8", newline="") as file:
        rows = [
            Authority(
                gss_code=row["gss_code"],
                name=row["name"],
                region_code=row["region_code"],
                region=row["region"],
                predecessors=tuple(filter(None, row["predecessor_codes"].split(";"))),
            )
            for row in csv.DictReader(file)
        ]
    return sorted(rows)
