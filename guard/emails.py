"""E-mail addresses of people, however disguised; a team's mailbox apart."""

import re
from collections.abc import Iterator

from guard.lists import is_first_name, is_surname, listed
from guard.text import Span, Text

AT = r"\s{0,2}(?:@|[(\[{<*_-]\s?(?:at|@)\s?[)\]}>*_-]|(?:,? (?:and |then |the |usual ){1,4})?\bat[ -](?:sign|symbol)\b(?: (?:and|then)\b)?)\s{0,2}"
DOT = r"\s?(?:\.|[(\[{<*_-]\s?(?:dot|\.|point)\s?[)\]}>*_-]|\b(?:dot|point)\b)\s?"
LOCAL = (
    rf"[A-Za-z0-9][A-Za-z0-9._+-]{{0,60}}(?:(?: ?[(\[]?(?:dot|underscore|dash|hyphen)[)\]]? ?|"
    rf"{DOT})[A-Za-z0-9_]{{1,30}}){{0,3}}"
)
TOP = r"(?:com|org|net|uk|co|me|io|live|info|eu|ie|email|wales|scot|nhs|gov|ac|fr|pl|de|ro|tv|biz|example|test|invalid|online|site|app|xyz|mail)"
DOMAIN_SHAPE = rf"[A-Za-z0-9-]{{1,60}}(?:{DOT}[A-Za-z0-9-]{{1,60}}){{0,4}}{DOT}{TOP}\b"
FREE = (
    r"(?:g ?mail|google ?mail|hot ?mail|outlook|yahoo|i ?cloud|live|bt ?internet|proton(?: ?mail)?|"
    r"aol|sky|talktalk|virgin ?media|ntl ?world|msn|mail|me|gmx|ymail|rocketmail|o2|tiscali|wp|"
    r"onet)"
)
# "l i z . p @ g m a i l . c o m"
SPACED = re.compile(
    r"(?<!\S)(?:[A-Za-z0-9._-] ){4,40}@ ?[A-Za-z0-9-]{2,30} ?\. ?[a-z]{2,6}\b|(?<!\S)(?:[A-Za-z0-9._-] ){2,40}@(?: [A-Za-z0-9._-](?!\S)){4,40}"
)
SIGN = re.compile(rf"(?i){AT}|(?<=\S)\s{{1,3}}at\s{{1,3}}")
BEFORE = re.compile(rf"(?i)(?<![\w.+-])({LOCAL})$")
DOMAIN = re.compile(DOMAIN_SHAPE, re.IGNORECASE)
ANY_DOMAIN = re.compile(r"(?i)[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,4}\b")
FREE_DOMAIN = re.compile(rf"(?i){FREE}\b")
# "jo at gmail", "jo.k at leeds dot gov dot uk": the plain word needs more to go by.
SPOKEN_DOMAIN = re.compile(
    rf"(?i){FREE}(?:{DOT}[a-z]{{2,4}}){{0,2}}\b|[a-z0-9-]{{2,40}}(?: [a-z]{{3,12}})?(?: dot [a-z0-9-]{{2,40}}){{1,4}}"
)
TOLD_DOMAIN = re.compile(
    r"(?i)\bdot\b|\.|^(?:g ?mail|hot ?mail|yahoo|i ?cloud|proton|aol|bt ?internet|outlook)"
)
# An address's name is no longer than this, however it is spelled.
REACH = 90
FREE_ONLY = re.compile(rf"(?i)^{FREE}(?:\W|\s|$|dot)")
# Helplines whose mailbox bears a person's name.
HELPLINES = frozenset(["jo@samaritans.org"])
PROSE = frozenset(
    "look looks available find found is are was us more online up live me here there details it "
    "website info information visit mail based work working meet see".split()
)
SEPARATORS = re.compile(r"(?:\s*(?:dot|underscore|dash|hyphen)\s+|[^A-Za-z]+)")


def emails(text: Text) -> Iterator[Span]:
    for spaced in SPACED.finditer(text.text):
        yield spaced.span()
    for sign in SIGN.finditer(text.text):
        found = BEFORE.search(text.text, max(0, sign.start() - REACH), sign.start())
        domain = _domain(text.text, sign)
        if not found or not domain or (sign[0].strip().isalpha() and found[1].lower() in PROSE):
            continue
        span = (found.start(1), domain.end())
        if not (is_mailbox(found[1], domain[0]) or _is_shared(text, span, found[1])):
            yield span


def _is_shared(text: Text, span: Span, local: str) -> bool:
    """A helpline's, or one that the words beside it call a team's and nobody is named in."""
    if text.text[span[0] : span[1]].lower() in HELPLINES:
        return True
    beside = text.before(span[0], 60) + " | " + text.after(span[1], 40)
    named = "." in local or is_first_name(local.lower())
    return bool(SHARED.search(beside)) and not named


def _domain(text: str, sign: re.Match[str]) -> re.Match[str] | None:
    """What stands after the at; after the plain word only what nobody says otherwise."""
    if sign[0].strip().isalpha():
        spoken = SPOKEN_DOMAIN.match(text, sign.end())
        return spoken if spoken and TOLD_DOMAIN.search(spoken[0]) else None
    at = sign.end()
    return DOMAIN.match(text, at) or FREE_DOMAIN.match(text, at) or ANY_DOMAIN.match(text, at)


# "Email for the practice network is wtpn@…; it's a shared mailbox".
SHARED = re.compile(
    r"(?i)\b(?:shared|team|group|generic|network|service|project|charity|office|duty|helpdesk|practice) "
    r"(?:\w+ )?(?:mailbox|inbox|address|e-?mail|is|network)\b"
)


def is_mailbox(local: str, domain: str) -> bool:
    """Whether an address is a team's: words of a team or a service before the at, at a domain
    that is not one where anybody has an address."""
    if FREE_ONLY.match(domain.strip()):
        return False
    parts = [part.lower() for part in SEPARATORS.split(local) if part]
    if not parts:
        return True
    if _is_persons(parts, local):
        return False
    teams, joined = listed("mailbox_words"), "".join(parts)
    if any(part in teams for part in parts):
        return True
    if any(team in joined for team in teams if len(team) > 3):
        return True
    host = re.sub(r"[^a-z]", "", domain.lower())
    if len(joined) > 2 and joined in host:
        return True
    return joined in {re.sub(r"[^a-z]", "", service) for service in listed("services")}


def _is_persons(parts: list[str], local: str) -> bool:
    teams = listed("mailbox_words")
    if any(part in teams for part in parts):
        return False
    if len(parts) > 1 and any(is_first_name(part) or len(part) == 1 for part in parts):
        return True
    word = parts[0]
    return len(parts) == 1 and (is_first_name(word) or is_surname(word[1:])) and len(word) > 3
