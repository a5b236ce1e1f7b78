"""Homes without a number and a street: a cottage, a farm, a boat, a room in a hotel."""

import re
from collections.abc import Iterator

from guard.hurried.around import TRADE
from guard.text import Span, Text

KIND = (
    r"(?:cottage|cott|farm|farmhouse|fm|hse|lodge|barn|bungalow|villa|caravan(?: \d+)?|annexe?|"
    r"narrowboat|boat|static|mobile home|chalet|hotel|guest ?house|b&b|travelodge|premier inn|"
    r"hostel|house|mews|prec(?:inct)?)"
)
NAMED = re.compile(
    rf"(?:\b[Tt]he (?:[\w']{{1,25}} )?|(?:\b[A-Z][\w'-]{{1,25}} ){{1,3}})(?i:{KIND})\b(?: \d+)?"
    r"(?:,? (?:in |near |nr |opposite |opp |behind |by |off |the )*[A-Za-z][\w'-]{1,25}){0,4}"
)
NUMBERED = re.compile(
    r"(?<![\w.,/:£$-])\d{1,3}[a-h]? The [A-Z][a-z]{3,15}(?:,? (?:behind|opposite|opp|next to|by) [A-Za-z' ]{3,30})?"
)
ROOM = re.compile(
    r"(?i)\b(?:rm|room|unit|flat|caravan|pitch|plot)\.? ?\d{1,3}[a-z]?, (?:the )?[a-z][a-z' ]{3,30}"
)
SAID = re.compile(
    r"(?i)\b(?:address|addy)\b[^.\n?]{0,45}?(?:\bis\b|'s|:|=|-|\. it'?s|\bgave (?:is|us|me)?)"
    r"[^\w\n]{0,4}((?!the same|not|here|on the|in the|attached|wrong|below|above|with|known)"
    r"[^\n;?!]{8,60})"
)
OWN = re.compile(
    r"(?i)\b(?:her|his|their|mum'?s|dad'?s|nan'?s|home|new|old|bail|last known) (?:\w+ )?$"
)
SHORT_STREET = re.compile(
    r"(?i)(?<![\w.,/:£$-])\d{1,3}[a-h]? (?:[a-z][a-z'-]{2,15} ){1,2}"
    r"(?:cres|crescent|gdns|terr|terrace|mews|prec|cl|ave|rd|st|dr|ln|pl|ct|clo)\b(?!\.?\d)"
)
LIVES = re.compile(
    r"(?i)\b(?:lives?|living|lived|stay(?:s|ing)|moved?|moving|address|placed|put (?:him|her|them)|"
    r"bail|hv for|rehoused|home (?:is|visit)|door|bag to|deliver\w*|sent to me|remove|from|"
    r"take this one|carers?|flat|tenancy|hostel|bump|temp accom|nans?|mums?|dads?|gone away)\b"
)
BODY = re.compile(
    r"(?i)\b(?:our (?:new |main )?(?:office|base|building|hub|team)|office|conference|training|"
    r"event|venue|website|e-?mail address|postal|correspondence|head ?quarters|library|museum|"
    r"meeting room|breakout|session|drop-in|children's centre|family hub|children's home)\b"
)


def homes(text: Text) -> Iterator[Span]:
    for found in NAMED.finditer(text.text):
        if _is_home(text, found.span(), 70):
            yield found.span()
    for found in (*ROOM.finditer(text.text), *NUMBERED.finditer(text.text)):
        if _is_home(text, found.span(), 160):
            yield found.span()
    for found in SHORT_STREET.finditer(text.text):
        if _is_home(text, found.span(), 160):
            yield found.span()
    for found in SAID.finditer(text.text):
        words = found[0][: found.start(1) - found.start()]
        told = re.match(
            r"\W*(?:[a-z]+ ){0,2}(?:\d|[A-Z]|(?i:flat|flt|number|room|c/o)\b)", found[1]
        )
        other = BODY.search(text.before(found.start(), 25) + words) or "@" in found[1]
        if (told or OWN.search(text.before(found.start(), 30))) and not other:
            yield found.span(1)


def _is_home(text: Text, span: Span, reach: int) -> bool:
    sentence = text.sentence(*span)
    if BODY.search(sentence) or TRADE.search(sentence):
        return False
    return bool(LIVES.search(text.before(span[0], reach)) or LIVES.search(text.after(span[1], 40)))
