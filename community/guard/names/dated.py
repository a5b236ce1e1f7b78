"""A day beside a full name: "Kelly Marsh (12.3.94)" needs no word of birth."""

import re
from collections.abc import Iterator

from community.guard.dates import NUMERIC, WORDED, YEAR
from community.guard.names.full import full_names
from community.guard.text import Span, Text

BESIDE = re.compile(
    rf"(?i)[\s,(\[:;=|/\-]{{1,5}}((?:{NUMERIC})|(?:{WORDED})\s?,? ?(?:{YEAR})?|(?:19|"
    rf"20)\d\d(?=\)?[,.]?(?: and| who| is|\n|$)))"
)
WITH_YEAR = re.compile(r"\d\d(?:\W|$)|(?i:nineteen|twenty|two thousand)")


def dates_beside_names(text: Text) -> Iterator[Span]:
    for _, end in full_names(text):
        found = BESIDE.match(text.text, end)
        if found and WITH_YEAR.search(found[1]):
            yield found.span(1)
