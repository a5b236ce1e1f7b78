"""When two ways to write a place's name are the same name."""

import re

from foundation.text import remove_accents

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NOT_WORD = re.compile(r"[\W_]+")
_SAME_WORD = {"st": "saint", "upon": "on", "gt": "great"}
# "Newcastle upon Tyne", "Ashton under Lyne": what stands before is how the town is called.
_JOINS = frozenset({"on", "under", "in", "by", "le", "de", "la", "super", "next", "cum"})


def key(name: str) -> str:
    """Lower-case words without accents or punctuation: "St. Ive's-upon-Sea" -> "saint ives on sea".

    "St" is "saint", "upon" is "on", "&" is "and"; "the" says nothing.
    """
    plain = name if name.isascii() else remove_accents(name)
    plain = _APOSTROPHES.sub("", plain.casefold().replace("&", " and "))
    words = _NOT_WORD.sub(" ", plain).split()
    return " ".join(_SAME_WORD.get(word, word) for word in words if word != "the")


def short_form(name: str) -> str | None:
    """The first part of a name that has one by itself: "Barrow" of "Barrow in Furness"."""
    words = re.split(r"[\s-]+", name)
    for place, word in enumerate(words[1:-1], start=1):
        if key(word) in _JOINS:
            return " ".join(words[:place])
    return None


def plain_authority(name: str) -> str:
    """ONS's "Bristol, City of" and "Herefordshire, County of" as people say them."""
    return re.sub(r", (City|County) of$", "", name)
