"""A number and a street or a flat, told apart or behind a word that says "address"."""

import re
from collections.abc import Iterator

from guard import buildings
from guard.addresses import STREET, WORDED
from guard.text import Span, Text

NUMBER = rf"(?:\d{{1,3}}[a-h]?|{WORDED})"
APART = re.compile(
    rf"(?i)\b(?:number|no\.?|flat) ({NUMBER})\b[^\w\n]{{1,3}}(?:the )?(?:street|road|house|block|building)(?:'s| is|:)?(?: called)? [^.\n;?!]{{4,40}}"
)
NUMBER_AFTER = re.compile(
    rf"\b(?:[A-Z][\w'-]{{1,25}} ){{1,2}}(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Terrace|Grove|Way|Court|Mews|Row)\b[^\n]{{1,12}}(?i:(?:house |the )*number(?: is|'s|:)? {NUMBER})\b"
)
FLAT = re.compile(
    rf"\b(?i:flat|flt|apartment|apt|room|unit|bungalow)[ .,:]{{0,2}}(?i:{NUMBER})[ ,/]{{1,4}}(?i:the )?(?:[A-Z][\w'-]{{1,25}}[ ,]*){{1,4}}"
)
SLASHED = re.compile(
    rf"(?i)\b(?:flat|flt|apartment|no|number)\.? {NUMBER} ?[/,|-] ?{NUMBER}? ?[/,|-]? ?(?:[a-z][a-z'-]{{1,25}} ){{1,3}}{STREET}\b"
)
STREETS = re.compile(
    rf"(?<![\w.,/:£$-])(?i:{NUMBER}),? (?:[A-Z][\w'-]{{1,25}} ){{1,3}}(?:{STREET.title()}|Drove|Fold|Garth|Ginnel|Wynd|Yard|Quay|Wharf|Row|Rise|Reach)\b"
)
SAID = re.compile(
    rf"(?i)\b(?:address|addr|lodging (?:at|with)|pinned|post to|deliver(?:ed)? to|drop(?:ped)? (?:it |them )?(?:off )?at|go(?:es)? (?:back )?to|find her at|find him at|lives? at|"
    rf"home is|staying at|door of)\b[^\w\n]{{0,3}}(?:(?:is|the|at|her|his) )?((?:end |first |last )?(?:{NUMBER},? (?:[a-z'-]{{1,25}} ){{1,3}}|the [a-z]+ on ){STREET}\b)"
)


def homes_near(text: Text) -> Iterator[Span]:
    for found in (*APART.finditer(text.text), *NUMBER_AFTER.finditer(text.text)):
        yield found.span()
    for pattern in (FLAT, SLASHED, STREETS):
        for found in pattern.finditer(text.text):
            if _is_home(text, *found.span()):
                yield found.span()
    for found in SAID.finditer(text.text):
        if _is_home(text, *found.span(1)):
            yield found.span(1)


def _is_home(text: Text, start: int, end: int) -> bool:
    near = text.sentence(start, end, more=1)
    lived_in = buildings.HOME.search(near) or PINNED.search(near)
    return not buildings.is_public(text, start, end) and bool(lived_in)


PINNED = re.compile(r"(?i)\bmaps?\b|\bpin(?:ned)?\b")
