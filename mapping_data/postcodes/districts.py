"""From the district that a postcode lies in to the upper-tier authority that serves it."""

import csv
from pathlib import Path
from typing import NamedTuple

LOOKUP = Path(__file__).resolve().parents[1] / "data" / "ltla_to_utla.csv"

# L and M are the directory's own pseudo codes.
COUNTRIES = {
    "E": "England",
    "W": "Wales",
    "S": "Scotland",
    "N": "Northern Ireland",
    "L": "Channel Islands",
    "M": "Isle of Man",
}


# The others lie on another grid, or on none.
WITH_POSITIONS = ("E", "W", "S")


class UnknownDistrict(ValueError):
    """A district code that the lookup does not have; the message says what to do."""


class Authority(NamedTuple):
    """An authority of the lookup: its GSS code and the name ONS gives it."""

    code: str
    name: str


def read_lookup(path: Path = LOOKUP) -> dict[str, Authority]:
    """District code -> upper-tier authority, for England and Wales.

    Holds codes of April 2021 and those that came after, so that older files still read.
    Source: ONS lower-tier to upper-tier lookup, April 2021, and rows added by hand; each
    row names its own.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["ltla_code"]: Authority(row["utla_code"], row["utla_name"])
            for row in csv.DictReader(file)
        }


def authority_code(district: str, lookup: dict[str, Authority]) -> str:
    """The upper-tier code of an English district; Welsh and Scottish councils are one tier.

    Raises UnknownDistrict for an English code that the lookup lacks: after a
    reorganisation a guess would send people to a council that no longer exists.
    """
    if not district.startswith("E"):
        return district
    if district not in lookup:
        raise UnknownDistrict(
            f"{district} is in no row of {LOOKUP.name}: add it there with its "
            "upper-tier authority, its source and date, then build again"
        )
    return lookup[district].code
