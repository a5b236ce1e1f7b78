"""A hearing, an order or a judge, with a day near by: a case that is before a court now."""

import re
from collections.abc import Iterator

from guard.hurried.hearings import IN_GENERAL
from guard.lists import is_place, is_word
from guard.live import GENERAL, OWN, PUBLIC
from guard.nearby.times import DAY, NEAR
from guard.nearby.towns import known_town
from guard.places import NO_PLACE, place_after
from guard.text import Span, Text

EVENT = re.compile(
    r"(?i)\b(?:(?:final |interim |contested |removal |first |urgent |directions |resumed |adjourned |welfare |ico |epo )?"
    r"hearing(?!s? (?:loop|aid|impair|test|about|from|the|that|voices))|irh|cmh|fhdra|fact[- ]?find(?:ing)?|"
    r"(?:interim |full |placement |emergency protection |recovery |care )order(?! (?:number|form))|ico(?!'s)|epo|eps|placement application|"
    r"judge|magistrates|the dj|district judge|recorder|bench|hhj \w+|in court|at court|to court|court at|court on|cross[- ]exam\w*|"
    r"judgment|(?:giv(?:e|es|ing)|giving the) (?:live |oral )?evidence|evidence starts|witness box|on the stand|threshold (?:was|is|has|agreed|conceded)|"
    r"removal|removing (?:the )?(?:baby|newborn)|mckenzie|go(?:es)? before|part[- ]heard|adjourn(?:ed|ment)|go again|resumes?|relisted|listed|"
    r"(?:became|gone into|went into|starting|started|into|in) (?:care )?proceedings|(?:have|has|'ve|'s) issued|issued (?=yesterday|today|on|this|last)|plo meeting|pre-proceedings meeting|legal planning(?: meeting)?|lpm|"
    r"(?:our|her|his|the) (?:judge|guardian|barrister)|discharge planning|guardian (?:was|has been|is) appointed|revocation|courtroom \d|"
    r"discharge application|heard (?:at|in))\b"
)
SOON = re.compile(rf"(?i)\b(?:{NEAR}|(?:on |for )?{DAY})")
NEXT = re.compile(
    rf"(?i)\W{{0,4}}(?:it(?:'s| is) |that(?:'s| is) |listed |starts? )?(?:for |on |at )?(?:{NEAR}|{DAY})"
)
# Cases of others, told in books and the news; courses and posts; what is so in general.
TOLD = re.compile(
    r"(?i)\b(?:\[(?:19|20)\d\d\]|re [A-Z]\b|reported case|supreme court|court of appeal|high court judgment|president|"
    r"handed down|bailii|national archives|published|anonymised|last updated|transparency|press|news|bbc|radio|statistics|data|"
    r"slides?|talk|speaks?|spoke|speaking|speech|seminar|launch\w*|vacanc\w*|post of|shadow\w*|observ\w+|"
    r"listening event|consultation|committee|panel discussion|q&a|book club|reading group|drop-?in|surgery|"
    r"rota|minutes of|agenda|fjb|lfjb|fjc|user group|open day|open evening|tour|moot|mock|pilot\w*|opened|opens|"
    r"closed|bank holiday|out-of-hours|used to say|origin story|in theory|since (?:19|20)\d\d|if an?|if the|when an?|when the court|whenever|where a|where the court|hypothetical\w*|in general|usually|"
    r"typically|often|always|most|every|(?<!the )(?<!both )(?<!her )(?<!his )(?<!their )(?<!birth )parents|families|mothers|women|cases|courts|judges|"
    r"(?<!two )(?<!three )(?<!both )hearings|open (?:morning|afternoon)|sitting day)\b"
)
OURS = re.compile(
    r"(?i)\b(?:we|we're|we've|i|i'm|i've|my|our|ours|mum|mum's|dad|she|she's|her|he|his|baby|client|la|las|guardian|"
    r"the (?:mother|father|parents|family|baby|la)|counsel|barrister|social workers?|epo|solicitor|sol|interpreter|they|contact|newborn|removed|rant)\b"
)


def hearings_soon(text: Text) -> Iterator[Span]:
    yield from told_of_ours(text)
    for found in EVENT.finditer(text.text):
        left, right = text.plain.sentences.bounds(*found.span())
        sentence = text.text[left:right]
        if not _is_of_a_case(sentence) or _mentions_work(sentence):
            continue
        soon = SOON.search(text.text, left, right) or NEXT.match(text.text, right, right + 60)
        if soon is None and GIVES.search(sentence):
            before = text.sentence(left - 1, left - 1) if left else ""
            soon = SOON.search(before) and found
        soon = soon or SAID_THEN.search(text.text, right - 2, right + 70)
        soon = soon or (found if MADE.search(sentence) else None)
        ours = OURS.search(text.text[max(0, left - 200) : right + 160])
        # "ICO granted this morning" says enough without anybody in it.
        made = MADE.search(sentence) and soon is not found
        if soon and (ours or made):
            yield min(found.start(), soon.start()), max(found.end(), soon.end())


