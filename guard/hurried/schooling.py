"""A child's school in small letters, in brackets, or by half its name."""

import re
from collections.abc import Iterator

from guard.hurried.around import TRADE
from guard.text import Span, Text

SHORT = re.compile(
    r"(?i)\b((?:[a-z][\w'-]{1,25} ){1,3}?(?:infants?|juniors?|prim|primary|pre-?school|prep|nursery|"
    r"playgroup|academy|high|c of e|cofe)(?: school)?)\b(?!['’]s| (?:nurses?|stud(?:y|ies)|workers?|staff|places?|fees|vouchers?|teachers?|class room|mental))"
)
CALLED = re.compile(
    r"(?i:\b(?:nursery|school|pre-?school|playgroup|childminder|reception|academy)\b)"
    r"(?i: for [\w'-]{1,25})?[^.\n\w]{0,3}(?i:pls,? |mum says |is |called |named |now |=|: ?|- ?|\()+"
    r"[\"'(]?((?:St\.? )?[A-Z][\w'.-]{1,25}(?: [A-Z][\w'-]{1,25}| something| on [A-Z]\w+){0,4})"
)
HOLY = re.compile(
    r"(?i)\b(?:goes|go|going|went|at|attends?|started)(?: to| at)? "
    r"((?:st\.?|saint|holy|our lady|sacred|christ|all saints|ss)\b'?s? ?[a-z]+(?:'s)?"
    r"(?: (?:cofe|c of e|ce|rc|catholic|juniors?|infants?|primary|prim|school))*)"
)
# "to send a card to him at Puddleducks in Horncastle"
UNHEARD = re.compile(
    r"\b(?i:send|take|drop|collect|fetch|pick|see|meet|visit)\b[^.\n;]{0,30}?\b(?i:him|her|them)"
    r"(?i: up| off)? (?i:at|from) ([A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20}){0,2} in [A-Z][a-z]{2,20})"
)
CHILD = re.compile(
    r"(?i)\b(?:son|daughter|child|kids?|boys?|girls?|lad|twins?|eldest|oldest|youngest|little|"
    r"toddler|siblings?|brother|sister|y\d|yr ?\d+|year \d+|reception|class|mummy|teacher|"
    r"\d{1,2} ?(?:yr|year)|lo|he|she|him|her|his|they've|goes|turned up|rang me)\b"
)
BODIES = re.compile(r"(?i)\b(?:parent|association of|mother and) infant\b")
NO_NAME = re.compile(
    r"(?i)^(?:the|a|an|any|our|my|her|his|their|local|some|each|every|many|most|all|in|at|to|of|"
    r"for|from|and|or|with|primary|secondary|at primary|every primary|is|was|are|were|has|had|"
    r"school|nursery|day|busy|new|old|good|free|other|same|this|that|two|three|run|start|started|"
    r"leave|after|before|since|by|on|when|if|as|not|no|pre|very|too|so|how|high)\b"
)
WORKS_WITH = re.compile(
    r"(?i)\b(?:we (?:train|work with|visit|talk to|deliver)|training for|partners?|headteachers?|"
    r"network|schools|nurseries|ofsted|policy|designated|national|university|curriculum)\b"
)


def schools_in_short(text: Text) -> Iterator[Span]:
    for pattern in (SHORT, CALLED, HOLY, UNHEARD):
        for found in pattern.finditer(text.text):
            span = _named(found)
            if BODIES.search(found[0]) or span is None or not _of_a_child(text, span):
                continue
            yield span


def _named(found: re.Match[str]) -> Span | None:
    """Without the words before the name; None where no name is left."""
    start, words = found.start(1), found[1]
    while match := NO_NAME.match(words):
        rest = words[match.end() :].lstrip()
        if not rest:
            return None
        start, words = found.end(1) - len(rest), rest
    return (start, found.end(1)) if " " in words or words[0].isupper() else None


def _of_a_child(text: Text, span: Span) -> bool:
    sentence = text.sentence(*span)
    return bool(CHILD.search(sentence)) and not (
        WORKS_WITH.search(sentence) or TRADE.search(sentence)
    )
