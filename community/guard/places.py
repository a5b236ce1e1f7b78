"""Places where people live, as the text names them."""

import re

from community.guard.lists import is_first_name, is_place, is_word, listed
from community.guard.text import Span, Text

CAPITALS = re.compile(
    r"\b(?:St |St\. )?[A-Z][a-z']+(?:[ -](?:[A-Z][a-z']+|on|in|under|le|upon|the|and|by|of))*"
)
IN = re.compile(
    r"(?:\b(?:in|from|near|outside|round|around|over in|up in|down in|lives?|out of|based in|at|to)\s"
    r"(?:the |a \w+ in )?)$"
)
SMALL = re.compile(
    r"(?i)\b(?:in|from|near|outside|around)\s((?:st |north |south |east |west |great |little )?[a-z]{4,})\b"
)
NO_PLACE = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday care court england britain uk wales scotland "
    "english".split()
)


def place_after(text: Text, left: int, right: int) -> Span | None:
    """The first place named between two positions."""
    stretch = text.text[left:right]
    for found in CAPITALS.finditer(stretch):
        name = found[0].lower().removesuffix("'s")
        if name in NO_PLACE or name.split()[0] in NO_PLACE:
            continue
        before = IN.search(stretch[: found.start()])
        if is_place(name) and before and name not in listed("services"):
            return left + found.start(), left + found.end()
        if _is_known(name) and (before or not is_first_name(name.split()[0])):
            return left + found.start(), left + found.end()
        unknown = not any(is_word(word) for word in name.split())
        if (
            before
            and unknown
            and not is_first_name(name.split()[0])
            and name not in listed("capitals")
        ):
            return left + found.start(), left + found.end()
    for found in SMALL.finditer(stretch):
        name = found[1].lower()
        if is_place(name) and not is_word(name) and name not in NO_PLACE:
            return left + found.start(1), left + found.end(1)
    return None


def _is_known(name: str) -> bool:
    if is_place(name):
        return not is_word(name) or len(name) > 4
    words = name.split()
    return len(words) > 1 and any(
        is_place(" ".join(words[:size]))
        for size in range(len(words), 0, -1)
        if not is_word(" ".join(words[:size]))
    )
