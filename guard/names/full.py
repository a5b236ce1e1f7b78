"""Full names: a first name with a surname, a title with a surname, "the ... family"."""

import itertools
import re
from collections.abc import Iterator

from guard.lists import is_first_name, is_plain, is_surname, is_word, listed
from guard.names.surroundings import (
    CALLED,
    KIN_BEFORE,
    KINS_BEFORE,
    NOT_CALLED,
    TITLED,
    is_public,
)
from guard.names.words import SPACED, Word, words_of
from guard.names.words import words as read_words
from guard.people import FAMILY, MADE_UP, ONE_KIN, WORK
from guard.text import Span, Text, overlaps

PARTICLES = frozenset(
    "de da di del della van von der den al el bin bint ibn ni nic ui o mac mc la le st ter dos".split()
)
TITLE = re.compile(
    r"\b(?:(?i:mr|mrs|ms|miss|mx|master)\b\.?(?: (?:and|&) (?i:mrs|mr|ms)\.?)? )(?=[A-Za-z])"
)
ELECTED = re.compile(r"(?i)\b(?:councillor|cllr|mayor) $")
OFFICE = frozenset(
    "justice speaker president chair chairman minister recorder judge j lj x y z a b c".split()
)
INITIAL = re.compile(r"\b[A-Z](?:\.|\b) ?([A-Z][a-z]{2,}(?:[-'][A-Z][a-z]+)?)")
PRONOUN = re.compile(r"(?i)\b(?:she|he|her|his|him|hers)\b")
SURNAME_IS = re.compile(
    r"(?i)\b(?:sur|last |family |maiden |second |married |other )name(?:'s|s)?(?: (?:is|was|now|"
    r"are)|:|=)*\s+[\"']?([a-z][a-z'-]{2,})"
)
FAMILY_IS = re.compile(
    r"\b[Ff]amily(?: name)? (?:is|are|=|:) (?:the )?([A-Z][a-z']+(?:-[A-Z][a-z']+)*)"
)
FAMILY_OF = re.compile(
    r"\b(?:[Tt]he|[Bb]oth|[Aa]ll(?: the)?|[Tt]hose) ((?:[A-Z][a-z']+(?:-[A-Z][a-z']+)*)) "
    r"(?:family|children|kids|siblings|brothers|sisters|twins|"
    r"boys|girls|household|baby|parents|mum|dad|case)\b"
)
AFTER_NAME = re.compile(
    r"(?i)^(?:[\s,(\-]{1,4}|(?='s))(?:d\.?o\.?b|born|aged?\b|\d{1,2}\b|who |was born|"
    r"is pregnant|lives|"
    r"has (?:had|moved|a|been|lost|just)|had (?:her|his)|gave birth|"
    r"is due|and (?:her|his) |\(?mother|\(?mum|\(?dad|\(?father|'s (?:midwife|health visitor|"
    r"social worker|solicitor|barrister|key ?worker|guardian|case|file|baby|child|kids|son|"
    r"daughter|partner|mum))"
)


def full_names(text: Text) -> list[Span]:
    """Every full name; worked out once for a text, since several rules ask."""
    if "full names" not in text.kept:
        text.kept["full names"] = list(_full_names(text))
    return text.kept["full names"]


def _full_names(text: Text) -> Iterator[Span]:
    words = read_words(text)
    taken = -1
    for place in range(len(words) - 1):
        if words[place].start < taken:
            continue
        if span := _name_at(text, words, place):
            taken = span[1]
            yield span
    yield from _reversed(text, words)
    yield from _by_initial(text)
    yield from _spaced(text)
    yield from _by_title(text)
    yield from _by_word(text)


def _name_at(text: Text, words: list[Word], place: int) -> Span | None:
    if not words[place].capital and is_plain(words[place].low):
        return None
    last = _surname_after(text.text, words, place)
    if last is None or words[place].allowed or last.allowed:
        return None
    first = words[place]
    start, end = first.start, last.end
    if not _is_name(text, first, last):
        return None
    low = text.text[start:end].lower()
    if overlaps((start, end), text.cited):
        return None
    text.kept.setdefault("people", []).append((start, end))
    if MADE_UP.search(text.sentence(start, end, more=1)):
        return None
    if is_public(text, start, end, low) or _is_citation(text, first, last):
        return None
    if AFFILIATED.match(text.text, end) and len(AFFILIATED.findall(text.text)) > 1:
        return None
    if NAMED_AFTER.match(text.after(end, 24)) or last.low in NO_LAST:
        return None
    return start, end


