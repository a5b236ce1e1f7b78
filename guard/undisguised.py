"""A second reading of a text, without what was put between or in place of its letters.

"K-a-y-l-e-i-g-h", "R0s1e", "q=9+Wharncliffe+Close", "crt tmrw": each says to a reader what no
rule would see. The rules read both: what is a disguise in one post is a code in another.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from guard.lists import is_first_name, is_place, is_surname, is_word, listed
from guard.plain import Plain
from guard.sentences import Sentences

Change = tuple[int, int, str]

# "K-a-y-l-e-i-g-h", "s.u.n.b.e.a.m.s", "f l a t", "T-y-l-e-rs"; two spaces end a word.
APART = re.compile(
    r"(?<![A-Za-z0-9&'])([A-Za-z])(?:([ .\-_*/|,~])(?=[A-Za-z](?![A-Za-z]{2}))[A-Za-z](?:\2[A-Za-z](?![A-Za-z]{2}))+)"
    r"(?:s)?(?![A-Za-z0-9])"
)
MIXED = re.compile(
    r"(?<![\w@./#&-])(?=[\w!|$@]*[a-zA-Z])(?=[\w|$]*[0-9!|$@])[A-Za-z0-9!|$@]{3,20}(?![\w@])"
)
# "4 2 A  Quarry Bank Rd"
SPACED_NUMBER = re.compile(
    r"(?<=\b[FM], )\d \d(?=[,) ])|(?<![\d.,/:-] )(?<![\w.,/:-])\d \d(?: [A-Ha-h])?(?= {1,3}[A-Z][a-z]+ )"
)
ZERO = re.compile(r"(?i)(?<=\w)\((?:zero|nought|oh|o)\)|\((?:zero|nought|oh|o)\)(?=\w)")
SIGNS = {
    "0": "o",
    "1": "il",
    "!": "il",
    "|": "il",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "$": "s",
    "@": "a",
    "8": "b",
}
# A digit that stands for a letter has one on each side, or opens or ends a word of letters.
LETTERED = re.compile(
    r"[A-Za-z]+(?:(?:[0-9$@](?![0-9])|[!|](?=[A-Za-z]))[A-Za-z]*)+|[013457!|$@][A-Za-z]{3,}"
)
NO_WORD = re.compile(
    r"(?i)\d+(?:st|nd|rd|th|am|pm|yrs?|yo|mths?|wks?|hrs?|k|m|s)|[a-z]{1,2}\d[a-z\d]?|[a-z]{2}\d\d[a-z]\d+|covid\d+"
)
ADDRESS = re.compile(r"(?i)(?:https?://|www\.|[?&]\w{1,9}=|/)\S{3,200}")
TOKEN = re.compile(r"(?<![\w@.'/-])2?[A-Za-z]{2,12}(?![\w@'-])")
# What is misspelt in haste, and matters most to the rules.
MISSPELT = (
    "hearing",
    "court",
    "final",
    "judge",
    "tomorrow",
    "proceedings",
    "magistrates",
    "removal",
    "placement",
    "guardian",
)


def undisguised(read: Plain) -> Plain | None:
    """The same text read again; None where there is nothing to read otherwise."""
    changes = _apart(list(_changes(read.text)))
    if not changes:
        return None
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for start, end, said in [*changes, (len(read.text), len(read.text), "")]:
        parts += [read.text[place:start], said]
        starts += read.starts[place:start]
        ends += read.ends[place:start]
        if said:
            starts += [read.starts[start]] * len(said)
            ends += [read.ends[end - 1]] * len(said)
        place = end
    text = "".join(parts)
    return Plain(read.written, text, starts, ends, Sentences(text))


def _apart(changes: list[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in sorted(changes, key=lambda one: (one[0], -one[1])):
        if not kept or change[0] >= kept[-1][1]:
            kept.append(change)
    return kept


def _changes(text: str) -> Iterator[Change]:
    for found in APART.finditer(text):
        letters = re.sub(r"[^A-Za-z]", "", found[0])
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", letters)  # "B r e n d a n T u l l y"
        # Who spells a word out in small letters hides a name; short forms of the courts stay.
        hidden = len(letters) > 3 and letters.islower()
        yield found.start(), found.end(), words.title() if hidden else words
    for found in ZERO.finditer(text):
        yield *found.span(), "0"
    if APART.search(text):  # there two spaces stand between words
        for gap in re.finditer(r"(?<=[A-Za-z]) {2,3}(?=[A-Za-z])", text):
            yield *gap.span(), " "
        for gap in re.finditer(r"(?<=[A-Za-z]) - (?=[A-Za-z] )", text):
            yield *gap.span(), "-"
    for found in SPACED_NUMBER.finditer(text):
        yield *found.span(), found[0].replace(" ", "")
    for found in MIXED.finditer(text):
        if said := lettered(found[0]):
            yield *found.span(), said
    for found in ADDRESS.finditer(text):
        yield from _in_address(found)
    for found in TOKEN.finditer(text):
        if said := _in_full(found[0]):
            yield *found.span(), said


def lettered(mixed: str) -> str:
    """The word that digits and signs stand in; nothing for a code."""
    if NO_WORD.fullmatch(mixed) or not LETTERED.fullmatch(mixed):
        return ""
    letters = sum(letter.isalpha() for letter in mixed)
    likely = ""
    for signs in product(*(SIGNS.get(letter, letter) for letter in mixed)):
        said = "".join(signs)
        low = said.lower()
        if not said.isalpha():
            return ""
        if is_word(low) or is_first_name(low) or is_surname(low) or is_place(low):
            return said
        likely = likely or said
    return likely if letters >= 4 and mixed[0].isupper() and not mixed.isupper() else ""


def _in_address(found: re.Match[str]) -> Iterator[Change]:
    """Words of an address that stand behind its host, apart as in prose."""
    for sign in re.finditer(r"[+=]|(?<=[a-z])[_-](?=[A-Za-z])", found[0]):
        yield found.start() + sign.start(), found.start() + sign.end(), " "


def _in_full(token: str) -> str:
    low = token.lower()
    if low in shorthand():
        return shorthand()[low]
    if 4 <= len(low) <= 12 and not is_word(low) and not is_first_name(low) and not is_surname(low):
        return next((word for word in MISSPELT if _is_slip(low, word)), "")
    return ""


@cache
def shorthand() -> dict[str, str]:
    return {short: full for short, _, full in (line.partition(" ") for line in listed("shorthand"))}


def _is_slip(typed: str, word: str) -> bool:
    """One letter too few, too many, wrong, or two changed about."""
    if typed[0] != word[0] or abs(len(typed) - len(word)) > 1:
        return False
    first = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if first is None:
        return len(typed) != len(word)
    rest, other = typed[first:], word[first:]
    swapped = len(rest) > 1 and rest[1::-1] == other[:2] and rest[2:] == other[2:]
    return rest[1:] == other or rest == other[1:] or rest[1:] == other[1:] or swapped
