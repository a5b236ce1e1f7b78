"""Full postcodes, however spelled; those of public buildings apart."""

import re
from collections.abc import Iterator

from guard import buildings
from guard.lists import listed
from guard.spelled import closed_up
from guard.text import Span, Text

# "M6 5FW", "m6-5fw", "M6.5F W", "S1O 3PL"; never in the middle of a longer code.
GAP = r"[ .,/_|()\[\]\-]{0,3}"
SHAPE = re.compile(
    r"(?i)(?<![A-Za-z0-9'])([A-Z]{1,2})([0-9OIL][0-9A-Z]?)"
    rf"({GAP})([0-9O]){GAP}([ABD-HJLNP-UW-Z])[ .]?([ABD-HJLNP-UW-Z])(?![A-Za-z0-9])"
)
# Letters that no inward code has are a slip of the hand.
MISTYPED = re.compile(
    r"(?<![A-Za-z0-9'])(?:([A-Z]{1,2})\d[\dA-Z]?(?: | ?- ?)\d[A-Z]{2}"
    r"|([a-z]{1,2})\d[\da-z]? \d(?!am|pm|st|nd|rd|th|km|kg|mg|ml|cm|yr)[a-z]{2})(?![A-Za-z0-9])"
)
CLOSED_UP = re.compile(r"([A-Z]{1,2})[0-9OIL][0-9A-Z]?[0-9O][ABD-HJLNP-UW-Z]{2}")
SPELLED_OUT = re.compile(r"([A-Z]{1,2})[0-9][0-9A-Z]?[0-9][A-Z]{2}")
TOLD_APART = re.compile(
    r"(?i)\bpost ?code\b[^.\n]{0,25}?\b([A-Z]{1,2}\d[A-Z\d]?)\b[^.\n]{1,25}?\b(\d[A-Z]{2})\b"
)
ORDINAL = re.compile(r"(?:1st|2nd|3rd|[04-9]th)$")


def postcodes(text: Text) -> Iterator[Span]:
    for start, end in _shapes(text):
        if text.text[start:end].upper().replace(" ", "") in listed("public_postcodes"):
            continue
        if not buildings.is_public(text, start, end):
            yield start, end


def _shapes(text: Text) -> Iterator[Span]:
    for found in SHAPE.finditer(text.text):
        if _is_one(found):
            yield found.span()
    for found in MISTYPED.finditer(text.text):
        if (found[1] or found[2]).upper() in listed("postcode_areas"):
            yield found.span()
    for run in text.runs:
        if any(len(item.shown) == 1 or item.spelled for item in run.items):
            alone = all(len(item.shown) == 1 for item in run.items)
            for start, end in closed_up(run, SPELLED_OUT if alone else CLOSED_UP):
                shown = "".join(item.shown for item in run.items if item.start >= start)
                if _has_area(shown):
                    yield start, end
    for found in TOLD_APART.finditer(text.text):
        yield found.start(1), found.end(2)


def _has_area(shown: str) -> bool:
    """Whether it begins with the letters of an area; "TRI8" is TR18."""
    letters = (re.match(r"[A-Z]+", shown) or [""])[0]
    areas = listed("postcode_areas")
    return letters in areas or (letters[-1:] in tuple("OIL") and letters[:-1] in areas)


def _is_one(found: re.Match[str]) -> bool:
    area, district, gap, sector, *unit = found.groups()
    if area.upper() not in listed("postcode_areas"):
        return False
    digits = district[0].isdigit() + sector.isdigit()
    written = found[0]
    if not digits or (digits == 1 and not written.replace(" ", "").replace("l", "1").isupper()):
        return False
    if not written[0].isupper() and ORDINAL.search(written.lower()) and gap.strip() == "":
        return False
    # "in 2 5am" and the like have letters that no inward code has; "B1 Off" is prose.
    return sector.isdigit() or "".join(unit).isupper()
