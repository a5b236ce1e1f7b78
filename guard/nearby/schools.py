"""A school or nursery by its name, where the sentences beside speak of one child."""

import re
from collections.abc import Iterator

from guard.hurried.around import TRADE
from guard.hurried.schooling import WORKS_WITH
from guard.lists import is_place, is_word
from guard.people import KIN, ONE_PERSON
from guard.schools import VENUE
from guard.text import Span, Text

KIND = (
    r"(?:day nursery|nursery|pre-?school|infants?(?:'| school)?|juniors?(?:'| school)?|primary(?: school)?|prim|c of e|cofe|"
    r"academy|high school|montessori|playgroup|forest school|kindergarten|primary academy)"
)
NAMED = re.compile(
    rf"(?:(?:\b(?:St\.?|Our Lady|Holy|All Saints)\b[ '])?\b[A-Z][\w'.-]{{1,25}}(?: [A-Z][\w'.-]{{1,25}}){{0,2}}|\b[a-z]{{4,25}} [a-z]{{4,25}}|\b[a-z]{{5,25}}) (?i:{KIND})\b(?! (?:nurses?|stud(?:y|ies)|workers?|staff|places?|fees|vouchers?|teachers?|mental))"
)
BEHIND = re.compile(
    r"(?i:\b(?:reception|nursery|pre-?school|year (?:\d{1,2}|one|two|three|four|five|six)|y\d|in (?:the )?toddler room)\b)[,:(]{1,2} ?(?:which is |that is |called |is |it's )?([A-Z][\w'-]{1,25}(?: [A-Z][\w'-]{1,25}){0,3})"
)
IN_BRACKETS = re.compile(
    r"(?i:\b(?:nursery|school|pre-?school|playgroup|childminder|juniors?|infants?|reception)) ?\(([A-Za-z][^)\n]{3,40})\)"
)
# What only a school says of a child.
OF_A_PUPIL = re.compile(
    r"(?i)\b(?:attendance|pupil|head ?teacher|head of year|class teacher|senco|pick-?up|drop-?off|school run|uniform|peg|assembly|nativity|"
    r"parents' evening|school report|excluded|exclusion|sports day|book bag|dinner money|gates?)\b"
)
CHILD = re.compile(
    rf"(?i)\b(?:she|he|they|her|his|their|him|them|both|son|daughter|boy|girl|twins?|sibling|brother|sister|lad|kid|kids|child|{KIN})\b"
)
PLAIN = re.compile(
    r"(?i)^(?:local|primary|their|every|each|many|some|other|nearby|same|state|private|good|free|paid|busy|first|mother|parent|inner|"
    r"maintained|community|attached|term|hospital|council|new|another|which|what|the|with|from|that|this|only|into|about|"
    r"for|and|at|has|had|was|is|are|were|than|like|via|for|day|his|her|specialist|perinatal|workplace|subsidised|honestly)\b"
)


# Where a child is known: "settled at Little Acorns", "the keyworker at Sunbeams in Heckmondwike".
AT = re.compile(
    r"(?i:\b(?:key ?worker|teacher|head|manager|staff|settled|back|mornings?|afternoons?|place|started|starts|goes|going|been|happy|thriving|"
    r"struggling|doing well|left|stays|new|off|pupil|class|reception|year \d|yr \d) (?:at|to|in)) "
    r"((?:St\.? |Our Lady |Holy |Little |Tiny |Busy )?[A-Z][\w']{2,20}(?:'s)?(?: (?:Acorns|Bees|Toes|Stars|Steps|Explorers|Nursery|Hill|Park|Lane|Road|Rise|Bank|Wood|Green|Oak)){0,2}(?: in [A-Z][a-z]+)?)"
)
# "The nursery is the one on the corner called Jolly Otters of Heckmondwike."
CALLED = re.compile(
    r"(?i:\b(?:nursery|school|pre-?school|playgroup|childminder)\b)[^\n]{0,70}?(?i:\bcalled) ([A-Z][\w']+(?: (?:of |in )?[A-Z][\w']+){0,3})"
)
WEBSITE = re.compile(
    r"\b((?:www\.)?[a-z-]{3,25}(?:primary|infants?|juniors?|academy|nursery|school|preschool))\.(?:[a-z.]{2,20})"
)
SCHOOLISH = re.compile(
    r"(?i)\b(?:school|nursery|pre-?school|key ?worker|class|teacher|reception|year \d|yr \d|pupil|playground|term)\b"
)
# Names that only nurseries bear.
LIKE_A_NURSERY = re.compile(
    r"\b((?:Little|Tiny|Busy|Happy|Bright|Wee|Kids|Teddy|First|Rainbow|Sunny) (?:Acorns|Bees|Toes|Stars|Steps|Explorers|Sunbeams|Limpets|Larks|"
    r"Ducks|Bears|Fishes|Learners|Gems|Treasures|Feet|Hands|Monkeys|Angels|Sparks|Horizons|Planet|Club|Days|Rascals|Owls|Foxes|Pips|Seeds|Buds)"
    r"|Puddleducks|Sunbeams|Tadpoles|Caterpillars|Teddies|Ladybirds|Bumblebees|Ducklings|Cherubs|Treetops|Buttercups)\b"
)
SAINT = re.compile(
    r"\b(St\.? [A-Z][a-z]+(?:'s|s')?)(?! (?:Hospital|House|Ward|Church|Street|Road|Helens|Albans|Ives|Austell|Neots|Pancras|Thomas' H))\b"
)


def schools_near(text: Text) -> Iterator[Span]:
    for found in NAMED.finditer(text.text):
        words = found[0].split(" ")
        small = words[0].islower()
        told = text.before(found.start(), 2) == ": "
        if PLAIN.match(found[0]) or (small and len(words) < 3 and is_word(words[0]) and not told):
            continue
        if small and not _at(text, found.start()):
            continue
        if _of_one_child(text, *found.span()):
            yield found.span()
    for found in (
        *BEHIND.finditer(text.text),
        *IN_BRACKETS.finditer(text.text),
        *CALLED.finditer(text.text),
        *WEBSITE.finditer(text.text),
    ):
        if _of_one_child(text, *found.span(1)):
            yield found.span(1)
    for found in (*AT.finditer(text.text), *SAINT.finditer(text.text)):
        schoolish = SCHOOLISH.search(text.sentence(*found.span(), more=1))
        named = not is_place(found[1].lower()) or found[1].startswith("St")
        if schoolish and named and _of_one_child(text, *found.span(1)):
            yield found.span(1)
    for found in LIKE_A_NURSERY.finditer(text.text):
        if _of_one_child(text, *found.span(1)):
            yield found.span(1)


def _at(text: Text, start: int) -> bool:
    """In small letters a name stands behind "at", a colon or the beginning of a sentence."""
    return bool(
        re.search(
            r"(?i)(?:^|[.:!?\n(,] ?|\b(?:at|to|from|outside|attends?|called)\s)$",
            text.before(start, 12),
        )
    )


def _of_one_child(text: Text, start: int, end: int) -> bool:
    sentence = text.sentence(start, end)
    if TRADE.search(sentence) or WORKS_WITH.search(sentence) or VENUE.search(sentence):
        return False
    near = text.sentence(start, end, more=1)
    return bool(OF_A_PUPIL.search(near) or (CHILD.search(near) and ONE_PERSON.search(near)))
