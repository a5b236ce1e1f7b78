"""The lists that the rules look words up in: plain text files in `data/`, read once."""

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def listed(name: str) -> frozenset[str]:
    """The entries of `data/<name>.txt`; lines that begin with # are for the reader."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


@cache
def phrases(*names: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Entries of several words, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for entry in listed(name):
            words = tuple(entry.split())
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(many, key=len, reverse=True)) for first, many in found.items()}


def is_word(word: str) -> bool:
    """Whether English writes it small, in the singular, the plural or the genitive."""
    words = listed("words")
    if word in words or word.endswith("n't"):
        return True
    base, mark, short = word.partition("'")
    if mark and short in ("m", "ve", "ll", "d", "re", "t") and (base in words or base == "i"):
        return True
    bare = word.removesuffix("'s").removesuffix("s'")
    return bare in words or (bare.endswith("s") and bare[:-1] in words)


def is_plain(word: str) -> bool:
    """A word that is nobody's first name."""
    return word in listed("words") and word not in listed("first_names")


def is_first_name(word: str) -> bool:
    return word in listed("first_names")


def is_surname(word: str) -> bool:
    return word in listed("surnames") or word.replace("'", "") in listed("surnames")


def is_place(words: str) -> bool:
    return words in listed("places") or words in short_places()


@cache
def short_places() -> frozenset[str]:
    """Of towns that are named after a river or a shore, the name that people say."""
    named = (re.split(r"-(?:on|upon|by|in|under|le)-", place) for place in listed("places"))
    first = {parts[0] for parts in named if len(parts) > 1}
    return frozenset(name for name in first if len(name) > 4 and name not in listed("words"))
