"""A first name alone, where the words beside it speak of a family."""

import re
from collections.abc import Iterator

from guard.lists import is_plain, listed
from guard.names.full import full_names
from guard.names.surroundings import (
    CALLED,
    GREETED,
    KIN_BEFORE,
    KINS_BEFORE,
    NOT_CALLED,
    TITLED,
    is_signature,
)
from guard.names.words import Word
from guard.names.words import words as read_words
from guard.people import COLLEAGUE, FAMILY, KIN, KINS, MADE_UP, ONE_KIN, WORK
from guard.text import Span, Text

# "Kelly's mum", "Kelly was removed", "Kelly, 3,": what only a person in a family does.
AFTER = re.compile(
    rf"(?i)^(?:'s|s')? (?:(?:new|old|birth|first|second|third|older|younger|own|foster|poor|"
    rf"lovely) ){{0,2}}(?:{KIN}|{KINS}|pregnancy|bump|placement|adoption|adopters?|foster|"
    r"carers?|social worker|contact|hearing|birth|case|flat|tenancy|solicitor|nursery|school|"
    r"childhood|letterbox)\b"
    r"|^(?:'s| is| was| has| had|'s been| has been| was| got| will be| wants| lost| gave| keeps|"
    r" went| went back| came| just| moved| lives| lived)"
    r" (?:\w+ ){0,2}?(?:pregnant|expecting|due|removed|placed|adopted|relapsed|born|"
    r"taken (?:into|away|from)|in care|in labour|sober|clean|using|drinking|"
    r"homeless|evicted|prison|birth|baby|kids|children|child|in hospital|in foster|her (?:baby|"
    r"child|son|daughter|kids|children|third|second|first|fourth)|moved|with carers|sectioned|"
    r"settled|discharged)\b"
    r"|^,? (?:\(?(?:aged? )?\d{1,2}\)?,|\(\d{1,2}\)|who(?:'s| is| was| has| had)\b)"
    r"|^,? (?:and|&) (?:her|his) (?:\w+ )?(?:mum|mam|mother|dad|father|partner|baby|child|"
    r"children|kids|son|daughter|sister|brother|siblings?|boys|girls)\b"
)
LISTED = re.compile(r"(?:,? (?:and|&|or) |, ?|/| \+ )")
BEFORE_NAME = re.compile(
    r"(?i)\b(?:contact (?:with|for)|placement for|adopters for|photos of|birth of|pregnant with|"
    r"birth to|had|lost|custody of|sgo for|care of|mum of|life story work for|goodbye to|"
    r"letterbox for) $"
)
# "Jade is 23 and": the age of one person.
AGED = re.compile(
    r"(?i)^(?:,| is| was|'s)? (?:\(?aged? |only |just |nearly |now )*\(?\d{1,2}"
    r"(?: (?:years?|yrs?|months?|weeks?) old)?(?:[,.)]|\s(?:and|but|years|months|weeks)\b|$)"
)
OF_ONE = re.compile(
    rf"(?i)^'s (?:new |birth |own |foster )?(?:{KIN}|midwife|health visitor|social worker|"
    rf"solicitor|key ?worker|"
    r"guardian|adopters?|carers?|file|(?:\w+ )?birthday|birth|placement|hearing|"
    r"life story)\b(?! (?:group|service|team|project))"
)
# "Faith, one of our mums", "Siobhan (mum)".
APPOSED = re.compile(
    rf"(?i)^,? \(?(?:one of (?:my|our|the|your) (?:\w+ )?(?:mums|mothers|dads|clients|ladies|"
    rf"women|parents|families|kids|girls|boys|young \w+)"
    rf"|(?:a|my|our|the) (?:\w+ )?(?:{KIN})\b"
    r"(?! (?:project|service|programme|team|charity|organisation|site|unit|company))"
    r"|(?:mum|dad|mother|father|baby|child)\))"
)
NEXT_ONE = re.compile(r"\s*(?:She|He|Her|His)(?:'s|'d)?\b")
PRONOUN = re.compile(r"(?i)\b(?:she|he|her|his|him|hers)\b")
HELPED = re.compile(
    r"(?i)\b(?:i|we|i've|we've|i'm|we're|i am|we are|she|he|who)\b(?: \w+){0,2} (?:support(?:ed|"
    r"ing)?|work(?:ed|ing) with|visit(?:ed|ing)?|"
    r"assess(?:ed|ing)|referr(?:ed|ing)|help(?:ed|ing)) $"
)
CHATTER = re.compile(
    r"(?i)^(?:'s|s')? (?:point|post|question|comment|suggestion|reply|idea|message|link|slides|"
    r"email|team|service|view|advice|thread|template|said above|says above|mentioned|wrote|"
    r"posted|suggested)\b"
)
STRONGLY = re.compile(r"(?i)\b(?:baby|little|called|named|name is|name's)[ \"':]{1,3}$")
VERB = re.compile(r"(?i)(?: is| was| has| had|'s| who)\b")
OWN_KIN = re.compile(rf"(?i)\b(?:her|his|their|my|our) (?:\w+ )?(?:{KIN}) $")


