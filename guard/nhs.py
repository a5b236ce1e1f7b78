"""NHS numbers: ten digits, the last of which checks the others."""

import re
from bisect import insort
from collections.abc import Iterator

from guard.spelled import Window, windows
from guard.text import Span, Text, overlaps

LABEL = re.compile(
    r"(?i)\bn\.?\s?h\.?\s?s\b\.?(?:\s+(?:is|was|-)|\s*[=:#]|\s*(?:number|num|no|nr|nbr|id|ref)\b)"
    r"|\b(?:hospital|patient|maternity|medical|spine|unit|mrn|chi)\s+(?:number|num|no|id|ref)\b"
    r"|\b(?:system ?one|emis|badgernet|rio)\b"
)
BOUGHT = re.compile(
    r"(?i)\b(?:orders?|ordered|invoices?|isbn|catalogue|purchas\w+|parcels?|deliver\w+|supplier|"
    r"remittance|account|"
    r"grant|tender|library|receipt|booking)\b"
)
SOMEBODY = re.compile(
    r"(?i)\b(?:she|he|her|his|him|mum|mam|mother|dad|father|baby|child|patient|client|midwife|"
    r"gp|nhs|hospital|ward)(?:'s)?\b"
)
# What stands in forms and templates for a number.
PLACEHOLDERS = ("1234567890", "0123456789")
DIGIT = re.compile(r"\d")
LABEL_REACH = 45


def nhs_numbers(text: Text) -> Iterator[Span]:
    taken: list[Span] = []
    for run in text.runs:
        for window in windows(run, 10, 10):
            span = (window.start, window.end)
            if overlaps(span, taken):
                continue
            if _is_one(window, text, span):
                insort(taken, span)
                yield span
    yield from _labelled(text, taken)


def _is_one(window: Window, text: Text, span: Span) -> bool:
    if window.digits in PLACEHOLDERS:
        return False
    labelled = bool(LABEL.search(text.before(window.start, LABEL_REACH)))
    if labelled:
        return window.digits[0] != "0" or has_check_digit(window.digits)
    if not has_check_digit(window.digits) or not window.even or window.digits[0] in "012":
        return False
    sentence = text.sentence(*span)
    if BOUGHT.search(sentence) and not SOMEBODY.search(sentence):
        return False
    # An ISBN of ten digits has the same check digit.
    return not overlaps(span, text.published) and not _part_of_more(text, span)


def _part_of_more(text: Text, span: Span) -> bool:
    """The end of a phone number with its country, or of a longer number."""
    return bool(re.search(r"(?:\+\d{0,3}|00\d\d|\d[ .-]?)\s?\(?0?\)?\s?$", text.before(span[0], 8)))


def _labelled(text: Text, taken: list[Span]) -> Iterator[Span]:
    """A number called an NHS number, if it is mistyped, cut short or told in parts."""
    for label in LABEL.finditer(text.text):
        reach = text.after(label.end(), LABEL_REACH)
        digits = list(DIGIT.finditer(reach))
        shown = "".join(digit[0] for digit in digits)
        if len(digits) < 6 or len(reach[: digits[0].start()]) > 25 or shown in PLACEHOLDERS:
            continue
        span = (label.end() + digits[0].start(), label.end() + digits[-1].end())
        helpline = re.match(r"(?:0[38]|11[16]|19|20)", reach[digits[0].start() :])
        if not helpline and not overlaps(span, taken):
            insort(taken, span)
            yield span


def has_check_digit(digits: str) -> bool:
    """Modulus 11, as the NHS number has it; ten equal digits check too, and are nobody's."""
    total = sum(int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9]) and len(set(digits)) > 1