GIVES = re.compile(r"(?i)\b(?:i'm|i am|we're|we are)\b[^.\n]{0,25}\bgiving evidence\b")
# "Contested removal hearing? Yes. It is tomorrow at ten."
SAID_THEN = re.compile(rf"(?i)[.?!] (?:it is|it's|its|that is|that's) (?:on |for |at )?(?:{NEAR})")
# An order that was made speaks of one case even without a day, where one family is spoken of.
MADE = re.compile(
    r"(?i)\b(?:it's|that's|this is) (?:her|his|their|our|mum's|the) (?:\w+ )?(?:hearing|irh|cmh|trial)\b|"
    r"\b(?:ico|epo|(?:interim |emergency )?(?:care|placement|supervision|protection|removal|recovery) order)s? "
    r"(?:was |has been |had been |got |is |just )?(?:granted|refused|made by consent|opposed|sought|applied for)\b"
    r"|\b(?:judge|magistrates|bench|hhj|recorder)(?: has|'s| just)? (?:given|gave|told|ordered|refused|granted|allowed|adjourned|reserved|wants|said) "
    r"(?:her|him|us|them|mum|dad|the (?:la|mother|father|parents))\b"
)


# "What is the appeal window? Ours was made the day before yesterday."
SAME = re.compile(
    rf"(?i)\b(?:ours|mine|hers)(?: was| is| has been| got|'s| only)* (?:made|granted|listed|heard|adjourned|refused|issued|starts?|today)\b(?:[^.\n]{{0,25}}?(?:{NEAR}))?|"
    rf"\bhappened to (?:ours|us|mine|one of (?:ours|mine))\b[^.\n]{{0,20}}?(?:{NEAR})"
)


def told_of_ours(text: Text) -> Iterator[Span]:
    """The order or the hearing was named a sentence before."""
    for found in SAME.finditer(text.text):
        if EVENT.search(text.before(found.start(), 160)):
            yield found.span()


def _is_of_a_case(sentence: str) -> bool:
    if OWN.search(sentence):
        return True
    return not (GENERAL.search(sentence) or PUBLIC.search(sentence) or TOLD.search(sentence))


def _mentions_work(sentence: str) -> bool:
    return bool(LEARNING.search(sentence) or IN_GENERAL.search(sentence))


LEARNING = re.compile(
    r"(?i)\b(?:court fee|places left|first fdac|look round|inns? fields|chambers|supreme court|first time|previous|what do (?:people|you)|conference|training|webinar|workshop|seminar|course|network meeting|community of practice|cpd|delegates?|tickets?|"
    r"invoice|tender|funding|away day|cohort|sample|per cent|annual|consultation|isbn|doi|chapter|journal|vacancy|recruit\w*|salary|"
    r"hypothetical\w*|in theory|suppose|in general|in principle|wall chart|by week \d+|data protection|dpia|loop)\b"
)


COURT = re.compile(
    r"\b(?i:court(?!'s? (?:of appeal|user))(?:room|house)?|ct|crt|justice centre|magistrates|hearing|judge|listed|usher|waiting area|the bench|"
    r"irh|cmh|fh|directions|heard (?:at|in)|revocation|cross-examined|interim care order|in front of)\b|\bF\.? ?C\.?(?=\W)"
)


# Words of a court that stand so close have the same town and day beside them.
CLOSE = 30


def courts_by_day(text: Text) -> Iterator[Span]:
    """A court, a town and a day within two sentences."""
    asked = -CLOSE
    for found in COURT.finditer(text.text):
        if found.start() < asked + CLOSE:
            continue
        asked = found.start()
        left, right = text.plain.sentences.bounds(*found.span(), more=1)
        stretch = text.text[left:right]
        ours = OURS.search(text.text[max(0, left - 60) : right + 160])
        if not _is_of_a_case(stretch) or _mentions_work(stretch) or not ours:
            continue
        near, far = max(left, found.start() - 110), min(right, found.end() + 110)
        place = place_after(text, near, far) or _small_town(text, near, far)
        place = place or _by_day(text, near, far) or known_town(text, near, far)
        day = DAYS.search(text.text, near, far)
        if place and day:
            yield min(place[0], day.start()), max(place[1], day.end())


SMALL = re.compile(r"(?:^|[,;(] ?|\bct |\bcourt |\d,? )([a-z]{5,20})(?=[,;.) ]|$)")


def _small_town(text: Text, left: int, right: int) -> Span | None:
    """ "court 3, teesside": in small letters, apart from the sentence."""
    for found in SMALL.finditer(text.text, left, right):
        if is_place(found[1]) and not is_word(found[1]) and found[1] not in NO_PLACE:
            return found.span(1)
    return None


TOWN_AND_DAY = re.compile(rf"\b(?:in|at) ([A-Z][a-z]{{3,20}}),? (?i:on |for )?(?i:{DAY})")


def _by_day(text: Text, left: int, right: int) -> Span | None:
    """ "in Barrow on Monday": with a day behind it, a word with a capital is a town."""
    found = TOWN_AND_DAY.search(text.text, left, right)
    return found.span(1) if found else None


DAYS = re.compile(rf"(?i)(?<![\w/]){DAY}")
