"""Dates of birth: a day with words of birth beside it, or beside a name."""

import re
from collections.abc import Iterator

from guard.dates import FULL_DAY, MONTH, SHORT, WEEKDAY
from guard.text import Span, Text

LABEL = (
    r"(?:\bd\s?[./]?\s?o\s?[./]?\s?b\b\.?|\bdate\s?of\s?(?:birth|brith)\b|\bbirth\s?dat(?:e|es)\b|"
    r"\bb'?day\b|\b(?:her|his|mum's|dad's|their|baby's) (?:\d{1,2}(?:st|nd|rd|th)|eighteenth|twenty-first|thirtieth|fortieth|first|second|third|fifth)\b(?= (?:is|was|birthday|falls|on))|\bbirthday\b|\bdob:?)"
)
BORN = (
    r"(?:\bborn\b|\bb\.\s?(?=\d)|\barrived\b|\bdelivered\b|\bgave birth\b|\bcame along\b|"
    r"\bbirth(?:ed)?\b|"
    r"\bturn(?:s|ed|ing)\s+\w+|\bdue\b|\bedd\b|\bhad (?:her|his|the|their) baby\b|"
    r"\bbaby (?:came|was)\b)"
)
LABELLED = re.compile(rf"(?i){LABEL}[^\n\d]{{0,30}}?(?<![\w/])({FULL_DAY}|{SHORT})")
# "born in Hull, on the third of May"; "born on a Tuesday, 4 March".
AT_BIRTH = re.compile(
    rf"(?i){BORN}(?:[^\n.;?!\d]|(?:19|20)\d\d(?!\d)|\d{{1,2}}[.:]\d\d ?(?:am|pm)?|\d{{1,2}} ?(?:am|"
    rf"pm)){{0,45}}?(?<![\w/])((?:{WEEKDAY} )?{FULL_DAY}|{SHORT})"
)
BORN_IN = re.compile(rf"(?i)\bborn\b (?:in |on )?((?:early |late )?{MONTH},? (?:19|20)?\d\d)\b")
BORN_YEAR = re.compile(
    r"(?i)(?:\bborn (?:in )?|\bb\.\s?|\bdob:? ?|\byear of birth:? ?)((?:19|20)\d\d)\b"
)
AFTER = re.compile(
    rf"(?i)(?<![\w/])({FULL_DAY})\W{{0,3}}(?:is|was|are)?\s?(?:\(?{LABEL}|(?:is |was )?(?:her|"
    rf"his|their|"
    r"baby's|the baby's|mum's|(?:the )?(?:\w+ )?\w+'s)\s(?:\w+ )?(?:birthday|date of birth|dob|"
    r"due date))"
)
# What a service, a law or a whole cohort is "born" or "due".
NO_CHILD = re.compile(
    r"(?i)\b(?:service|programme|project|team|charity|idea|scheme|pilot|fdac|pause|unit|network|"
    r"movement|act|law|guidance|report|evaluation|findings|framework|bill|bids?|returns?|tender|"
    r"application|applications|contract|deadline|payment|review|abstracts?|form|forms|survey|"
    r"consultation|results?|funding|draft|training|books?|copies|parcel|slides|invoice|responses?|"
    r"comments|chapters?|essays?|submissions?|newsletter|data|figures)\b"
)
MANY = re.compile(
    r"(?i)\b(?:babies|infants|children|those|all|mothers|women|parents|cohorts?|people|newborns|"
    r"anyone|any|fathers)\s+(?:who\s+(?:were|are)\s+)?(?:born|due|delivered)\b|\bborn (?:between|"
    r"before|after|since|into|on or|from)\b"
)
ONE = re.compile(
    r"(?i)\b(?:she|he|her|his|mum|mam|mother|dad|father|baby|girl|boy|son|daughter|child|client|"
    r"brother|sister|twins?|lady|lad|partner)(?:'s)?\b"
)


# Whoever was born by then has no child in proceedings, and stands in a book.
LONG_AGO = re.compile(r"\b(?:1[0-8]\d\d|19[0-3]\d)\b")


def births(text: Text) -> Iterator[Span]:
    for span in _births(text):
        if not LONG_AGO.search(text.text[span[0] : span[1]] + text.after(span[1], 6)):
            yield span


def _births(text: Text) -> Iterator[Span]:
    for found in LABELLED.finditer(text.text):
        yield found.span()
    for found in AFTER.finditer(text.text):
        yield found.span()
    for found in AT_BIRTH.finditer(text.text):
        if _is_a_child(text, found):
            yield found.span()
    for pattern in (BORN_IN, BORN_YEAR):
        for found in pattern.finditer(text.text):
            before = text.before(found.start(), 50)
            if ONE.search(text.sentence(*found.span())) and not (
                MANY.search(before + found[0]) or NO_CHILD.search(before)
            ):
                yield found.span()


UNTIL = re.compile(r"(?i)\b(?:until|says|retention)\b")


def _is_a_child(text: Text, found: re.Match[str]) -> bool:
    before = text.before(found.start(), 50)
    if MANY.search(before + found[0]) or UNTIL.search(found[0]):
        return False
    word = found[0].split()[0].lower().rstrip(".")
    one = ONE.search(text.sentence(*found.span(), more=1))
    if word in ("due", "arrived", "delivered", "birth", "turned", "turns", "turning", "b"):
        return bool(one) and not NO_CHILD.search(text.before(found.start(), 40))
    return not NO_CHILD.search(before) or bool(ONE.search(before))
