"""Birthdays in lists and short forms, after a word that says what they are."""

import re
from collections.abc import Iterator

from guard.dates import FULL_DAY, MONTH, YEAR
from guard.hurried.around import of_one_family
from guard.text import Span, Text

SAYS_SO = re.compile(
    r"(?i)\bd\.?o\.?b'?s?\b|\bdates? of birth\b|\bbirthda(?:y|ys|te|tes)\b|\bb'?days?\b|\bborn\b"
)
REACH = 130
# "my lads 4.11.16": a day right behind a child.
OF_A_CHILD = re.compile(
    r"(?i)\b(?:my|her|his|our|their|mum'?s|dad'?s) (?:[a-z]+ )?(?:lads?|sons?|daughters?|girls?|boys?|"
    r"baby|twins?|kids?|child|little (?:one|girl|boy)|eldest|youngest)[ ,:(-]{1,3}"
    r"(\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2})(?!\d)"
)
ROMAN = r"\d{1,2}[./ -](?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[./ -](?:19|20)?\d\d"
WITH_YEAR = re.compile(
    rf"(?i)(?<![\w/.-])(?:{FULL_DAY}|{ROMAN}|the (?:last|first) day of {MONTH}(?: {YEAR})?|"
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?:\d\d)?|"
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|"
    r"(?:boxing|christmas|valentine'?s|new year'?s?|halloween|bonfire)(?: (?:day|night|eve))?)"
    r"(?![\w/])"
)
PACKED = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)")


def days_in_lists(text: Text) -> Iterator[Span]:
    """Every day that follows the word closely, in its paragraph."""
    reached = -1
    for said in SAYS_SO.finditer(text.text):
        if not of_one_family(text, *said.span()):
            continue
        stop = said.end() + len(text.after(said.end(), REACH))
        for found in WITH_YEAR.finditer(text.text, max(said.end(), reached), stop):
            reached = found.end()
            yield found.span()
    for found in OF_A_CHILD.finditer(text.text):
        yield found.span(1)
    for found in PACKED.finditer(text.text):
        if of_one_family(text, *found.span()):
            yield found.span()
