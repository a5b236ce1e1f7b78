"""Names on social media that stand behind a site's name, in quotes, or spaced out."""

import re
from collections.abc import Iterator

from guard.hurried.around import TRADE
from guard.people import ONE_PERSON
from guard.text import Span, Text

SITE = (
    r"(?:tt|fb|facebook|insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|twitter|telegram|onlyfans|vinted|"
    r"youtube|reddit|pinterest|bebo|messenger|marketplace|discord|xbox|psn|roblox|tinder|hinge|pof)"
)
SAYS = (
    r"(?:(?:'s)? (?:name|handle|page|profile|account|user(?:name)?|now|is|says|as|under|called|"
    r"goes by|its|it's|tag))*"
)
CALLED = re.compile(
    rf"(?i:\b{SITE}{SAYS})(?:\s?[:=-]\s?|\s?\(|(?i: (?:is|as|says|under|called|by)) |\s(?=[@\"]))"
    r"[\"'(]?(@?[A-Za-z][\w.'-]{1,25}(?: [A-Z][\w'-]{1,25}){0,4})"
)
# "bbygirl dot rhi dot 02", "at justice4mykids underscore Corby"
SAID = re.compile(
    r"(?i)\b(?:at )?\w{2,25}(?: (?:dot|underscore|under score) \w{1,25}){1,4}\b"
    r"(?! (?:dot )?(?:com|org|uk|net)\b)"
)
GOES_BY = re.compile(
    r"(?i)\b(?:goes by|(?:user ?name|handle|tag|account|profile)(?: is| was|'s)?|calls (?:himself|"
    r"herself|themselves))[\s,:=]{1,3}(?:at )?[\"'(@]{0,2}"
    r"((?=[\w.]*[a-z])(?=[\w.]*[\d_.]\w)[a-z0-9][\w.]{3,30}\w)"
)
ON_SITE = re.compile(rf"(?i)\b(?:{SITE}|handle|user ?name|profile|account|dms?)\b")
SPACED = re.compile(r"@(?:\s[\w.]){4,}")
BLOG = re.compile(
    r"(?i)\b(?:https?://)?[\w-]{4,40}\.(?:wordpress|blogspot|tumblr|substack|wixsite|weebly|"
    r"livejournal)\.com\b|\b(?:onlyfans|linktr\.ee|vinted|tiktok|instagram|facebook|snapchat)"
    r"\.(?:com|co\.uk)?/[\w.@-]{4,60}"
    r"|\b(?:x|fb|facebook|insta(?:gram)?|twitter|tik ?tok|snapchat|threads) dot com (?:forward )?"
    r"slash \w{3,40}"
)
PLAIN = re.compile(r"(?i)^(?:page|group|posts?|messages?|account|live|and|or|the|a|ads?|at|for)\b")
OF_A_BODY = re.compile(
    r"(?i)\b(?:our (?:service|team|charity|page|twitter|facebook|account)|follow us|charity|"
    r"service's|campaign|network|hashtag|organisation)\b"
)


def handles_in_short(text: Text) -> Iterator[Span]:
    for found in CALLED.finditer(text.text):
        tells = found[1][0] == "@" or found[1][0].isupper() or re.search(r"[\d_.]", found[1])
        if tells and not PLAIN.match(found[1]) and _of_a_person(text, found.span(1)):
            yield found.span(1)
    for found in SAID.finditer(text.text):
        if ON_SITE.search(text.sentence(*found.span())) and _of_a_person(text, found.span()):
            yield found.span()
    for found in GOES_BY.finditer(text.text):
        if _of_a_person(text, found.span()):
            yield found.span(1)
    for pattern in (SPACED, BLOG):
        for found in pattern.finditer(text.text):
            if _of_a_person(text, found.span()):
                yield found.span()


def _of_a_person(text: Text, span: Span) -> bool:
    sentence = text.sentence(*span, more=1)
    if OF_A_BODY.search(sentence) or TRADE.search(sentence):
        return False
    return bool(ONE_PERSON.search(sentence) or re.search(r"(?i)\b(?:mums?|dads?)\b", sentence))
