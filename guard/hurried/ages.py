"""An age and a town side by side: "20 from Cradley Heath", "41, Deal born and bred"."""

import re
from collections.abc import Iterator

from guard.addresses import STREET
from guard.ages import UNBOUND
from guard.hurried.around import TRADE, around
from guard.lists import is_place, is_word
from guard.people import KIN, KINS
from guard.text import Span, Text

WORDED = r"(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
AGE = rf"(?:1[1-9]|[2-6]\d|{WORDED}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
BESIDE = re.compile(
    rf"(?i)(?<![\w£$.,/:-])(?<!\d to )(?<!\d and )({AGE})(?: and {AGE})?(?: (?:yrs?|years?)(?: old)?|yo)?(?: at the time)?"
    r"(?:,? (?:shes |she's |she is |hes |he's |he is |lives |living |now )*(?:from|in|near|of)|,)? "
    r"((?:[a-z][\w'-]{1,25} ){0,2}[a-z][\w'-]{1,25})"
)
PERSON = re.compile(rf"(?i)\b(?:{KIN}|{KINS}|she|shes|he|hes|her|his|grandparents?|couple)\b")
BORN = re.compile(r"(?i)\b(?:born|bred|lifers?|lass|lad|girl|through and through|way)\b")
NUMBERED = re.compile(
    r"(?i)\b(?:part|rule|section|s|pd|chapter|article|para|paragraph|form|week|day|page|room|floor|no|number)\.? $"
)
STREETS = re.compile(rf"(?i)\b{STREET}\b")
COUNTED = re.compile(
    r"(?i)^(?:of|and|to|or|in total|people|women|parents|families|referrals|places|sessions|weeks|"
    r"months|days|hours|miles|per|percent|areas?|councils|services|teams|staff|members|pages|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


def ages_beside_places(text: Text) -> Iterator[Span]:
    for found in BESIDE.finditer(text.text):
        before = text.before(found.start(), 18)
        if UNBOUND.search(before) or NUMBERED.search(before) or STREETS.search(found[2]):
            continue
        if COUNTED.match(found[2]) or TRADE.search(text.sentence(*found.span())):
            continue
        words = _place(text, found)
        beside = around(text, *found.span(), reach=80) + " " + found[0]
        if words and PERSON.search(beside):
            yield found.start(), found.start(2) + len(words)


def _place(text: Text, found: re.Match[str]) -> str:
    """A place that is known; one that is not, if capitals or the words beside it tell it."""
    words, after = found[2], text.after(found.end(), 25)
    parts = words.split(" ")
    for size in range(len(parts), 0, -1):
        shown = " ".join(parts[:size])
        name = shown.lower()
        if is_place(name) and (size > 1 or not is_word(name) or bool(BORN.match(after.strip()))):
            return shown
    capital = words[0].isupper()
    preposed = re.search(r"(?i)\b(?:from|in|near)$", found[0][: -len(words)].rstrip())
    strange = capital and not is_word(parts[0].lower())
    if capital and (preposed or strange or BORN.search(words + after)):
        return words
    return ""
