"""A first name alone, where the sentence or the next goes on with "she" or "he"."""

import re
from collections.abc import Iterator

from community.guard.lists import is_first_name, listed
from community.guard.names.first import CHATTER, PRONOUN, VERSUS
from community.guard.names.full import full_names
from community.guard.names.surroundings import GREETED, SELF, TITLED, is_signature
from community.guard.names.words import Word
from community.guard.names.words import words as read_words
from community.guard.people import COLLEAGUE, FAMILY, KIN, MADE_UP, ONE_KIN, WORK
from community.guard.text import Span, Text

TRADE = re.compile(
    r"(?i)\b(?:(?:from|at|of) (?:the )?(?:[A-Z]\w+ )?(?:university|council|trust|charity|institute|observatory|nuffield|coram|dfe|barnardo's)|"
    r"training|trainer|webinar|workshop|conference|slides|colleague|manager|director|commissioner|chair|chaired|speaker|presented|"
    r"facilitat\w+|runs|ran the|supervis(?:or|ion)|our (?:new )?(?:team|lead|admin|midwife|social worker|volunteer)|storm|model|method|tool|"
    r"app|software|system|act|law|review|inquiry|foundation|fund|house|ward|centre|court|street|road|hall|suite|room|building)\b"
)
GENITIVE = re.compile(rf"(?i) (?:{KIN}|worker|case|file|placement|carers?|social worker)\b")
BESIDE_CAPITAL = re.compile(r"^(?:[ -]|'s )(?:&|and )?[A-Z][a-z]")
LITERARY = re.compile(r"(?i)et al|\(?(?:19|20)\d\d\)?")


def first_names_near(text: Text) -> Iterator[Span]:
    full_names(text)
    weighed = text.kept.get("people", [])
    for word in read_words(text):
        if _may_be_one(word) and not any(s <= word.start < e for s, e in weighed):
            if _is_of_a_family(text, word):
                yield word.start, word.end


def _may_be_one(word: Word) -> bool:
    low = word.low
    if not word.capital or word.allowed or len(low) < 3 or low in listed("no_first_names"):
        return False
    if low in listed("authors") or low in listed("capitals"):
        return False
    stem = low.removesuffix("s")
    known = word.first_name and not word.ambiguous
    return known or (low.endswith("s") and is_first_name(stem) and word.unheard)


def _is_of_a_family(text: Text, word: Word) -> bool:
    before, after = text.before(word.start, 60), text.after(word.end, 60)
    if not word.first_name:  # "Tylers mum"
        return bool(GENITIVE.match(after))
    if _is_otherwise(text, word, before, after):
        return False
    sentence = text.sentence(word.start, word.end)
    if WORK.search(sentence) or COLLEAGUE.search(sentence) or TRADE.search(sentence):
        return False
    near = text.sentence(word.start, word.end, more=1)
    return bool(PRONOUN.search(near) or ONE_KIN.search(near) or FAMILY.search(near))


def _is_otherwise(text: Text, word: Word, before: str, after: str) -> bool:
    """A greeting, an author, a colleague who signs, half of a longer name."""
    if BESIDE_CAPITAL.match(after) or re.search(r"(?:[a-z][,]?|^) ?[A-Z][a-z'-]+ $|[A-Z]\.? $|& $|/$", before[-16:]):
        opens = re.search(r"(?:^|[.!?\n>] ?)(?:So|And|But|When|Then|Since|After|If|With|For|That|Has|Is|Was|Does|Did|Poor|Our|Little) $", before)
        if not opens or BESIDE_CAPITAL.match(after):
            return True
    return bool(
        GREETED.search(before)
        or SELF.search(before)
        or TITLED.search(before[-24:])
        or CHATTER.match(after)
        or VERSUS.match(after)
        or LITERARY.search(after[:34])
        or is_signature(text, word.start, word.end)
        or MADE_UP.search(text.sentence(word.start, word.end, more=1))
    )
