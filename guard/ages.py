"""The age of one person with the place where they live; not criteria, and not statistics."""

import re
from collections.abc import Iterator

from guard.addresses import addresses
from guard.people import KIN, ONE_PERSON
from guard.places import named_anywhere, place_after
from guard.text import Span, Text

_TENS = r"(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_ONES = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen"
)
AGE = rf"(?:\d{{1,2}}|{_TENS}|{_ONES})"
UNIT = r"(?:year|yr|month|mth|week|wk|day)s?"
OLD = re.compile(
    rf"(?i)(?<![\w£$.,/-])(?:a |an )?{AGE}(?:\s?-?\s?{UNIT}\s?-?\s?old|\s?y\.?\s?/?\s?o\b|"
    rf"\s?yrs?\b(?! old)|yo\b)(?!s\b)(?! ?olds\b)"
)
PLAIN_AGE = re.compile(
    rf"(?i)\b(?:aged?|is|are|'s|she's|he's|was|turned|turns|turning|of|just|only|nearly|almost|"
    rf"about|newest is)\s"
    rf"(?:just |only |nearly |almost |about |turned |now ){{0,2}}({AGE})(?=[\s,.;)]|"
    rf"$)(?!\s?(?:%|per|{UNIT}\b\s(?!old)|hours?|"
    r"times|of the|in (?:a|the)|children|kids|services?|sessions?|women|mums?|pages?|sites?|"
    r"people))"
)
BETWEEN_COMMAS = re.compile(rf"(?i)(?<=[a-z)])(?:,\s?|\s?\(){AGE}(?:,|\)|\s-)(?=\s|$|,)")
OPENING = re.compile(
    rf"(?i)(?:\A|(?<=[.!?] )|(?<=\n))({AGE}),? (?:and |from |in |living |(?=[A-Z]))"
)
# Several people, or anybody: "women aged 18 to 25", "over 18", "the average age is 27".
ANYBODY = re.compile(
    r"(?i)\b(?:women|mothers|parents|fathers|children|infants|babies|girls|boys|people|adults|mums|"
    r"dads|those|anyone|cohort|sample|participants|respondents|average|mean|median|range|oldest|"
    r"youngest was|peak|criteria|eligib\w*|limit|between|per cent|percent|aged under|aged over|"
    r"under-?\d\ds?|over-?\d\ds?|if (?:she|he|they|someone)|evaluation|cent of|minimum|maximum|"
    r"services? (?:for|takes?|is|are|works?|in)|programme (?:for|takes?)|cut-?off|age group|"
    r"birth cohort|statistics)\b|%|\bages\b"
)
STATISTICS = re.compile(
    r"(?i)\b(?:average|mean|median|cohort|sample|participants|respondents|criteria|eligib\w*|"
    r"per cent|percent|age limit|age range|cut-?off|evaluation)\b|%"
)
OPEN_ENDED = re.compile(
    rf"(?i)^\s?(?:\+|or (?:over|under|above|below|older|younger|more)|and (?:over|under|above|"
    rf"below|up|older|younger)|"
    rf"to {AGE}|-\s?{AGE}|and {AGE}|or {AGE}|plus\b|s\b)"
)
UNBOUND = re.compile(
    r"(?i)\b(?:until (?:the|a|her|his|their) (?:child|baby) (?:is|was|turns)|under|over|above|"
    r"below|least|between|than|until|till|before|after|from|to|to age|"
    r"up to)\s(?:the age of\s)?$"
)
ONE_OF = re.compile(
    r"(?i)\bone of (?:my|our|the|your) (?:\w+ ){0,2}?(?:mums|mothers|dads|fathers|parents|women|girls|clients|couples)\b"
)
FAR = 75
# "Her girl, just turned 5": told of one child, wherever in the post its town stands.
OF_A_CHILD = re.compile(
    rf"(?i)\b(?:her|his|their|my|our|whose|mum's|dad's) (?:[a-z]+ ){{0,2}}?(?:{KIN})\b"
    r"(?:'s|,| is| was| \()*(?: just| now| only| nearly| almost| turned| aged| about)*\W{0,2}$"
)


def ages_with_places(text: Text) -> Iterator[Span]:
    for pattern in (OLD, PLAIN_AGE, BETWEEN_COMMAS, OPENING):
        for found in pattern.finditer(text.text):
            if span := _with_place(text, found):
                yield span


def _lives(text: Text) -> bool:
    """Whether the post names an address or a town that is known, anywhere."""
    if "lives" not in text.memo:
        text.memo["lives"] = named_anywhere(text) or any(addresses(text))
    return bool(text.memo["lives"])


def _with_place(text: Text, found: re.Match[str]) -> Span | None:
    group = found.re.groups
    start, end = found.span(group)
    if OPEN_ENDED.match(text.after(end, 12)) or UNBOUND.search(text.before(start, 18)):
        return None
    left, right = text.plain.sentences.bounds(start, end)
    sentence = text.text[left:right]
    if not ONE_PERSON.search(sentence) and not OLD.match(found[0]):
        return None
    if re.match(
        r"\W*(?:[\w-]+ ){0,2}?(?i:mothers|women|parents|fathers|children|babies|infants)\b",
        sentence,
    ):
        return None
    near = text.text[max(left, start - 45) : min(right, end + 18)]
    of_a_child = OF_A_CHILD.search(text.before(start, 40))
    one = ONE_OF.sub(" ", ONE_PERSON.sub(" ", near))
    anybody = not of_a_child and ANYBODY.search(one)
    if STATISTICS.search(sentence) or anybody:
        return None
    place = place_after(text, max(left, start - FAR), min(right, end + FAR))
    if place is None:
        return (start, end) if of_a_child and _lives(text) else None
    return min(start, place[0]), max(end, place[1])
