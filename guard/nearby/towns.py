"""Towns that are known, by a capital alone: no word before them need say that they are one."""

import re

from guard.lists import is_place, is_word, listed
from guard.places import CAPITALS, NO_PLACE
from guard.text import Span, Text

BODIES = (
    "Council",
    "University",
    "County Council",
    "Borough",
    "City Council",
    "FDAC",
    "Pause",
    "Trust",
    "Hospital",
)


def known_town(text: Text, left: int, right: int) -> Span | None:
    """A town of the list with a capital; towns that are words or names of people do not count."""
    for found in CAPITALS.finditer(text.text, left, right):
        name = found[0].lower().removesuffix("'s")
        if _is_town(name) and not text.after(found.end(), 14).lstrip().startswith(BODIES):
            return found.span()
        # "Lives in Goole", "Burnley Mum": one of the words is the town.
        for word in re.finditer(r"[A-Z][a-z'-]+", found[0]):
            if word[0] != found[0] and _is_town(word[0].lower().removesuffix("'s")):
                return found.start() + word.start(), found.start() + word.end()
    return None


def _is_town(name: str) -> bool:
    ordinary = is_word(name) or name in NO_PLACE or name in listed("capitals")
    return is_place(name) and not ordinary and name not in listed("authors")
