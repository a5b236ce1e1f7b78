"""Names in lists and in passing: "SURNAME, First", "her mate Bex", "baby Harlow"."""

import re
from collections.abc import Iterator

from guard.hurried.around import of_one_family
from guard.lists import is_first_name, is_place, is_surname, is_word, listed
from guard.text import Span, Text

COMMA = re.compile(
    r"(?<![\w.'-])([A-Za-z][A-Za-z'’-]{2,20}), ?([A-Za-z][a-z]{2,15}(?:-[A-Za-z][a-z]+)?)(?![\w'’-])"
)
# "Masson, Dickens, Bader & Young (2013)"
LIST = re.compile(r"(?:, | & | and )[A-Z][a-z]+(?:, | & | and | \()")
FILED = re.compile(
    r"(?i)\bdob\b|\bproceedings\b|\brang\b|\b\d\d/40\b|\breferral\b|\bagencies\b|\bcontact with\b|"
    r"\binterpreter\b|\bspreadsheet\b|\blac\b|\bunborn\b|\bpre-birth\b|\bclosed\b|\bnhs\b"
)
OF_KIN = re.compile(
    r"(?i)\b(?:(?:her|his|mums?|mum's|dads?|dad's|the|their) (?:new )?(?:mate|friend|bestie|pal|"
    r"neighbour|ex|fella|bf|gf|bloke|boyfriend|girlfriend|partner|cousin|auntie|aunty|mother|mum|"
    r"sister|brother|son|daughter)|bby|baby|babe|unborn|bubs|toddler|two|both|little)"
    r" ([A-Za-z][a-z]{2,12}(?:-[A-Z]?[a-z]+)?)(?:s\b|\b)(?!['’-]\w)"
)
PASSING = re.compile(
    r"(?i)\b(?:w|with|ring|text|call|tell|told|for|about|see|saw|visit|visiting|seeing|met|update "
    r"on|asked|collect|meet|re|cos|bc|and|but|as|that) ([A-Za-z][a-z]{2,12}(?:-[A-Z]?[a-z]+)?)\b"
    r"(?=[^.\n]{0,40}?\b(?:she|he|her|his|him|hes|shes|07\d|who|is|was|has|wants?|says?|said)\b)"
)
# Children are named after towns, and towns are not "baby Harlow".
NEWBORN = re.compile(r"(?i)(?:bby|baby|babe|unborn|bubs)\b")
NOBODY = frozenset(
    "the this that they them those these baby mum dad her him his she monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september "
    "october november december pause fdac cafcass court police health housing legal".split()
)


def names_in_lists(text: Text) -> Iterator[Span]:
    """A surname and a first name in the order of files."""
    for found in COMMA.finditer(text.text):
        surname, first = found[1].lower(), found[2].lower()
        if {first, surname} & NOBODY or {first, surname} & listed("authors"):
            continue
        if is_place(surname) or is_place(first) or LIST.match(text.after(found.end(), 30)):
            continue
        known = is_first_name(first) or not is_word(first)
        other = is_surname(surname) or not is_word(surname)
        shouted = found[1].isupper() and not is_word(surname)
        both = (known and other) and not (is_word(first) and is_word(surname))
        if both and (shouted or FILED.search(_beside(text, found))) and _is_free(text, found):
            yield found.span()


def _beside(text: Text, found: re.Match[str]) -> str:
    return text.before(found.start(), 90) + " " + text.after(found.end(), 90)


def _is_free(text: Text, found: re.Match[str]) -> bool:
    """Nobody's book, no service, and in words that speak of one family."""
    name = f"{found[2]} {found[1]}".lower()
    if name in listed("people") or re.search(r"\(?(?:19|20)\d\d(?!-)", text.after(found.end(), 12)):
        return False
    return of_one_family(text, *found.span())


def names_in_passing(text: Text) -> Iterator[Span]:
    """A first name beside kin, or in a sentence that goes on with “she” or “he”."""
    for found in OF_KIN.finditer(text.text):
        name = found[1].lower()
        strange = found[1][0].isupper() and not is_word(name)
        if name in NOBODY or (is_place(name) and not NEWBORN.match(found[0])):
            continue
        if strange or (is_first_name(name) and not is_word(name)):
            yield found.span(1)
    for found in PASSING.finditer(text.text):
        name = found[1].lower()
        if name in NOBODY or is_word(name) or is_place(name) or not is_first_name(name):
            continue
        if re.match(r" [A-Z]", text.after(found.end(), 3)):  # a whole name, which others judge
            continue
        if of_one_family(text, *found.span(1)):
            yield found.span(1)
