"""The words of a text, each with what the lists say of it."""

import re
from dataclasses import dataclass

from guard.lists import is_first_name, is_place, is_surname, is_word, listed, phrases
from guard.text import Text

WORD = re.compile(r"[A-Za-z][A-Za-z']*(?:-[A-Za-z][A-Za-z']*)*")
SPACED = re.compile(r"(?<![A-Za-z])[A-Za-z](?:[ .]{1,2}[A-Za-z]){3,14}(?![A-Za-z])")


@dataclass(slots=True)
class Word:
    """`low` is the word in small letters, without a genitive; `allowed` what a list lets pass."""

    start: int
    end: int
    shown: str
    low: str
    capital: bool
    allowed: bool = False

    @property
    def parts(self) -> list[str]:
        return self.low.split("-")

    @property
    def first_name(self) -> bool:
        """In small letters the common ones alone: among the rare there is "para" and "telly"."""
        first = self.parts[0].replace("'", "")
        return is_first_name(first) or (self.capital and first in listed("rare_first_names"))

    @property
    def ambiguous(self) -> bool:
        """A first name that is a word, a place or a month too: Hope, Chelsea, May."""
        return "-" not in self.low and (
            is_word(self.low) or is_place(self.low) or self.low in listed("capitals")
        )

    @property
    def ordinary(self) -> bool:
        """What is written with a capital without being a name: a word, a place, a body."""
        return all(is_word(p) or p in listed("capitals") for p in self.parts) or is_place(self.low)

    @property
    def surname(self) -> bool:
        return any(
            is_surname(part) or (self.capital and part in listed("rare_surnames"))
            for part in self.parts
        )

    @property
    def unheard(self) -> bool:
        """In no list of words, places or bodies: most likely a name."""
        return len(self.low) > 2 and not self.ordinary


def words_of(text: str) -> list[Word]:
    """Every word; those of an allowed phrase ("Family Drug and Alcohol Court") are marked so."""
    found = [_word(match) for match in WORD.finditer(text)]
    _allow(found)
    return found


def words(text: Text) -> list[Word]:
    """The words of a text, worked out once for all rules that ask."""
    if "words" not in text.memo:
        text.memo["words"] = words_of(text.text)
    return text.memo["words"]


def _word(match: re.Match[str]) -> Word:
    shown = match[0].rstrip("'")
    low = shown.lower()
    if low.endswith("'s"):
        shown, low = shown[:-2], low[:-2]
    start = match.start()
    capital = shown[:1].isupper() and (len(shown) < 2 or not shown.isupper() or len(shown) > 3)
    capital = capital and (len(low) < 2 or len(set(low)) > 1)  # "XXXX" stands for a name
    return Word(start, start + len(shown), shown, low, capital)


def _allow(words: list[Word]) -> None:
    known = phrases("people", "services", "phrases", "places")
    for place, word in enumerate(words):
        for phrase in known.get(word.low, ()):
            stretch = words[place : place + len(phrase)]
            if len(phrase) > 1 and tuple(one.low for one in stretch) == phrase:
                for one in stretch:
                    one.allowed = True
                break
