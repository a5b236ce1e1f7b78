"""A first name alone, where the sentence or the next goes on with "she" or "he"."""

import re
from collections.abc import Iterator

from guard.lists import is_first_name, is_surname, is_word, listed
from guard.names.first import CHATTER, IN_FAMILY, JUDGE, PRONOUN, THE, VERSUS, is_month
from guard.names.full import full_names
from guard.names.surroundings import GREETED, SELF, TITLED, is_signature
from guard.names.words import Word
from guard.names.words import words as read_words
from guard.people import COLLEAGUE, FAMILY, KIN, MADE_UP, ONE_KIN
from guard.text import Span, Text

TRADE = re.compile(
    r"(?i)\b(?:(?:from|at|of) (?:the )?(?:[A-Z]\w+ )?(?:university|council|trust|charity|institute|observatory|nuffield|coram|dfe|barnardo's)|"
    r"training|trainer|webinar|workshop|conference|slides|colleague|manager|director|commissioner|chair|chaired|speaker|presented|"
    r"facilitat\w+|runs|ran the|supervision|our (?:new )?(?:team|lead|admin|midwife|social worker|volunteer)|storm|model|method|tool|"
    r"papers?|articles?|books?|chapters?|research\w*|stud(?:y|ies)|evaluations?|literature|podcast|lectures?|keynote|journal|"
    r"publish\w*|written by|authors?|cited|citation|theory|judgments?|minister|edited|professor|thesis|blog|documentary|novel|poems?|"
    r"app|software|system|act|law|review|inquiry|foundation|fund|house|ward|centre|court|street|road|hall|suite|room|building)\b"
)
# Names that stand for a town, a room or a storm more often than for somebody.
ABROAD = frozenset(
    "paras vienna bergen florence france victoria avon cleveland para rosie chelsea lincoln milan sydney adelaide".split()
)
HE_THEN = re.compile(r"\b(?:he|she|him|himself|herself|his mum|her mum|his dad|her dad)\b")
THEIRS = re.compile(
    r"'s (?:care plan|plan|review|school|nursery|statement|birthday|bedroom|blanket|bottle|red book|lac|solicitor|carers?|contact|social worker)\b"
)
GENITIVE = re.compile(rf"(?i) (?:{KIN}|worker|case|file|placement|carers?|social worker)\b")
BESIDE_CAPITAL = re.compile(r"^(?:[ -]|'s )(?:&|and )?[A-Z][a-z]")
LITERARY = re.compile(r"(?i)et al|\(?(?:19|20)\d\d\)?")


def first_names_near(text: Text) -> Iterator[Span]:
    full_names(text)
    # A word of a full name was weighed with it, whatever came of that.
    weighed = {place for start, end in text.kept.get("people", []) for place in range(start, end)}
    for found in IN_BRACKETS.finditer(text.text):
        if is_first_name(found[1].lower()):
            yield found.span(1)
    for word in read_words(text):
        if word.start in weighed:
            continue
        if _is_taken(text, word) or (_may_be_one(word) and _is_of_a_family(text, word)):
            yield word.start, word.end


# "mum (chelsea) says"
IN_BRACKETS = re.compile(
    r"(?i)\b(?:mum|mam|mother|dad|father|baby|nan|partner|sister|brother|son|daughter) \(([a-z]{3,14})\)"
)
TAKEN = re.compile(
    r"(?i)\b(?:taken|took|removed|holding|hugged|placed|adopted|missing|misses|lost|fed|cuddled|settled|visited|collected|"
    r"name [^.\n]{0,25}(?:was|is)) $"
)


def _may_be_one(word: Word) -> bool:
    low = word.low
    if not word.capital or word.allowed or len(low) < 3 or low in listed("no_first_names"):
        return False
    if word.shown.isupper() or low in listed("small_words"):
        return False
    if low in listed("authors") or low in listed("capitals") or low in ABROAD:
        return False
    stem = low.removesuffix("s")
    known = word.first_name and (not word.ambiguous or not is_word(low))
    return known or (low.endswith("s") and is_first_name(stem) and word.unheard)


WITH = re.compile(
    r"(?i)\b(?:for|with|of|see|saw|sees|call|calls|called|had|has|have|and|about|told|asked) $"
)


def _is_taken(text: Text, word: Word) -> bool:
    """ "They've taken Poppy": a name that is a word too, behind what happens to children alone."""
    named = (
        word.capital and word.first_name and not word.allowed and word.low not in listed("authors")
    )
    if not named or BESIDE_CAPITAL.match(text.after(word.end, 4)):
        return False
    near = text.sentence(word.start, word.end, more=1)
    return bool(
        TAKEN.search(text.before(word.start, 34)) and (PRONOUN.search(near) or ONE_KIN.search(near))
    )


