"""Names on social media, which lead to a person and everyone they know."""

import re
from collections.abc import Iterator

from guard.lists import listed
from guard.text import Span, Text, overlaps

PLATFORM = (
    r"(?:insta(?:gram)?|ig|facebook|fb|face ?book|snap ?chat|snap|tik ?tok|twitter|tweets?|"
    r"whats ?app|"
    r"messenger|discord|threads|bluesky|bsky|youtube|you tube|onlyfans|telegram|reddit|tumblr|kik|"
    r"linkedin|vinted|twitch|steam|xbox|psn|mumsnet|netmums|pinterest|mastodon|bereal|be real)"
)
ADDRESS = re.compile(
    r"(?i)\b(?:www\.|m\.)?(?:facebook|fb|instagram|tiktok|twitter|x|snapchat|threads|youtube|"
    r"onlyfans|linkedin|vinted|bsky|t|wa)\.(?:com|me|net|app|co)/"
    r"(?:in/|add/|profile/|user/|people/|c/)?@?([\w.\-?=]{3,60})"
)
ORGANISATION = re.compile(
    r"(?i)\b(?:we(?:'re| are)?|our|us|charity|organisation|observatory|university|institute|"
    r"campaign|"
    r"official|network|team|journal|publisher|trust|council)\b"
)
# Words in the names by which bodies of this field are found.
BODIES = (
    "nuffield",
    "fjo",
    "project",
    "proj",
    "fdac",
    "pause",
    "nspcc",
    "coram",
    "cafcass",
    "basw",
    "law",
    "council",
    "charity",
    "trust",
    "centre",
    "research",
    "familyrights",
    "frg",
    "network",
    "service",
    "support",
    "gov",
    "bbc",
    "news",
    "univ",
    "midwives",
    "socialwork",
    "nhs",
    "ofsted",
    "samaritans",
    "birthrights",
    "birthcompanions",
    "barnardos",
    "dfe",
    "ministry",
    "journal",
)


def is_of_a_body(handle: str) -> bool:
    joined = re.sub(r"[^a-z]", "", handle.lower())
    return any(body in joined for body in BODIES) or joined in listed("services")


AT_NAME = re.compile(r"(?<![\w.@/])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{1,38}[A-Za-z0-9_]))(?![\w@])")
POSTS = re.compile(
    rf"(?i)\b{PLATFORM}\b|\b(?:posts?|posting|posted|handle|username|user name|profile|dm(?:s|"
    rf"'d|ed)?|"
    r"selfies?|stor(?:y|ies)|reels?|videos?|films|online|goes by|socials|account|added|"
    r"messag(?:ed|ing))\b"
)
IS_THEIRS = re.compile(r"(?i)^ (?:is|was) (?:her|him|hers|his|mum|dad|the (?:mum|dad|ex))\b")
TOLD = re.compile(
    r"(?i)\b(?:she's|he's|she is|he is|they're|her|his|mum's|dad's|mum is|dad is|called|goes by|"
    r"(?:follow|add|find|dm|message) (?:her|him|them)(?: on)?)\W{1,3}$"
)
FAMILY = re.compile(
    r"(?i)\b(?:she|her|hers|he|his|him|they|their|mum|mam|mother|dad|father|adopters?|partner|ex|"
    r"carers?|client|sister|brother|nan|gran|aunt|daughter|son|girl|boy|lad|birth (?:mum|parents?))"
    r"(?:'s)?\b"
)
# "her insta is shan.xo.98", "snapchat lil_tash2001", "on facebook as Dazza Knowles"
NAMED = re.compile(
    rf"(?i)\b{PLATFORM}\b(?:'s|s)?(?: (?:account|page|profile|handle|name|username|user|id|"
    rf"channel|group|feed))?"
    r"(?:\s*(?:is|=|:|-|,|\(|called|under|as|name(?:d)?|it's|she's|he's|she is|he is|"
    r"they're)\s*){0,2}\s*[\"'(@]?"
    r"((?=[\w.]*[_\d.]\w)[A-Za-z0-9][\w.]{3,38}\w|(?<=@)\w{3,38})"
)
AS_NAME = re.compile(
    rf"(?i)\b{PLATFORM}\b[^.\n]{{0,20}}?\b(?:as|under|called|is|"
    rf"name)\s+[\"']?(?-i:([A-Z]\w+(?: [A-Z]\w+){{0,2}}|\w*[_\d]\w+))"
)
USERNAME = re.compile(
    r"(?i)\b(?:username|user name|handle|screen ?name|gamertag|profile name|tag)\b(?:\s*(?:is|=|"
    r":)\s*|\s)"
    r"[\"']?@?([A-Za-z0-9][\w.]{2,38}\w)"
)
# "How do you handle LARC?"
DOES = re.compile(r"(?i)(?:handle|tag) \w")
NO_NAME = re.compile(
    r"(?i)^(?:\d{1,4}|(?:19|20)\d\d.*|\d+[.:]\d+|e\.g|i\.e|is|the|for|and|rules?|policy)$"
)


def handles(text: Text) -> Iterator[Span]:
    taken: list[Span] = []
    for span in _all(text):
        if not overlaps(span, taken):
            taken.append(span)
            yield span


def _all(text: Text) -> Iterator[Span]:
    for found in ADDRESS.finditer(text.text):
        if not _is_ours(text, found) or FAMILY.search(text.before(found.start(), 60)):
            yield found.span()
    for found in AT_NAME.finditer(text.text):
        if _points_to_family(text, found) and not is_of_a_body(found[1]):
            yield found.span()
    for pattern in (NAMED, USERNAME, AS_NAME):
        for found in pattern.finditer(text.text):
            family = FAMILY.search(text.sentence(*found.span(), more=1))
            name = found[1].rstrip(".")
            if found.re is USERNAME and DOES.match(found[0]) and not re.search(r"[\d_.]", name):
                continue
            if family and len(name) > 2 and not NO_NAME.match(name) and not _is_ours(text, found):
                yield found.start(1), found.start(1) + len(name)


def _is_ours(text: Text, found: re.Match[str]) -> bool:
    return bool(ORGANISATION.search(text.before(found.start(), 60)))


def _points_to_family(text: Text, found: re.Match[str]) -> bool:
    """A member may be mentioned (@priyak); a name used elsewhere may not."""
    sentence = text.sentence(*found.span(), more=1)
    if _is_ours(text, found) and not re.search(r"(?i)\b(?:mum|mother|dad|her|his)\b", sentence):
        return False
    here = text.sentence(*found.span())
    if TOLD.search(text.before(found.start(), 24)) or IS_THEIRS.match(text.after(found.end(), 16)):
        return True
    if POSTS.search(here) and FAMILY.search(here):
        return True
    return bool(POSTS.search(sentence) and FAMILY.search(sentence) and found.start() > 0)
