"""A day beside a full name: "Kelly Marsh (12.3.94)" needs no word of birth."""

import re
from collections.abc import Iterator

from guard.dates import NUMERIC, WORDED, YEAR
from guard.names.full import full_names
from guard.text import Span, Text

BESIDE = re.compile(
    rf"(?i)[\s,(\[:;=|/\-]{{1,5}}((?:{NUMERIC})|(?:{WORDED})\s?,? ?(?:{YEAR})?|(?:19|"
    rf"20)\d\d(?=\)?[,.]?(?: and| who| is|\n|$)))"
)
WITH_YEAR = re.compile(r"\d\d(?:\W|$)|(?i:nineteen|twenty|two thousand)")


BEFORE = re.compile(rf"(?i)(?<![\w/])((?:{NUMERIC})|(?:{WORDED}))[\s,:;=|)\-]{{1,3}}$")


def dates_beside_names(text: Text) -> Iterator[Span]:
    for start, end in full_names(text):
        first = max(0, start - 40)
        earlier = BEFORE.search(text.text, first, start)
        if earlier and WITH_YEAR.search(earlier[1]):
            yield earlier.span(1)
        found = BESIDE.match(text.text, end)
        if found and WITH_YEAR.search(found[1]):
            yield found.span(1)
