"""Where somebody lives: a number and a street, a flat, a named house."""

import re
from collections.abc import Iterator

from guard import buildings
from guard.text import Span, Text

STREET = (
    r"(?:street|road|avenue|lane|drive|crescent|cres|terrace|gardens|grove|close|mews|walk|way|"
    r"square|row|rise|parade|croft|fold|bank|brow|view|heights|mount|gate|vale|villas?|buildings|"
    r"cottages?|estate|place|hill|green|park|court|house|st|rd|ave|ln|dr|cl|ct|pl|terr|gdns)"
)
# After these a court, a place or a park is no street.
NO_STREET = re.compile(
    r"(?i)\b(?:family|county|crown|high|supreme|magistrates'?|drug|alcohol|appeal|circuit|tribunal|"
    r"problem.solving|women|mothers?|parents?|children|care|cases?|families|sessions?|weeks?|"
    r"months?|years?|days?|hours?|minutes?|per|of|the|and|a|in|to|on|at|is|was|were|by|no|any|"
    r"under|best|same|other|first|half|long|safe|right|only|better|each|this|that|every|which)$"
)
WORDED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
NAME = r"[A-Za-z][A-Za-z'.\-]{1,18}"
NUMBERED = re.compile(
    rf"(?i)(?<![\w.,/:£$-])(?:(?:no\.?|number|house|flat|apartment|room|unit|plot)\s)?"
    rf"(?:\d{{1,3}}[a-h]?(?:\s?[-/]\s?\d{{1,3}}[a-h]?)?|{WORDED}),?\s+"
    rf"((?:{NAME}\s+){{1,3}}?)({STREET})\b(?!-)"
)
FLAT = re.compile(
    r"(?i)\b(?:flat|apartment|apt\.?|bedsit|unit|room|caravan|plot|pitch)\s+(?:no\.?\s|number\s)?"
    rf"(?:\d{{1,3}}[a-h]?|[a-h]\b|{WORDED})\b,?\s*(?:\d{{1,4}}[a-z]?\s+)?"
    r"(?:(?:at|in|of|on|above)\s+)?((?:[a-z][a-z'.\-]{1,18}[ ,]+){0,3}[a-z][a-z'\-]{2,18})"
)
THE_STREET = re.compile(
    rf"(?i)(?<![\w.,/:£$-])(?:no\.?\s|number\s)?(?:\d{{1,3}}[a-h]?|{WORDED}),?\s+(The|St\.?)\s+"
    r"([A-Z][a-z]+(?:'s)?)(?:\s+[A-Z][a-z]+)?"
)
NAMED_STREET = re.compile(
    r"\b((?:[A-Z][a-z']+ ){1,2})(?:Street|Road|Avenue|Close|Crescent|Terrace|Drive|Lane|Grove)\b"
)
SITS = re.compile(r"(?i)\b(?:fdac|court|clinic|team|office|sits?|based|centre) at $")
HOUSED = re.compile(
    r"(?i)\b(?:she|he|mum|mam|dad|her|his|him|nan|gran|family|ex|partner|client|carers?|"
    r"neighbours?)(?:'s)?\b"
)
SMALL_THE = re.compile(
    r"(?i)(?<![\w.,/:£$-])\d{1,3}[a-h]? the (?:crescent|close|grove|avenue|drive|terrace|green|"
    r"mews|limes|laurels|paddock|"
    r"firs|elms|oaks|beeches|willows|meadows|chase|spinney|orchard)\b"
)
NUMBER_ON = re.compile(
    rf"(?i)\b(?:number|no\.?)\s(?:\d{{1,3}}[a-h]?|{WORDED})\s(?:on|in|of|at)\s(?:the\s)?"
    rf"(?:{NAME}\s){{0,2}}{NAME}"
)
ON_STREET = re.compile(
    r"(?i)\b(?:liv(?:es|ing|ed)|stay(?:s|ing)|mov(?:ed|ing)|rehoused|address|house|home|flat|"
    r"tenancy|placed|based|carers?|door|visit(?:s|ed)?)\b[^.\n]{0,40}?\b(?:on|in|at|to|is|down|off|"
    rf"from)\s+((?:[A-Z][A-Za-z'\-]+\s+){{1,3}}(?-i:{STREET.title().replace('(?:', '(?:')})\b)"
)
NAMED_HOUSE = re.compile(
    r"\b(?:The )?(?:[A-Z][a-z']+ ){1,2}(?:Cottage|Vicarage|Rectory|Farm|Farmhouse|Lodge|Barn|House|"
    r"Bungalow|Manor|Grange|Mill|Villa)\b,? (?:[A-Z][a-z']+ ){1,2}"
    r"(?:Lane|Road|Street|Avenue|Drive|Close|Way|Hill|Row)\b"
)
LABELLED = re.compile(
    r"(?i)\b(?<!our )(?<!office )(?<!postal )address\s*"
    r"(?:is|:|=|-)\s*(\d[^\n.;]{5,60})"
)


def addresses(text: Text) -> Iterator[Span]:
    for found in NUMBERED.finditer(text.text):
        if _is_street(found) and not buildings.is_public(text, *found.span()):
            yield found.span()
    for found in FLAT.finditer(text.text):
        if _is_flat(found) and not buildings.is_public(text, *found.span()):
            yield found.span()
    for found in THE_STREET.finditer(text.text):
        if found[2][0].isupper() and buildings.HOME.search(text.sentence(*found.span())):
            yield found.span()
    for found in SMALL_THE.finditer(text.text):
        yield found.span()
    for pattern in (NUMBER_ON, NAMED_HOUSE):
        for found in pattern.finditer(text.text):
            home = buildings.HOME.search(text.sentence(*found.span()))
            if home and not buildings.is_public(text, *found.span()):
                yield found.span()
    for found in ON_STREET.finditer(text.text):
        if not NO_STREET.search(found[1].rsplit(" ", 1)[0]) and not buildings.is_public(
            text, *found.span(1)
        ):
            yield found.span(1)
    for found in NAMED_STREET.finditer(text.text):
        if SITS.search(text.before(found.start(), 14)):
            continue
        sentence = text.sentence(*found.span())
        housed = HOUSED.search(sentence) and not buildings.is_public(text, *found.span())
        if housed and not NO_STREET.search(found[1].strip()):
            yield found.span()
    for found in LABELLED.finditer(text.text):
        if not buildings.is_public(text, *found.span(1)):
            yield found.span(1)


def _is_street(found: re.Match[str]) -> bool:
    names, street = found[1].split(), found[2]
    if any(NO_STREET.search(name) for name in names) or found[0][:1] == "0":
        return False
    capital = all(name[0].isupper() for name in names) and street[0].isupper()
    plain_words = STRONG.fullmatch(street)
    return capital or (bool(plain_words) and all(name[0].islower() for name in names))


# In small letters only these are streets beyond doubt: "14 birch road", but "2 a safe place".
STRONG = re.compile(
    r"(?i)street|road|avenue|lane|drive|crescent|terrace|gardens|grove|close|rd|ave"
)
FLAT_WORDS = re.compile(
    r"(?i)^(?:and|or|for|with|of|the|is|was|at|has|will|on|by|we|she|he|they|people|women|places|"
    r"rate|out|rates|sessions?|booked|is|are|from|to)\b"
)


def _is_flat(found: re.Match[str]) -> bool:
    what = found[0].split()[0].lower()
    if FLAT_WORDS.match(found[1]):
        return False
    if what in ("flat", "apartment", "apt", "apt.", "bedsit"):
        return True
    return bool(re.search(rf"(?i)\b{STREET}\b", found[1]))