MONTHS = frozenset("jan april may june august".split())
NUMBERED = re.compile(
    r"(?i)\d(?:st|nd|rd|th)? (?:of )?$|\b(?:since|until|till|during|mid|late|early) $"
)
SPAN = re.compile(
    r"(?i) (?:to|-|–|and) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|,? (?:19|20)\d\d"
)
JUDGE = re.compile(r" (?:J|LJ|P|JSC|KC|QC|MP)\b")
VERSUS = re.compile(r" v\.? ")
# "The Rosie" is a hospital; "the Rosie family" is one.
THE = re.compile(r"(?i)\bthe $")
IN_FAMILY = re.compile(rf"(?i) (?:family|case|{KIN}|{KINS})\b")


def first_names(text: Text) -> Iterator[Span]:
    full_names(text)
    # A word of a full name was weighed with it, whatever came of that.
    weighed = {place for start, end in text.kept.get("people", []) for place in range(start, end)}
    words = read_words(text)
    index = 0
    while index < len(words):
        if words[index].start not in weighed and _is_marked(text, words, index):
            last = _end_of_list(text, words, index)
            yield words[index].start, words[last].end
            index = last
        index += 1


def _is_marked(text: Text, words: list[Word], index: int) -> bool:
    word = words[index]
    if not word.capital and is_plain(word.low):
        return False
    if word.allowed or len(word.low) < 2 or word.low in listed("no_first_names"):
        return False
    if not word.capital and (word.ordinary or not (word.first_name or word.unheard)):
        # A small word that is a word too ("hope") is a name only after "called" and "baby".
        return (
            word.first_name
            and word.low not in listed("small_words")
            and _is_named(text, word, strict=True)
        )
    if word.ordinary and not word.first_name:
        return False
    before, after = text.before(word.start, 60), text.after(word.end, 60)
    if (
        is_month(word, before, after)
        or VERSUS.match(after)
        or (THE.search(before) and not IN_FAMILY.match(after))
    ):
        return False
    if MADE_UP.search(text.sentence(word.start, word.end, more=1)):
        return False
    if not word.first_name and not (
        word.unheard
        and (
            _is_named(text, word, strict=not word.capital)
            or (word.capital and (OF_ONE.match(after) or APPOSED.match(after)))
            or _is_strange(text, word, before)
        )
    ):
        return False
    if GREETED.search(before) and not (KIN_BEFORE.search(before) or CALLED.search(before)):
        return False
    if re.search(r"(?i)\b(?:i'm|i am|my name(?:'s| is)|it's(?= \w+ here)) $", before):
        return False
    if (
        TITLED.search(before[-24:])
        or JUDGE.match(after)
        or CHATTER.match(after)
        or is_signature(text, word.start, word.end)
    ):
        return False
    return _is_named(text, word, strict=False) or _in_family(text, word, before, after)


