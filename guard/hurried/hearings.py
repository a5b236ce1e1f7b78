"""A case that is before a court, and its day there, in the words of the corridor."""

import re
from collections.abc import Iterator

from guard.dates import FULL_DAY, WEEKDAY
from guard.hurried.around import TRADE
from guard.text import Span, Text

SOON = (
    rf"(?:tomorrow|tmrw|tmw|tomoz|2moro|2morrow|today|tonight|this {WEEKDAY}|next {WEEKDAY}|"
    rf"(?:on |this |next |back )?{WEEKDAY}|(?:this|next) (?:week|month|morning|afternoon)|"
    r"in the morning|first thing|a week today|at \d{1,2}(?:[.:]\d\d)? ?(?:o'?clock|am|pm)?"
    r"(?![\d%]| ?(?:h(?:ou)?rs?|days?|weeks?|wks?|months?|mths?|yrs?|years?)\b)|"
    r"on the \d{1,2}(?:st|nd|rd|th)|wk|in (?:two|three|a|\d+) (?:days?|weeks?|wks?)|"
    rf"(?:on |for )?{FULL_DAY}|right now|as we speak|yesterday|last (?:week|night))"
)
GAP = r"[^.\n;?!]{0,35}?"
LIVE = tuple(
    re.compile(rf"(?i){wording}")
    for wording in (
        rf"\b(?:we(?:'?re| are| were|re)?|were|im|i'?m|am|she'?s|shes|mum'?s|they'?re) (?:all )?"
        rf"(?:at|in|back at|back in) (?:the )?(?:family )?(?:court|ct)\b{GAP}{SOON}",
        rf"\b(?:mine'?s?|my case|our case|her case|this one|that one)(?: is|'s)? (?:back )?(?:in|at|"
        rf"before|up in) (?:the )?(?:court|ct)\b{GAP}",
        rf"\b(?:court|ct|hearing|fh|irh|cmh|final hearing|contested)(?:'?s| is|:)? (?:{SOON})",
        rf"\b(?:part[- ]heard|adjourned|listed|relisted|vacated)\b{GAP}{SOON}",
        rf"\b(?:it'?s|its|on|we'?re on|im on|i'?m on) day (?:one|two|three|four|five|\d)\b{GAP}{SOON}?",
        rf"\b(?:baby|bby|she|he|child|children|kids|newborn|twins|they)(?:'?s| is| are|re)? "
        rf"(?:getting |gets? |being |be |to be |going to be )*(?:removed|taken|collected|moved to "
        rf"adopters|placed)\b{GAP}{SOON}",
        rf"\b(?:removal|removing|collecting|taking (?:the )?baby)\b{GAP}{SOON}",
        rf"\b(?:la|l\.a\.|local authority|council|they|we|social(?: services)?|ss|sw|team|legal)"
        rf"(?:'?re| are| is|'s|'ll| will)? (?:now |all )?(?:apply(?:ing)?|going|asking|seeking|"
        rf"issuing|filing) (?:for )?(?:an? )?(?:epo|ico|eps|emergency|interim|placement|removal|"
        rf"police protection)\b{GAP}(?:{SOON})?",
        rf"\b(?:suspended|stopped|cancelled|changed|ordered|refused|granted) (?:on )?{SOON}"
        rf"[^.\n]{{0,25}}\b(?:for|with) (?:a|my|our|this) (?:mum|mother|dad|family|client|lady)\b",
        rf"\b(?:my|our) (?:barrister|counsel|brief|qc|kc|silk|guardian|judge)\b{GAP}{SOON}",
        r"\b(?:in the middle of|halfway through|mid) (?:a |the |my |our )?(?:final hearing|fh|"
        r"hearing|trial|fact[- ]?find\w*|proceedings)\b",
        rf"\b(?:we're|we are|were|counsel is|they're) on our feet\b{GAP}{SOON}",
        rf"\b(?:gives?|giving) evidence\b{GAP}{SOON}",
    )
)
COURT = (
    r"(?:family|fam|combined|county|crown|magistrates'?|mags|civil|high)? ?"
    r"(?:court|ct|justice centre|cfjc|rcj|law courts)"
)
AT_COURT = (
    re.compile(rf"(?i)\b[a-z]{{3,}} {COURT}\b(?:, [a-z ]{{3,20}})?[^.\n;?!]{{0,20}}?{SOON}"),
    re.compile(
        r"(?:(?i:hearing|irh|cmh|fh|listed|cmc|fact[- ]?find\w*)\b[^.\n;]{0,25}?"
        rf"\b(?i:at|in) [A-Z][a-z]+|\b(?i:at|in) [A-Z][a-z]+(?= on [^.\n]{{3,25}} court \d))"
        rf"[ ,]+(?i:on )?(?i:the )?(?i:{FULL_DAY}|{SOON})(?:,? court \d+)?"
    ),
    re.compile(rf"(?i:\b{COURT} (?:at|in)) [A-Z][a-z]+[.,;:]? (?i:{FULL_DAY}|{SOON})(?! every)"),
    re.compile(rf"(?i:{FULL_DAY})[.,:]? [A-Z][a-z]{{2,20}},? (?i:court ?room|court) \d"),
    re.compile(
        rf"(?i)\bbefore the (?:out of hours |duty |urgent )?(?:judge|bench)\b[^.\n]{{0,25}}?{SOON}"
    ),
)
IN_GENERAL = re.compile(
    r"(?i)\b(?:usually|always|often|generally|typically|in general|every|any|whenever|parents?'|"
    r"when (?:a|you|women|parents)|if (?:a|you|women|parents)|pre-court|fdac (?:meets|sits)|open "
    r"(?:day|evening)|visit to|tour|volunteers?|look round|observe|asked by an?|advocates? (?:say|ask)|guidance|users? group|"
    r"court users?)\b"
)


def live_in_short(text: Text) -> Iterator[Span]:
    for pattern in LIVE:
        yield from _of_a_case(text, pattern)


def court_in_short(text: Text) -> Iterator[Span]:
    for pattern in AT_COURT:
        yield from _of_a_case(text, pattern)


def _of_a_case(text: Text, pattern: re.Pattern[str]) -> Iterator[Span]:
    for found in pattern.finditer(text.text):
        sentence = text.sentence(*found.span())
        if not (TRADE.search(sentence) or IN_GENERAL.search(sentence)):
            yield found.span()