# Houses, streets, prizes and schools that bear somebody's name.
NAMED_AFTER = re.compile(
    r"(?i)(?:'s)? (?:building|street|road|house|hall|suite|theatre|library|awards?|prize|lectures?|fellowship|foundation|trust|centre|wing|"
    r"ward|unit|hospital|primary|school|college|university|institute|vouchers?|charity|fund|square|avenue|lane|close|way|gardens|room)\b"
)
# Speakers: "Pam Cox (Essex), Judith Harwin (Lancaster)".
AFFILIATED = re.compile(r" \([A-Z][A-Za-z]+(?: [A-Z][a-z]+)?\)")
NO_LAST = frozenset("cofe ukirl primary catholic".split())
MOST_WORDS = 8


def _surname_after(text: str, words: list[Word], place: int) -> Word | None:
    """The last word of the name that may begin here: up to two words more, and particles."""
    last, steps, index = None, 0, place
    first = words[place]
    # "Al" is a particle and a first name: a long row of it must not be walked from each of its words.
    while steps < 3 and index + 1 < min(len(words), place + MOST_WORDS):
        gap = text[words[index].end : words[index + 1].start]
        if gap not in (" ", "  ") and not (steps == 0 and gap == "_"):
            break
        following = words[index + 1]
        if following.low in PARTICLES and index + 2 < len(words) and words[index + 2].capital:
            index += 1
            continue
        if following.capital != first.capital or not _may_be_surname(following):
            break
        if not first.capital and steps and following.ordinary:
            break
        last, steps, index = following, steps + 1, index + 1
        if text[last.end : last.end + 2] == "'s":
            break
    return last


STREETS = frozenset("st rd ave ln cl dr pl cres gdns sq".split())


def _may_be_surname(word: Word) -> bool:
    if len(word.low) < 2 or word.low in STREETS or word.allowed:
        return False
    return word.low not in listed("no_surnames")


def _is_name(text: Text, first: Word, last: Word) -> bool:
    if not first.capital:
        return _is_small_name(text, first, last)
    if first.first_name and not first.ambiguous:
        if not last.ordinary or last.surname or _is_beside_kin(text, first, last):
            return True
        sentence = text.sentence(first.start, last.end)
        return bool(FAMILY.search(sentence) or ONE_KIN.search(sentence))
    if first.first_name:
        named = (last.surname and not is_word(last.low)) or last.unheard
        if named or not last.surname:
            return named
        sentence = text.sentence(first.start, last.end)
        return _is_beside_kin(text, first, last) or bool(
            FAMILY.search(sentence) and PRONOUN.search(sentence)
        )
    if not first.unheard or not (last.unheard or last.surname):
        return False
    beside = _is_beside_kin(text, first, last)
    if beside:
        return True
    near = text.sentence(first.start, last.end)
    return bool(FAMILY.search(near) or ONE_KIN.search(near)) and not WORK.search(near)


def _is_small_name(text: Text, first: Word, last: Word) -> bool:
    """ "siobhan mcgarrigle": both small, and neither a word."""
    if first.shown.isupper() or not first.first_name:
        if first.ordinary or not (last.unheard or last.surname):
            return False
        sentence = text.sentence(first.start, last.end)
        strange = min(len(first.low), len(last.low)) > 3 and last.unheard and first.low.isalpha()
        family = FAMILY.search(sentence) or ONE_KIN.search(sentence)
        return _is_called(text, first) or bool(strange and family)
    if first.low.startswith("non-") or last.low.startswith("non-"):
        return False
    if first.low in listed("small_words"):
        return _is_called(text, first) and last.unheard
    if not first.ambiguous:
        return last.unheard or (last.surname and _is_small_surname(text, first, last))
    return (last.unheard or last.surname) and (_is_called(text, first))


def _is_small_surname(text: Text, first: Word, last: Word) -> bool:
    family = FAMILY.search(text.sentence(first.start, last.end))
    beside = _is_beside_kin(text, first, last)
    return not is_word(last.low) or beside or (bool(family) and len(last.low) > 4)


def _is_called(text: Text, first: Word) -> bool:
    before = text.before(first.start, 50)
    return bool(
        KIN_BEFORE.search(before) or (CALLED.search(before) and not NOT_CALLED.search(before[:-8]))
    )


def _is_beside_kin(text: Text, first: Word, last: Word) -> bool:
    before, after = text.before(first.start, 60), text.after(last.end, 40)
    return bool(_is_called(text, first) or KINS_BEFORE.search(before) or AFTER_NAME.match(after))