def is_month(word: Word, before: str, after: str) -> bool:
    return word.low in MONTHS and bool(NUMBERED.search(before) or SPAN.match(after))


def _is_strange(text: Text, word: Word, before: str) -> bool:
    """A capital in mid-sentence on a word of no list, in a sentence that speaks of a family."""
    opens = word.start == 0 or re.search(r"[.!?:\n\"'>(*-] ?$", before)
    if opens or not word.capital or word.shown.isupper() or len(word.low) < 4:
        return False
    sentence = text.sentence(word.start, word.end)
    return bool(FAMILY.search(sentence) and PRONOUN.search(sentence))


def _is_named(text: Text, word: Word, *, strict: bool) -> bool:
    """ "baby Alfie", "called Kelly", "her partner (Kasim)"."""
    before = text.before(word.start, 60)
    if KIN_BEFORE.search(before):
        if strict:
            verb = VERB.match(text.after(word.end, 6))
            return bool(STRONGLY.search(before) or (verb and OWN_KIN.search(before)))
        closed = text.text[word.end : word.end + 1] in (",", ")")
        if word.capital or closed or not re.search(r"[,;] $", before):
            own = re.search(r"(?i)\bour[\s,]*$", before)
            return not own or bool(FAMILY.search(text.sentence(word.start, word.end)))
    if KINS_BEFORE.search(before) and word.first_name and not strict:
        return not word.ambiguous or bool(re.match(r",? (?:and|&) [A-Z]", text.after(word.end, 8)))
    called = CALLED.search(before)
    return called is not None and not NOT_CALLED.search(before[: called.start()])


def _in_family(text: Text, word: Word, before: str, after: str) -> bool:
    if after.startswith("'s ") and after[3:4].isupper():
        return False
    if AGED.match(after) or OF_ONE.match(after):
        return True
    if AFTER.match(after):
        return not word.ambiguous or bool(
            FAMILY.search(text.sentence(word.start, word.end, more=1))
        )
    if BEFORE_NAME.search(before) and not word.ambiguous:
        return True
    if APPOSED.match(after):
        return True
    small = not word.capital and (len(word.low) < 4 or word.low in listed("small_words"))
    if small or word.ambiguous:
        return False
    sentence = text.sentence(word.start, word.end)
    if WORK.search(sentence) or COLLEAGUE.search(sentence):
        return False
    near = text.sentence(word.start, word.end, more=1)
    if (
        word.capital
        and HELPED.search(before)
        and not re.match(r" (?:on|to|with|in) (?:the|a|our)\b", after)
    ):
        return not _is_citing(text, word)
    _, right = text.plain.sentences.bounds(word.start, word.end)
    if word.capital and NEXT_ONE.match(text.text, right) and not COLLEAGUE.search(near):
        return not _is_citing(text, word) and not WORK.search(near)
    return bool(FAMILY.search(near) or ONE_KIN.search(near)) and not _is_citing(text, word)


def _is_citing(text: Text, word: Word) -> bool:
    """A surname that is a first name too: "Grant et al.", "Ryan (2018)", "Mason and Webb"."""
    if word.low in listed("authors"):
        return True
    return bool(re.match(r"[^.;\n]{0,30}(?:et al|\(?(?:19|20)\d\d\b)", text.after(word.end, 40)))


def _end_of_list(text: Text, words: list[Word], index: int) -> int:
    """ "Mason, Lexi and Oakley" is one stretch."""
    last = index
    while last + 1 < len(words):
        following = last + 2 if words[last + 1].low in ("and", "or") else last + 1
        if following >= len(words):
            break
        word = words[following]
        gap = text.text[words[last].end : word.start]
        name = word.first_name or (word.capital and word.unheard)
        if not LISTED.fullmatch(gap) or not name or word.allowed:
            break
        if word.capital != words[index].capital:
            break
        last = following
    return last
