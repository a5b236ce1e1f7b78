"""The files of the demonstration, as what they say."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class DemoTopic:
    """`days` ago it was started; `replies` are pairs of who and what; `answer` is the number of
    the reply that is marked, from 1."""

    board: str
    title: str
    by: str
    days: int
    text: str
    replies: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    answer: int = 0
    pinned: bool = False
    closed: bool = False
    nameless: bool = False


def boards() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _read(FOLDER / "boards.toml")["board"]
    return found


def people() -> dict[str, dict[str, str]]:
    return _read(FOLDER / "people.toml")


def topics() -> list[DemoTopic]:
    """Those of all boards, the oldest first."""
    found = [
        DemoTopic(
            board=path.stem,
            **given | {"replies": [(who, text) for who, text in given.get("replies", [])]},
        )
        for path in sorted((FOLDER / "topics").glob("*.toml"))
        for given in _read(path)["topic"]
    ]
    return sorted(found, key=lambda topic: -topic.days)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
