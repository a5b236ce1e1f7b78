"""What may be reported: the kinds, and the offences that the law names, as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "data" / "report_kinds.toml"
ILLEGAL = "illegal"


@dataclass(frozen=True)
class Kind:
    """`hides_at_once`: a post reported so is taken out of sight until a moderator has looked."""

    key: str
    title: str
    hint: str
    hides_at_once: bool = False


@dataclass(frozen=True)
class Offence:
    key: str
    title: str


@cache
def kinds() -> dict[str, Kind]:
    return {row["key"]: Kind(**row) for row in _read()["kinds"]}


@cache
def offences() -> dict[str, Offence]:
    return {row["key"]: Offence(**row) for row in _read()["offences"]}


def kind_of(key: str, offence: str = "") -> str:
    """The title of a kind; of a kind or an offence that was taken off the list, its key."""
    kind = kinds().get(key)
    title = kind.title if kind else key
    if not offence:
        return title
    named = offences().get(offence)
    return f"{title}: {named.title if named else offence}"


def _read() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
