"""Recognise postcodes however they are typed, and take them out of longer text.

A full postcode can point to one family's home, so everything that is kept or shown
goes through `mask` or keeps the outward code alone ("M6" of "M6 5PQ").
Shapes: Royal Mail's, with the letters that an inward code may hold (never C I K M O V).
The short-lived "NPT" area of Newport (all terminated) is not recognised.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

# No postcode needs more, and a pasted megabyte should cost nothing.
LONGEST_INPUT = 64

_OUTWARD = r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR(?=[^0-9A-Z]*0))"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
# Dashes, dots, strokes, control characters, and spaces of any kind. Spelt out, since `\\s`
# means ASCII alone where a pattern must not take letters of other scripts.
_LOOSE = (
    r"\x00-\x20.,/_\x7f-\xa0\xad\-\u1680\u180e\u2000-\u2015\u2028-\u202f"
    r"\u205f-\u2064\u2212\u3000\ufeff"
)
_SEPARATORS = re.compile(f"[{_LOOSE}]+")

_FULL = re.compile(rf"({_OUTWARD})({_INWARD})", re.ASCII)
_OUTWARD_ALONE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?", re.ASCII)
_SECTOR = re.compile(rf"({_OUTWARD_ALONE.pattern})-[0-9]", re.ASCII)

# In longer text the two halves may stand apart by what URLs, JSON and Python's repr
# make of a space: "M6%205PQ", "M6%25205PQ", "M6+5PQ", "M6\xa05PQ", "M6&nbsp;5PQ".
_APART = (
    rf"(?:[{_LOOSE}+]|%(?:25)*[0-9A-F]{{2}}"
    r"|\\x[0-9A-F]{2}|\\u[0-9A-F]{4}|\\[ntrfv0]|&nbsp;|&\#160;)*?"
)
_STARTS = (
    r"(?:(?<![0-9A-Z])|(?<=%[0-9A-F]{2})|(?<=\\x[0-9A-F]{2})"
    r"|(?<=\\u[0-9A-F]{4})|(?<=\\[ntrfv0]))"
)
_FOUND = re.compile(
    rf"{_STARTS}({_OUTWARD})({_APART})([0-9][A-Z]{{2}})(?![0-9A-Z])", re.ASCII | re.IGNORECASE
)
# A mistyped inward code ("M6 5PO") still gives a home away, so masking takes any letters.
_MASKED = re.compile(
    rf"{_STARTS}({_OUTWARD})({_APART})[0-9][A-Z]{{2}}(?![0-9A-Z])", re.ASCII | re.IGNORECASE
)

# Full-width forms, one character for one, so that spans stay true.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Full:
    """A full postcode: `outward` "M6", `inward` "5PQ". Its shape is right; it may not exist."""

    outward: str
    inward: str

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}"


@dataclass(frozen=True, slots=True)
class Outward:
    """An outward code alone, such as "M6" or "SW1A". Its shape is right; it may not exist."""

    outward: str

    def __str__(self) -> str:
        return self.outward


class Span(NamedTuple):
    """A full postcode inside longer text: `text[start:end]`, and its two halves."""

    start: int
    end: int
    outward: str
    inward: str


def normalise(text: str) -> str:
    """Upper case, without spaces, dashes, control or zero-width characters: "m6-5pq" -> "M65PQ"."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def parse(text: str) -> Full | Outward | None:
    """What postcode a whole text is, or None.

    A sector ("L1 2") counts as its outward code ("L1"): closing it up would give "L12",
    which is another place.
    """
    if len(text) > LONGEST_INPUT:
        return None
    if sector := _SECTOR.fullmatch(_hyphenated(text)):
        return Outward(sector[1])
    compact = normalise(text)
    if full := _FULL.fullmatch(compact):
        return Full(full[1], full[2])
    return Outward(compact) if _OUTWARD_ALONE.fullmatch(compact) else None


def find_full_postcodes(text: str) -> list[Span]:
    """Every full postcode in a text, from left to right, URL-encoded ones included.

    Shape alone decides, so "the M6 5th exit" is found too: better one too many.
    """
    return [
        Span(found.start(), found.end(), found[1].upper(), found[3].upper())
        for found in _FOUND.finditer(text.translate(_WIDE))
    ]


def mask(text: str) -> str:
    """The text with the inward half of every postcode replaced: "M6 5PQ" -> "M6 ***"."""
    return _MASKED.sub(r"\1\2***", text if text.isascii() else text.translate(_WIDE))


def _hyphenated(text: str) -> str:
    return _SEPARATORS.sub("-", unicodedata.normalize("NFKC", text)).strip("-").upper()
