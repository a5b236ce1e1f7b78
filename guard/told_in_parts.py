"""Numbers that are told in parts: "it starts 943, then 476, and the last four are 5919"."""

import re
from collections.abc import Iterator

from guard.nhs import has_check_digit
from guard.spelled import NUMBERS, TEENS, TENS
from guard.text import Span, Text, overlaps

SAID = (
    r"(?:and|then|the|it|its|it's|is|are|was|were|followed|by|first|second|third|next|last|final|"
    r"middle|bit|part|half|other|rest|end|ends|ending|finish(?:es|ing)?|starts?|starting|begins?|"
    r"beginning|with|in|on|at|line|digits?|numbers?|bits|comes?|after|that|to|three|four|two|"
    r"goes|plus|dash|space|hyphen|group|of|them|a|or|so|i've|got|for|be|remaining|you|get|of)"
)
PART = re.compile(
    rf"(?i)(?<![\w£$.,/-])(?<!first )(?<!last )(?<!next )(?<!final )(?:\d[\d ./~_-]{{0,12}}\d|\d|(?:{'|'.join([*NUMBERS, *TEENS, *TENS])})"
    rf"(?:[ -](?:{'|'.join([*NUMBERS, *TENS])}))*)(?![\w£$%])"
)
BETWEEN = re.compile(rf"(?i)(?:\W{{1,4}}{SAID}\b){{0,8}}\W{{1,4}}")
TELLS = re.compile(
    r"(?i)\b(?:then|starts?|begins?|ends?|ending|finish\w*|middle|half|last|first|rest|followed)\b"
)
FARTHEST = 40


def nhs_in_parts(text: Text) -> Iterator[Span]:
    for span, digits in _told(text):
        if len(digits) == 10 and digits[0] not in "012" and has_check_digit(digits):
            yield span


LABELLED = re.compile(r"(?i)\bn\W?h\W?s\b")
GROUP = re.compile(r"(?<![\w-])\d(?:[ -]?\d){1,7}(?![\w-])")


def nhs_in_pieces(text: Text) -> Iterator[Span]:
    """Two or three groups behind "NHS" that come to a number that checks, whatever is between."""
    for label in LABELLED.finditer(text.text):
        groups = list(GROUP.finditer(text.text, label.end(), label.end() + 170))[:4]
        for first in range(len(groups)):
            digits = ""
            for group in groups[first : first + 3]:
                digits += re.sub(r"\D", "", group[0])
                if len(digits) == 10 and digits[0] not in "012" and has_check_digit(digits):
                    yield groups[first].start(), group.end()


def phones_in_parts(text: Text) -> Iterator[Span]:
    for span, digits in _told(text):
        whole = len(digits) in (10, 11) and digits[0] == "0" and digits[1] in "127"
        if whole or (6 <= len(digits) <= 8 and CODED.search(text.before(span[0], 16))):
            yield span


# "Sheffield code, then 496, then 0315"
CODED = re.compile(r"(?i)\bcode\W{1,3}(?:and |then )?$")


def _told(text: Text) -> Iterator[tuple[Span, str]]:
    """Every row of two to five parts with words between them that say that they belong together."""
    if not TELLS.search(text.text):
        return
    parts = [(found.span(), _digits(found[0])) for found in PART.finditer(text.text)]
    for first in range(len(parts)):
        start, digits = parts[first][0][0], parts[first][1]
        for place in range(first + 1, min(first + 5, len(parts))):
            gap = text.text[parts[place - 1][0][1] : parts[place][0][0]]
            if len(gap) > FARTHEST or not BETWEEN.fullmatch(gap):
                break
            digits += parts[place][1]
            span = (start, parts[place][0][1])
            around = text.before(start, 30) + text.text[span[0] : span[1]]
            if TELLS.search(around) and not overlaps(span, text.published):
                yield span, digits


def _digits(part: str) -> str:
    """The digits of a part; "thirty one" is 31."""
    digits, tens = "", False
    for word in re.findall(r"\d+|[a-z]+", part.lower()):
        one = word if word.isdigit() else NUMBERS.get(word) or TEENS.get(word) or TENS[word] + "0"
        digits = digits[:-1] + one if tens and len(one) == 1 and one != "0" else digits + one
        tens = word in TENS
    return digits
