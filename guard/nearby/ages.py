"""The exact age of one person, and a place within a sentence or two."""

import re
from collections.abc import Iterator

from guard.ages import ANYBODY, ONE_OF, OPEN_ENDED, STATISTICS, UNBOUND
from guard.hurried.around import TRADE
from guard.nearby.towns import known_town
from guard.people import KIN, ONE_PERSON
from guard.text import Span, Text

_WORDED = (
    r"(?:(?:twenty|thirty|forty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
YEARS = rf"(?:1[2-9]|[2-4]\d|{_WORDED})(?:½|\.5| and a (?:half|bit))?"
NOT_YEARS = (
    r"(?! ?(?:%|/|\.\d|weeks?|wks?|months?|mths?|days?|hours?|hrs?|minutes?|mins?|miles|times|per|percent|years'|"
    r"(?:[a-z]+ )?(?:women|mothers|parents|families|people|places|sessions|pages|areas|councils|authorities|services|teams|"
    r"referrals|cases|children|babies|staff|members|others|responses|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|am\b|pm\b|st\b|nd\b|rd\b|th\b|k\b|\d|[-–]\d|,\d{3}| to \d))"
)
AGED = re.compile(
    rf"(?i)(?:\b(?:turn(?:s|ed|ing)|aged?|(?:she|he|mum|mother|dad|girl|lass|lad|client|lady)(?:'s|s| is| was|'d be)|is|was|be|just|only|barely|nearly|"
    rf"(?:{KIN})[,:]? \(?)|[(,;|]|\A|(?<=[.!?\n]))[ (]{{0,2}}(?:about |now |only |just |f,? ?|m,? ?)?({YEARS}){NOT_YEARS}"
    rf"(?= ?(?:[-,.;:!?)|(—]|\n|$|and\b|now\b|when\b|at the weekend|on {{0,1}}|years? old|yrs? old|y\.?o\b|year|yo\b|born|from|with|living|last|this|today|tomorrow|but|who|in))"
)
SEX = re.compile(rf"(?i)(?<![\w/])[FM],? ?({YEARS})(?=[,) ])")
REACH = 130


def ages_near_places(text: Text) -> Iterator[Span]:
    for pattern in (AGED, SEX):
        for found in pattern.finditer(text.text):
            if place := _place_near(text, *found.span(1)):
                yield min(found.start(1), place[0]), max(found.end(1), place[1])


def _place_near(text: Text, start: int, end: int) -> Span | None:
    if OPEN_ENDED.match(text.after(end, 12)) or UNBOUND.search(text.before(start, 18)):
        return None
    left, right = text.plain.sentences.bounds(start, end, 2)
    stretch, sentence = text.text[left:right], text.sentence(start, end)
    if TRADE.search(sentence) or STATISTICS.search(stretch) or not ONE_PERSON.search(stretch):
        return None
    near = text.text[max(left, start - 45) : min(right, end + 20)]
    if re.search(r"(?i)\bif (?:a|the) (?:pregnant )?(?:woman|mother|parent|girl)\b", sentence):
        return None
    if ANYBODY.search(ONE_OF.sub(" ", ONE_PERSON.sub(" ", near))):
        return None
    return known_town(text, max(left, start - REACH), min(right, end + REACH))
