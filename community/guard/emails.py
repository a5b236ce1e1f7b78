"""E-mail addresses of people, however disguised; a team's mailbox apart."""

import re
from collections.abc import Iterator

from community.guard.lists import is_first_name, is_surname, listed
from community.guard.text import Span, Text

AT = r"\s{0,2}(?:@|[(\[{<]\s?(?:at|@)\s?[)\]}>])\s{0,2}"
DOT = r"\s?(?:\.|[(\[{<]\s?(?:dot|\.|point)\s?[)\]}>]|\b(?:dot|point)\b)\s?"
LOCAL = rf"[A-Za-z0-9][A-Za-z0-9._+-]{{0,60}}(?:(?: ?(?:dot|underscore|dash|hyphen) ?|{DOT})[A-Za-z0-9_]{{1,30}}){{0,3}}"
TOP = r"(?:com|org|net|uk|co|me|io|live|info|eu|ie|email|wales|scot|nhs|gov|ac|fr|pl|de|ro|tv|biz)"
DOMAIN = rf"[A-Za-z0-9-]{{1,60}}(?:{DOT}[A-Za-z0-9-]{{1,60}}){{0,4}}{DOT}{TOP}\b"
SIGNED = re.compile(rf"(?i)(?<![\w.+-])({LOCAL}){AT}({DOMAIN})")
FREE = (
    r"(?:g ?mail|google ?mail|hot ?mail|outlook|yahoo|i ?cloud|live|bt ?internet|proton(?: ?mail)?|"
    r"aol|sky|talktalk|virgin ?media|ntl ?world|msn|mail|me|gmx|ymail|rocketmail|o2|tiscali|wp|onet)"
)
# "jo at gmail", "jo.k at leeds dot gov dot uk": the plain word needs more to go by.
SPOKEN = re.compile(
    rf"(?i)(?<![\w.+-])({LOCAL})\s+at\s+"
    rf"({FREE}(?:{DOT}[a-z]{{2,4}}){{0,2}}\b|[a-z0-9-]{{2,40}}(?: dot [a-z0-9-]{{2,40}}){{1,4}})"
)
WITHOUT_AT = re.compile(rf"(?i)\b({LOCAL})\s?@\s?({FREE})\b")
FREE_ONLY = re.compile(rf"(?i)^{FREE}(?:\W|\s|$|dot)")
PROSE = frozenset(
    "look looks available find found is are was us more online up live me here there details it "
    "website info information visit mail based work working meet see".split()
)
SEPARATORS = re.compile(r"(?:\s*(?:dot|underscore|dash|hyphen)\s+|[^A-Za-z]+)")


def emails(text: Text) -> Iterator[Span]:
    for pattern in (SIGNED, SPOKEN, WITHOUT_AT):
        for found in pattern.finditer(text.text):
            if pattern is SPOKEN and not _is_spoken(found):
                continue
            if not is_mailbox(found[1], found[2]):
                yield found.span()


def _is_spoken(found: re.Match[str]) -> bool:
    if found[1].lower() in PROSE:
        return False
    names_domain = re.search(r"(?i)\bdot\b|\.", found[2]) or re.match(
        r"(?i)g ?mail|hot ?mail|yahoo|i ?cloud|proton|aol|bt ?internet|outlook", found[2]
    )
    return bool(names_domain)


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
