"""Builds the committed list of places from GeoNames and the postcode data."""

import csv
import io
import math
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from mapping_data.places.aliases import Aliases
from mapping_data.places.geonames import Settlement, read_settlements
from mapping_data.places.names import key
from mapping_data.places.nearest import Located, PostcodesAround
from mapping_data.postcodes.districts import read_lookup

Say = Callable[[str], object]

COLUMNS = (
    *("geonames_id", "name", "alt_names", "country", "gss_code", "outward"),
    *("longitude", "latitude", "population"),
)
# GeoNames has some places twice, as village and as parish.
SAME_PLACE_KM = 3


class Candidate(NamedTuple):
    settlement: Settlement
    located: Located | None


def build(geonames: Path, postcodes: Sequence[Path], target: Path, say: Say = print) -> int:
    """Writes the list, sorted by name and id; returns its length. The same input gives the
    same bytes. Raises GeonamesError, SourceError or UnknownDistrict and writes nothing."""
    started = time.monotonic()
    settlements = read_settlements(geonames)
    say(f"{len(settlements)} places read; reading postcodes to place them")
    around = PostcodesAround(postcodes, read_lookup())
    candidates = [Candidate(place, _locate(around, place)) for place in settlements]
    kept = without_doubles(candidates)
    aliases = Aliases(settlements)
    _write(target, [_row(candidate, aliases) for candidate in kept])
    english = sum(candidate.settlement.country == "England" for candidate in kept)
    say(
        f"{target}: {len(kept)} places, {english} of them in England, "
        f"{len(candidates) - len(kept)} doubles dropped, {time.monotonic() - started:.0f} s"
    )
    return len(kept)


def without_doubles(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drops the smaller of two entries that are one place, or that would share a label.

    One place: the same name in the same authority, up to SAME_PLACE_KM apart. The same
    label: the same name and outward code, which nobody could tell apart.
    """
    kept: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=_largest_first):
        others = kept[key(candidate.settlement.name)]
        if not any(_same(candidate, other) for other in others):
            others.append(candidate)
    return [candidate for same_name in kept.values() for candidate in same_name]


def _largest_first(candidate: Candidate) -> tuple[int, int]:
    return -(candidate.settlement.population or 0), candidate.settlement.geonames_id


def _same(one: Candidate, other: Candidate) -> bool:
    if one.settlement.country != other.settlement.country:
        return False
    if one.located is None or other.located is None:
        return one.located == other.located
    if one.located.outward == other.located.outward:
        return True
    same_authority = one.located.gss_code == other.located.gss_code
    return same_authority and _km(one.settlement, other.settlement) <= SAME_PLACE_KM


def _km(one: Settlement, other: Settlement) -> float:
    # Flat enough over a few kilometres.
    across = math.cos(math.radians(one.latitude)) * (one.longitude - other.longitude)
    return 111.2 * math.hypot(across, one.latitude - other.latitude)


def _locate(around: PostcodesAround, place: Settlement) -> Located | None:
    return around.locate(place.country, place.longitude, place.latitude)


def _row(candidate: Candidate, aliases: Aliases) -> dict[str, str]:
    place, located = candidate
    return {
        "geonames_id": str(place.geonames_id),
        "name": place.name,
        "alt_names": ";".join(aliases.of(place)),
        "country": place.country,
        "gss_code": located.gss_code if located else "",
        "outward": located.outward if located else "",
        # Four decimals are 11 m, finer than any place's middle is known.
        "longitude": f"{place.longitude:.4f}",
        "latitude": f"{place.latitude:.4f}",
        "population": str(place.population or ""),
    }


def _write(target: Path, rows: list[dict[str, str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (key(row["name"]), int(row["geonames_id"]))))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.getvalue(), encoding="utf-8", newline="")