def _is_of_a_family(text: Text, word: Word) -> bool:
    before, after = text.before(word.start, 60), text.after(word.end, 60)
    if not word.first_name:  # "Tylers mum"
        return bool(GENITIVE.match(after))
    if _is_otherwise(text, word, before, after):
        return False
    if word.ambiguous:  # a town too: "she has cared for Oakley since he was weaned"
        _, right = text.plain.sentences.bounds(word.start, word.end)
        goes_on = HE_THEN.search(text.text[word.end : right])
        return bool(goes_on and (WITH.search(before) or THEIRS.match(after)))
    sentence = text.sentence(word.start, word.end)
    if COLLEAGUE.search(before[-40:] + after[:40]) or TRADE.search(sentence):
        return False
    near = text.sentence(word.start, word.end, more=2)
    if TOPIC.search(near) and not is_surname(word.low):
        return True
    return bool(PRONOUN.search(near) or ONE_KIN.search(near) or FAMILY.search(near))


PLACED = re.compile(
    r"(?i)\b(?:in|at|near|from|tell|ask|and|me|sent me|run by|cheers,?|thank) $(?<!told me )|[\"(]$"
)
WRITER = re.compile(
    r"(?i) (?:x+\b|here\b|and team\b|if you|from the|in recurrent|hospital|ward|wing|suite|para\b|is covering|are covering|teaches)|'s (?:midwives|midwife line|helpline|line|charity)\b|\"|\)? [-–] "
)
TOPIC = re.compile(
    r"(?i)\b(?:assessments?|placed|placement|removed|removal|contact|letterbox|births?|pregnan\w*|hearing|in court|proceedings|bab(?:y|ies)|"
    r"nurser(?:y|ies)|school|bruise\w*|health visitor|midwife|core group|strategy|police|tenancy|bump|due|adopt\w*|foster\w*|social workers?|solicitor|carers?|third|fourth|refuge|relaps\w+|recovery|parent(?:ing)?|worked with)\b"
)
# "Long one, sorry. Siobhan had": a new sentence greets nobody.
OPENED = re.compile(r"(?i)\b(?:sorry|great|lovely|brilliant|yes|no|as)[.!] $")


def _is_known(text: Text, word: Word) -> bool:
    """The first name alone of somebody whom the post names whole, and whom everybody knows."""
    if "known" not in text.memo:
        text.memo["known"] = {one.low for one in read_words(text) if one.allowed}
    return word.low in text.memo["known"]


LETTER = re.compile(r"(?i)\b(?:letterbox|birthday|mummy|daddy|adopters?|life story|love from)\b")


def _is_in_a_letter(text: Text, word: Word) -> bool:
    """ "Dear Amelia", which a parent wrote to a child."""
    dear = re.search(r"(?i)\bdear $", text.before(word.start, 8))
    return bool(dear and LETTER.search(text.sentence(word.start, word.end, more=1)))


# What a parent says of themselves: "I'm Roxanne and I've had five children taken."
OWN_LOSS = re.compile(
    r"(?i)\bI(?:'ve| have)? (?:had|lost|got|have) (?:\w+ ){0,2}(?:children|kids|babies|boys|girls|child|baby)\b|\bmy (?:baby|babies|children|kids|boys?|girls?|son|daughter)\b"
)
HALF = re.compile(r"([A-Z][a-z'-]+),? $|[A-Z]\.? $|& $|/$")


def _is_half(before: str) -> bool:
    """Whether another name, an initial or a stroke stands right before it."""
    found = HALF.search(before[-20:])
    if not found or not found[1]:
        return bool(found)
    return not is_word(found[1].lower())


def _is_otherwise(text: Text, word: Word, before: str, after: str) -> bool:
    """A greeting, an author, a colleague who signs, half of a longer name."""
    if BESIDE_CAPITAL.match(after) or _is_half(before):
        return True
    return bool(
        PLACED.search(before)
        or (THE.search(before) and not IN_FAMILY.match(after))
        or is_month(word, before, after)
        or WRITER.match(after)
        or (
            GREETED.search(before) and not OPENED.search(before) and not _is_in_a_letter(text, word)
        )
        or (SELF.search(before) and not OWN_LOSS.search(text.sentence(word.start, word.end)))
        or TITLED.search(before[-24:])
        or CHATTER.match(after)
        or VERSUS.match(after)
        or LITERARY.search(after[:34])
        or JUDGE.match(after)
        or _is_known(text, word)
        or is_signature(text, word.start, word.end)
        or MADE_UP.search(text.sentence(word.start, word.end))
    )
