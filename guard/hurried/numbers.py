"""File numbers without a label that says whose they are."""

import re
from collections.abc import Iterator

from guard.hurried.around import TRADE, of_one_family
from guard.text import Span, Text, overlaps

SLASHED = re.compile(
    r"(?i)(?<![\w/.@:-])[a-z]{2,6}(?:[/-][a-z]{2,8}){0,2}[/-] ?\d[\d ]{2,12}\d(?:[-/][\da-z]{1,8}){0,2}(?![\w/])"
)
BARE = re.compile(
    r"(?i)\b(?:id|ref|reference|file|family|case|portal|login) ?(?:no\.?|number|num|nr|ref)?"
    r"[ .:#=]{1,3}(\d(?: ?\d){4,9})(?![\d ]?\d)"
)
YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
BOUGHT = re.compile(
    r"(?i)\b(?:foi|job|post|vacancy|order|invoice|grant|tender|isbn|doi|po|purchase|contract|company|charity|licen[cs]e|"
    r"course|room|model|catalogue|report|policy|form|standard|iso|award|version|module|bid|"
    r"tracking|parcel|serial|asset|laptop|printer|ticket|helpdesk|software)\b"
)


def bare_numbers(text: Text) -> Iterator[Span]:
    for found in SLASHED.finditer(text.text):
        if _is_one(text, found.span(), found[0]):
            yield found.span()
    for found in BARE.finditer(text.text):
        if _is_one(text, found.span(1), found[1]):
            yield found.span(1)


def _is_one(text: Text, span: Span, number: str) -> bool:
    digits = "".join(filter(str.isdigit, number))
    if len(digits) < 4 or (len(digits) == 4 and YEAR.match(digits)):
        return False
    if number[:3].lower() == "foi":
        return False
    if digits[0] == "0" and len(digits) >= 10:  # somebody's telephone
        return False
    if overlaps(span, text.published) or overlaps(span, text.cited):
        return False
    before = text.before(span[0], 40)
    if BOUGHT.search(before) or TRADE.search(text.sentence(*span)):
        return False
    return of_one_family(text, *span)
