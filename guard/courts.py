"""One family's day in court: the court or its town, with the day or the hour."""

import re
from collections.abc import Iterator

from guard.dates import FULL_DAY, SHORT, WEEKDAY
from guard.places import place_after
from guard.text import Span, Text

COURT = re.compile(
    r"\b(?!(?:The|A|An|In|At|Our|When|If|My|This|That|Each|Every|Any|Does|Is|And|But|For|To|On|"
    r"Of|Is|Supreme|His|Her|Your|Their|Some|Many|Most|What|Which|Court|No)\b)(?:(?:[A-Z][a-z']+|"
    r"of|the|upon|on|and|Civil|&)[ ]){0,5}?[A-Z][a-z']+ (?i:(?:combined |civil |family |county |"
    r"crown |magistrates'? ?|justice |proceedings |high |youth |drug and alcohol ){0,4}"
    r"(?:court(?:s|house)?(?: centre)?|justice centre|magistrates'?|mags|cfjc))\b"
    r"|\b(?i:the (?:family |county |combined |high )?court(?:house)? (?:in|at) )[A-Z][a-z]+"
    r"|\b(?:RCJ|CFC)\b|\bRoyal Courts of Justice\b"
)
SMALL_COURT = re.compile(
    r"(?i)\b((?!the\b|a\b|in\b|at\b|family\b|county\b|crown\b|to\b|of\b|"
    r"our\b)[a-z]{4,}) (?:family |county |combined |crown |magistrates'? ?){1,2}(?:court)?\b"
)
HEARD = re.compile(
    r"(?i)\b(?:hearing|listed|in court|before the (?:court|judge|bench|designated)|goes before|"
    r"up in court|"
    r"court date|due in|final hearing|irh|cmh|fact[- ]find\w*|judge wants|trial|relisted|"
    r"adjourned to|"
    r"case is|up before|cmc|fhdra|dra|ico|epo|directions|case management|going to court|"
    r"back at court|back in court|attend court|sit with her)\b"
)
TIME = (
    r"(?:\bat\s)?\b(?:\d{1,2}[.:]\d\d\s?(?:am|pm)?|\d{1,2}\s?(?:am|pm)|(?:half|"
    r"quarter) (?:past )?\w+|noon)\b"
)
SOON = (
    r"(?:tomorrow|today|this (?:morning|afternoon)|next week|next "
    + WEEKDAY
    + r"|this "
    + WEEKDAY
    + ")"
)
WHEN = re.compile(
    rf"(?i)(?<![\w/])(?:(?:{WEEKDAY},?\s)?(?:the )?(?:{FULL_DAY}|{SHORT})|{WEEKDAY}|{SOON}|"
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|{TIME})"
)
# What is done in a court that is no family's hearing, or is told of a published case.
EVENT = re.compile(
    r"(?i)\b(?:open day|launch\w*|opened|conference|training|seminar|visits?|user group|tour|event|"
    r"webinar|workshop|talk|lecture|pilot(?:ed)?|judgment|handed down|reported|celebrat\w*|"
    r"anniversary|graduation|"
    r"meeting|forum|began|set up|started|drop-?in|newsletter|stakeholders?|mock|moot|evaluation|"
    r"study|sample|"
    r"cohort|members welcome|interviews?|opens|closes|closed|vacanc\w*|recruit\w*|speak(?:s|ing|"
    r"er)?|networking|"
    r"briefing|exhibition|presentation|roadshow|committee|hosted|hosts|booked|parking|fees?|"
    r"open (?:afternoon|"
    r"evening|morning))\b"
)
FAMILY = re.compile(
    r"(?i)\b(?:mum|mam|mother's|dad|her|she|he|his|client|my (?:case|mum|family)|we (?:are|'re)|"
    r"we're|parents? are|i'm|i am)\b"
)
FAR = 70


def court_dates(text: Text) -> Iterator[Span]:
    for court in COURT.finditer(text.text):
        if span := _with_date(text, *court.span()):
            yield span
    for court in SMALL_COURT.finditer(text.text):
        if HEARD.search(text.sentence(*court.span())) and (span := _with_date(text, *court.span())):
            yield span
    for heard in HEARD.finditer(text.text):
        left, right = text.plain.sentences.bounds(*heard.span())
        if (
            place := place_after(
                text, max(left, heard.start() - FAR), min(right, heard.end() + FAR)
            )
        ) and (span := _with_date(text, *place)):
            yield min(span[0], heard.start()), span[1]


def _with_date(text: Text, start: int, end: int) -> Span | None:
    left, right = text.plain.sentences.bounds(start, end)
    sentence = text.text[left:right]
    if EVENT.search(sentence) and not (HEARD.search(sentence) and FAMILY.search(sentence)):
        return None
    for found in WHEN.finditer(text.text, max(left, start - FAR), min(right, end + FAR)):
        if _is_day(found[0]) and not (found.start() >= start and found.end() <= end):
            return min(start, found.start()), max(end, found.end())
    following = text.text[right : right + 60]
    day = WHEN.match(following.lstrip()) if HEARD.search(sentence) else None
    return (start, end) if day else None


def _is_day(found: str) -> bool:
    """A bare year or a section number is no day."""
    return not re.fullmatch(r"(?i)(?:may|march|sat|sun|mar)|(?:19|20)\d\d", found.strip())
