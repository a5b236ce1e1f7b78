"""A full date with a word of birth, or beside one person and long past."""

import re
from collections.abc import Iterator

from guard.births import LONG_AGO
from guard.dates import MONTH, ORDINAL, WORDED, YEAR
from guard.hurried.around import TRADE
from guard.people import ONE_PERSON, WORK
from guard.spelled import windows
from guard.text import Span, Text

_D = r"[\dOolI]"
_ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
_SPELLED = r"(?:oh?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
LOOSE = (
    rf"(?:{_D}{{1,2}} ?[./ -] ?(?:{_D}{{1,2}}|{_ROMAN}|{MONTH}) ?[./ -] ?(?:{_D}{{4}}|{_D}{{2}}\b)"
    rf"|{_D} {_D} ?[/.-] ?{_D} ?{_D} ?[/.-] ?{_D}(?: ?{_D}){{1,3}}"
    rf"|(?:19|20){_D}{{2}}[-./ ]?{_D}{{2}}[-./ ]?{_D}{{2}}"
    rf"|{WORDED}(?:,? (?:{YEAR}|twenty[- ]twenty[- ]\w+|twenty[- ](?:oh )?\w+))?"
    rf"|(?:{_SPELLED}[-, ]{{1,3}}){{2,7}}{_SPELLED}\b"
    r"|(?:valentine'?s|christmas|boxing|new year'?s|mother'?s|may|hallowe'?en|bonfire)(?: (?:day|eve|night))?,? ?(?:19|20)\d\d)"
)
SAYS_BIRTH = re.compile(
    r"(?i)(?:\bd\W{0,2}o\W{0,2}b\b|\bdates? of birth\b|\bb(?:irth)?'?da(?:y|te)\b|(?<![\w.])b\.|\b(?:was |were )?born\b|"
    r"\bcame into the world\b|\bc?ame into (?:this|the) world\b|\bentered the world\b|\bmade (?:her|his) (?:entrance|appearance)\b|\barrived\b|"
    r"\bdelivered\b|\bgave birth\b|\bbirthday\b|\bbirth cert\w*|\bred books?\b|\bturn(?:s|ed) (?:\d\d?|one|two|three|\w+teen|twenty\S*)\b)"
    r"[^\n]{0,40}?(?<![\w/])(" + LOOSE + r")(?![\w/])"
)
LABELLED = re.compile(
    rf"(?i)\b(?:d\W?o\W?b|dates? of birth|birth ?dates?)\b[^\n]{{0,110}}?(?<![\w/])({LOOSE})(?![\w/])"
)
SAID_AFTER = re.compile(
    rf"(?i)(?<![\w/])({LOOSE})(?: at \d\d?[:.]\d\d)?,? (?:per the red books?|is (?:on|in) (?:the|her|his) (?:birth cert\w*|red book)|is (?:her|his|when (?:she|he)))"
)
FULL = re.compile(
    rf"(?i)(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)?[ ./-](?:{MONTH}|\d{{1,2}})[ ./-](?:19[5-9]\d|20[012]\d)|"
    rf"(?:the )?{ORDINAL} of {MONTH},? (?:nineteen \w+[- ]?\w*|two thousand(?: and \w+)?|19[5-9]\d|20[012]\d))(?![\w/-])"
)
NO_BIRTH = re.compile(
    r"(?i)\b(?:act|regulations?|rules|force|commence\w*|royal assent|judgment|\[(?:19|20)\d\d\]|guidance|circular|issue|volume|vol|"
    r"published|published on|founded|opened|launched|updated|version|minutes|meeting|inspection|ofsted|since|policy|letter (?:of|dated)|"
    r"expires?|deadline|closing|closes?|consultation|event|conference|course|training|webinar|workshop|parcel|delivered to (?:the|our)|order)\b"
)


def births_near(text: Text) -> Iterator[Span]:
    for pattern in (SAYS_BIRTH, LABELLED, SAID_AFTER):
        for found in pattern.finditer(text.text):
            other = _is_of_many(text, found.start(), found.end()) or LONG_AGO.search(found[1])
            if not other and _has_digits_enough(found[1]):
                yield found.span(1)
    for found in FULL.finditer(text.text):
        sentence = text.sentence(*found.span())
        other = NO_BIRTH.search(sentence) or TRADE.search(sentence) or WORK.search(sentence)
        past = re.search(r"(?i)(?:19[5-9]\d|200\d)$|nineteen|two thousand", found[0])
        if past and not other and ONE_PERSON.search(text.sentence(*found.span(), more=1)):
            yield found.span()
    yield from _labelled_rows(text)


def _labelled_rows(text: Text) -> Iterator[Span]:
    """Six or eight digits, however written, right behind "DOB"."""
    labels = [found.end() for found in LABEL.finditer(text.text)]
    for run in text.runs if labels else ():
        for window in windows(run, 5, 8):
            if any(0 <= window.start - end <= 8 for end in labels):
                yield window.start, window.end


LABEL = re.compile(r"(?i)\b(?:d\W?o\W?b|date of birth)\b")
MANY = re.compile(
    r"(?i)\b(?:babies|infants|children|those|all|anyone|cohorts?|people|act|service|programme|project|team|charity|pilot|"
    r"born (?:before|after|between|since)|papers?|report|tender|bids?|parcel|(?<!red )books?|order|conference|training|event)\b"
)


def _is_of_many(text: Text, start: int, end: int) -> bool:
    sentence = text.sentence(start, end)
    other = MANY.search(sentence) or NO_BIRTH.search(sentence) or TRADE.search(sentence)
    return bool(other) and not ONE_PERSON.search(text.text[start:end] + text.before(start, 40))


def _has_digits_enough(date: str) -> bool:
    """A day and a month at least; "the second" alone is none."""
    return len(re.findall(r"\d", date)) >= 2 or len(date.split()) >= 3 or "-" in date
