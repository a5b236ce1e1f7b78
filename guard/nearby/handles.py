"""A word with points, dashes or digits in it, near the name of a site where people are."""

import re
from collections.abc import Iterator

from guard.handles import PLATFORM, is_of_a_body
from guard.hurried.handles import OF_A_BODY, SITE
from guard.people import KINS, ONE_PERSON
from guard.text import Span, Text, overlaps

ON = re.compile(
    rf"(?i)\b(?:{PLATFORM}|{SITE}|wordpress|blogs?|substack|x|mumsnet|handle|user ?name|gamer ?tag|profile|her account|his account|goes by|dms?)\b"
)
JOINED = re.compile(
    r"(?<![\w.@/£-])@?(?=[\w.-]*[A-Za-z])[A-Za-z0-9_][\w-]*(?:[._-][\w-]+)+_*(?![\w@])|(?<![\w@.])@?[A-Za-z]{3,}\d[\w]*(?![\w@.-])"
    r"|(?<=/)[A-Za-z0-9_][\w.-]*[._\d-][\w.-]*|(?<![\w@.])@[A-Za-z_][\w.]{3,30}"
)
SAID = re.compile(
    r"(?i)(?<![\w])(?:at(?: sign)?,? )?[\w]{2,25}(?:,? ?\(?(?:underscore|under score|dot|dash|hyphen)\)?,? ?\w{1,25}){1,6}|"
    r"\w{2,25}\((?:dot|underscore|dash)\)\w{1,25}|slash,? [\w.]{4,30}|\bat(?: ?- ?\w{2,20}){3,6}"
)
SPACED_OUT = re.compile(r"(?<!\S)(?:[A-Za-z0-9_.] ){5,30}[A-Za-z0-9_](?!\w)")
RUN_TOGETHER = re.compile(rf"(?i)\bas ([a-z][\w]{{7,40}}) on (?:{PLATFORM}|{SITE}|wordpress)\b")
FILE = re.compile(
    r"(?i)\.(?:docx?|pdf|xlsx?|pptx?|csv|jpe?g|png|co|com|org|net|uk|gov|nhs|html?|php|example|info|eu|io)(?:$|\.|/)|^\d[\d.-]*$|"
    r"^(?:pre|post|re|co|non|self|well|anti|multi|un|e|full|part|half|one|two|three|first|second|long|short|follow|drop|check|sign|log|wi|face|peer|trauma|"
    r"mother|pro|ex|step|in|on|off|up|mid|so|by|out|over|under)-|^[a-z]+-(?:in|up|on|off|out|by|to|based|led|informed|term|time|only|line|wide|free|old|ups|ins|"
    r"esteem|care|led|long|one|two|and|related|friendly|natal|page|person|book|call|day)(?:-|$)|^(?:e\.g|i\.e|a\.m|p\.m)|^[a-z]+-[a-z]+$(?<!\d)"
)
REACH = 90


def handles_near(text: Text) -> Iterator[Span]:
    for found in JOINED.finditer(text.text):
        if not _is_ordinary(text, found) and _near_a_site(text, *found.span()):
            yield found.span()
    for found in (*SAID.finditer(text.text), *SPACED_OUT.finditer(text.text)):
        if _near_a_site(text, *found.span()):
            yield found.span()
    for found in RUN_TOGETHER.finditer(text.text):
        yield found.span(1)


def _is_ordinary(text: Text, found: re.Match[str]) -> bool:
    token = found[0].lstrip("@")
    if text.before(found.start(), 1) == "#":
        return True
    if FILE.search(token.lower()) and not _is_sited(text, found.start()):
        return True
    if overlaps(found.span(), text.published) or overlaps(found.span(), text.cited):
        return True
    return is_of_a_body(token)


def _is_sited(text: Text, start: int) -> bool:
    """Right behind the name of a site: "snap: chloebabe2k"."""
    return bool(re.search(rf"(?i)\b(?:{SITE})[^.\w]{{0,3}}$", text.before(start, 18)))


def _near_a_site(text: Text, start: int, end: int) -> bool:
    near = text.before(start, REACH) + " | " + text.after(end, 60)
    sentence = text.sentence(start, end, more=1)
    if not ON.search(near) or OF_A_BODY.search(sentence):
        return False
    return _is_sited(text, start) or bool(ONE_PERSON.search(sentence) or KIN_TOO.search(sentence))


KIN_TOO = re.compile(rf"(?i)\b(?:mums?|dads?|paternal|maternal|{KINS})\b")