def _is_citation(text: Text, first: Word, last: Word) -> bool:
    """ "Grant Huggins et al", "Taggart and Ryan (2018)": surnames of authors side by side."""
    if first.low in listed("authors") and last.low in listed("authors"):
        return True
    after = text.after(last.end, 40)
    return bool(
        re.match(r"(?:,| and| &)? ?(?:[A-Z][\w'-]+,? ?){0,3}(?:et al|\(?(?:19|20)\d\d)", after)
    )


def _by_title(text: Text) -> Iterator[Span]:
    """Mrs Chowdhury, mr kowalski; not Mr Justice Keehan, and not Ms X."""
    for found in TITLE.finditer(text.text):
        initial = re.compile(r"(?:[A-Z]\.? ?){1,2}(?=[A-Z][a-z])").match(text.text, found.end())
        begins = initial.end() if initial else found.end()
        name = re.compile(r"[A-Za-z][A-Za-z']+(?:-[A-Za-z]+)*").match(text.text, begins)
        if name is None or name[0].lower().split("'")[0] in OFFICE or len(name[0]) < 2:
            continue
        if ELECTED.search(text.before(found.start(), 14)):
            continue
        low = name[0].lower().removesuffix("'s")
        if name[0][0].islower() and is_word(low):
            continue
        whole = re.compile(r"[A-Za-z'-]+(?: [A-Z][A-Za-z'-]+)?").match(text.text, name.start())
        known = whole is not None and whole[0].lower().removesuffix("'s") in listed("people")
        if not known and not (
            low in listed("authors") and not FAMILY.search(text.sentence(*found.span()))
        ):
            yield found.start(), name.end()


def _by_word(text: Text) -> Iterator[Span]:
    for found in SURNAME_IS.finditer(text.text):
        if found[1][0].isupper() or not is_word(found[1].lower()):
            yield found.span(1)
    for found in (*FAMILY_OF.finditer(text.text), *FAMILY_IS.finditer(text.text)):
        low = found[1].lower().removesuffix("'s")
        word = words_of(found[1])[0]
        is_name = word.unheard or (word.surname and not word.ordinary)
        known = low in listed("authors") or low in listed("no_surnames")
        if is_name and not word.allowed and not known:
            yield found.span(1)


def _reversed(text: Text, words: list[Word]) -> Iterator[Span]:
    """ "Blackshaw, Theodore"; not "Ava, Noah and Zayn", and not a list of authors."""
    for last, first in itertools.pairwise(words):
        if text.text[last.end : first.start] != ", " or not (first.capital and last.capital):
            continue
        if not first.first_name or first.ambiguous or last.first_name or last.allowed:
            continue
        opens = (
            last.start == 0
            or text.text[last.start - 1] in "\n(:-"
            or text.text[last.start - 2] in ".:-\n;("
        )
        cited = last.low in listed("authors") or re.match(
            r"[;,&.]| and| \(", text.after(first.end, 5)
        )
        if opens and not cited and (last.unheard or last.surname) and not last.ordinary:
            yield last.start, first.end


def _by_initial(text: Text) -> Iterator[Span]:
    """ "The mother is J. Marsh"; not "Cox, P. and Mason, C.", and not "K. Marsh (2019)"."""
    for found in INITIAL.finditer(text.text):
        before, after = text.before(found.start(), 60), text.after(found.end(), 30)
        if KIN_BEFORE.search(before) or CALLED.search(before) or AFTER_NAME.match(after):
            yield found.span()
            continue
        word = words_of(found[1])[0]
        sentence = text.sentence(*found.span())
        cited = WORK.search(sentence) or re.match(r",? (?:\(|and|&|et al)|, [A-Z]\.", after)
        known = word.low in listed("authors") or word.ordinary or TITLED.search(before[-24:])
        if FAMILY.search(sentence) and not cited and not known:
            yield found.span()


def _spaced(text: Text) -> Iterator[Span]:
    """ "J a d e M a r s h": letters that close up into a first name, and perhaps a surname."""
    for found in SPACED.finditer(text.text):
        joined = re.sub(r"[ .]", "", found[0]).lower()
        if is_word(joined):
            continue
        for size in range(len(joined), 2, -1):
            rest = joined[size:]
            if is_first_name(joined[:size]) and (not rest or is_surname(rest) or len(rest) > 3):
                yield found.span()
                break
