"""Places where people live, as the text names them."""

import re

from guard.lists import is_first_name, is_place, is_word, listed
from guard.people import KIN
from guard.text import Span, Text

CAPITALS = re.compile(
    r"\b(?:St |St\. )?[A-Z][a-z']+(?:[ -](?:[A-Z][a-z']+|on|in|under|le|upon|the|and|by|of))*"
)
IN = re.compile(
    r"(?:\b(?:in|from|near|outside|round|around|over in|up in|down in|lives?|out of|based in|at|"
    r"to)\s"
    r"(?:the |a \w+ in )?)$"
)
LIVES = re.compile(
    r"\b(?:liv(?:es|ing|ed) (?:in|near)|from|placed in|based in|moved to|staying in|over in)\s$"
)
SMALL = re.compile(
    r"(?i)\b(?:in|from|near|outside|around)\s((?:st |north |south |east |west |great |"
    r"little )?[a-z]{4,})\b"
)
# "in MK", "near Scunny".
NICKNAME = re.compile(
    r"\b(?i:in|from|near|outside|around|to)\s(?i:the )?([A-Za-z][A-Za-z']{1,9})\b"
)
KIN_AFTER = re.compile(rf"(?i) (?:\w+ )?(?:{KIN}|based|area)\b")
NO_PLACE = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday care "
    "court england britain uk wales scotland "
    "english".split()
)


def place_after(text: Text, left: int, right: int) -> Span | None:
    """The first place named between two positions."""
    stretch = text.text[left:right]
    for found in CAPITALS.finditer(stretch):
        for start in _beginnings(found):
            if _is_named(stretch, start, found.end()):
                return left + start, left + found.end()
    for found in SMALL.finditer(stretch):
        name = found[1].lower()
        if is_place(name) and not is_word(name) and name not in NO_PLACE:
            return left + found.start(1), left + found.end(1)
    for found in NICKNAME.finditer(stretch):
        short = len(found[1]) < 4 and not found[1].isupper()
        if found[1].lower() in listed("place_nicknames") and not short:
            return left + found.start(1), left + found.end(1)
    return None


def named_anywhere(text: Text) -> bool:
    """Whether a town that is known stands in the text as one where people are."""
    for found in CAPITALS.finditer(text.text):
        name = found[0].lower().removesuffix("'s")
        known = is_place(name) and not is_word(name) and name not in NO_PLACE
        if known and name not in listed("capitals") and IN.search(text.before(found.start(), 20)):
            return True
    return False


def _beginnings(found: re.Match[str]) -> list[int]:
    """Where the name may begin: "Directions Derby" may be a heading and a town."""
    gap = found[0].find(" ")
    first = found[0][:gap].lower()
    return [found.start()] + ([found.start() + gap + 1] if gap > 0 and is_word(first) else [])


def _is_named(stretch: str, start: int, end: int) -> bool:
    before = stretch[:start]
    name = stretch[start:end].lower().removesuffix("'s")
    first = name.split()[0] if name.split() else ""
    bodies = listed("capitals") | listed("services") | NO_PLACE
    if not first or name in bodies or first in NO_PLACE or not stretch[start].isupper():
        return False
    lives, preposed = LIVES.search(before), IN.search(before)
    if lives or (is_place(name) and (preposed or KIN_AFTER.match(stretch[end:]))):
        return True
    if _is_known(name) and (preposed or (start > 0 and not is_first_name(first))):
        return True
    unknown = not any(is_word(word) for word in name.split())
    return bool(preposed) and unknown and not is_first_name(first)


def _is_known(name: str) -> bool:
    if is_place(name):
        return not is_word(name) or len(name) > 4
    words = name.split()
    return len(words) > 1 and any(
        is_place(" ".join(words[:size]))
        for size in range(len(words), 0, -1)
        if not is_word(" ".join(words[:size]))
    )
