"""What stands around a name: a family, a book, a greeting, a signature."""

import re

from guard.lists import listed
from guard.people import FAMILY, KIN, KINS, WORK
from guard.text import Text

TITLED = re.compile(
    r"(?:\b(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Judge|Justice|Honour|HHJ|"
    r"HH Judge|DJ|"
    r"DDJ|"
    r"District Judge|Recorder|Minister|Secretary|Senator|Cllr|Councillor|Rev|President|Chair|"
    r"Commissioner|Author|Authors|Chief Executive|Director|Mayor|King|Queen|Pope|Saint|St|"
    r"Magistrate|Lordship|Ladyship|MP|Re|Inspector|QC|KC|Editor|Speaker)\.?,? (?:the late )?|"
    r"\bJ\.? )$"
)
AFTER_TITLE = re.compile(
    r"^(?:'s)?,? ?(?:\((?:19|20)\d\d|(?:19|20)\d\d[a-z]?\b|et al|MP\b|KC\b|QC\b|OBE\b|CBE\b|"
    r"MBE\b|DBE\b|J\b|LJ\b|P\b|MR\b|"
    r"and colleagues|& (?!her|his)|(?:,|\()? ?(?:the )?(?:[a-z]+ ){0,2}(?:chief executive|"
    r"director|professor|minister|author|"
    r"barrister|judge|children's commissioner|secretary of state|researcher|founder|president|"
    r"journalist|lecturer|"
    r"campaigner|editor|commissioner|academic|chair)\b)"
)
AFTER_WORK = re.compile(
    r"(?i)^'s (?:(?:\w+ ){0,2}(?:research|papers?|book|study|studies|talk|"
    r"slides|lecture|speech|model|approach|"
    r"pace|articles?|blog|podcast|evaluation|judgment|theory|thesis|chapter|framework|"
    r"definition|letter|"
    r"recommendations|inquiry|training|webinar|keynote|piece|tree|column|film)"
    # A child has a report, a review and work done with them too.
    r"|(?:\w+ ){1,2}(?:report|review|work)|(?:report|review|work) (?:of|on|into|for the))\b"
)
BY = re.compile(
    r"(?i)(?:\b(?:written|report|review|book|books|paper|papers|article|articles|edited|chaired|"
    r"led|evaluation|film|"
    r"piece|chapter|study|research|(?<!i )(?<!we )(?<!who )(?<!to )(?<!i've )work|mapping|talk|lecture|podcast|blog|foreword|launched|"
    r"inquiry|designed|produced|"
    r"developed|photographs?|poem|novel|memoir|training|workshop|keynote|model|interviews?|"
    r"run) (?:by|from|of|with|on)|"
    r"\bauthors?(?: are| is|,)?|\bet al\.?|\brea(?:d|ding)|\bquot(?:e|es|ing)|\bcit(?:e|es|ing)|"
    r"\bspeakers?(?: is| are| include[s]?|,|:)|"
    r"\b(?:heard|watch(?:ed)?) |\bnamed after|\bthe late|\baccording to|"
    r"\be\.g\.) (?:[A-Z][\w'-]+ [A-Z][\w'-]+(?:,| and| &) )*$"
)
DOCTOR = re.compile(r"(?i)\b(?:dr|prof|professor)\.? $")
TAUGHT = re.compile(
    r"(?i)\b(?:training|trainer|youtube|ted talk|talk|lecture|webinar|podcast|book|paper|blog)\b"
)
GREETED = re.compile(
    r"(?i)(?:\b(?:hi|hiya|hello|hey|dear|thanks|thank you|thanku|thx|cheers|ta|morning|"
    r"afternoon|evening|welcome|congratulations|"
    r"well done|agree with|thanks to|as|sorry|yes|no|good luck|bye|hope you're well,?|brilliant|"
    r"great|lovely|well said|"
    r"much appreciated|over to you|happy birthday)(?: (?:again|all|both|so much|you|very much|"
    r"a lot|lots|to|a million|for this))*"
    r"[,!.]? (?:[A-Z][a-z'-]+(?:,| and| &) ?){0,3}|@)$"
)
SELF = re.compile(
    r"(?i)(?:\b(?:i'm|i am|my name is|my name's|this is|it's) (?:just |also |called |only )?)$"
)
CLOSING = re.compile(
    r"(?i)(?:\b(?:thanks|thank you|regards|best|wishes|cheers|ta|sincerely|faithfully|"
    r"solidarity|warmly|love|"
    r"many thanks|kind regards|take care|all the best|x|xx|yours|speak soon|bw|kr)\b[\s,.!x-]*)$"
)
ROLE = re.compile(
    r"(?i)^[\s,(|/-]{0,4}(?:\w+[ -]){0,4}?(?:manager|social worker|practitioner|midwife|"
    r"psychologist|commissioner|lead|"
    r"solicitor|barrister|head of|director|coordinator|co-ordinator|officer|researcher|"
    r"consultant|team leader|"
    r"therapist|advocate|worker|iro|health visitor|nurse|lecturer|professor|chair|trainer|"
    r"administrator|student|she/her|he/him|they/them)\b"
)
AT_WORK = re.compile(
    r"^,? (?:(?i:from|at|of|in) )(?:the |our )?(?:[A-Z][\w'-]+ ){0,3}(?:University|Council|"
    r"Trust|Team|team|Pause|FDAC|Research|"
    r"Lancaster|Essex|Coram|Nuffield|Centre|Institute|DfE|CJI|Barnardo|NSPCC|Tavistock|Cafcass|"
    r"office|legal|commissioning)"
)
_OPEN = r"[\s,:;\-(\"'\[=]{1,4}"
KIN_BEFORE = re.compile(
    rf"(?i)\b(?:{KIN}|little|lil|wee|our|newborn|unborn|(?:new|newest|latest|recent|"
    rf"next) (?:referral|starter|one)|one of (?:the|my|our|"
    rf"your) [a-z]+)(?:'s)?(?: (?:is|was))?(?: (?:called|named)| name(?:'s| is)?)?{_OPEN}$"
)
KINS_BEFORE = re.compile(
    rf"(?i)\b(?:{KINS}|mum of|mother of|dad of|father of|parents? of|mum to|dad to|child of|"
    rf"son of|daughter of)(?: are| called| named)?{_OPEN}$"
)
CALLED = re.compile(
    r"(?i)(?:\b(?:called|named|name is|name's|names are|known as|goes by|answers to|first name|"
    r"nicknamed|calls (?:herself|himself|him|her)|call (?:her|him)|"
    r"surname is|surname|forename|naming (?:him|her|the baby)|named (?:her|him|the baby|"
    r"her baby|his)|called (?:her|him|the baby|her baby|his)|by the name of|"
    r"name(?=\s*:)))(?: was| is|:)?[\s:\"'(-]{1,3}$"
)
NOT_CALLED = re.compile(
    r"(?i)\b(?:service|programme|project|group|team|model|charity|room|rooms|pathway|course|"
    r"book|report|film|app|tool|"
    r"paper|approach|scheme|network|unit|centre|house|initiative|pilot|organisation|"
    r"intervention|framework|"
    r"campaign|event|conference|document|form|cat|dog|act|report|poem|podcast|newsletter|theory|"
    r"something|it|this|what|training|house|street|file|folder)\b[^.]{0,25}$"
)
MET = re.compile(
    r"(?i)\b(?:working with|worked with|supporting|supported|support|visit(?:ing|ed)?|seeing|"
    r"saw|see|met|meet|referr(?:ed|ing)|"
    r"allocated|assess(?:ing|ed)|for|about|with|and|help(?:ing|ed)?|told|ring|call|text|rang|to|"
    r"of|when|that|how|if|so|but|because|case of|matter of)\s$"
)


def is_public(text: Text, start: int, end: int, low: str) -> bool:
    """Whether a full name is one of a public person, an author or a colleague at work."""
    before, after = text.before(start, 70), text.after(end, 60)
    if low in listed("people") or TITLED.search(before[-24:]) or AFTER_TITLE.match(after):
        return True
    if AFTER_WORK.match(after):
        return True
    if KIN_BEFORE.search(before) or (CALLED.search(before) and not NOT_CALLED.search(before)):
        return False
    if GREETED.search(before) or is_signature(text, start, end) or SELF.search(before[-16:]):
        return True
    sentence = text.sentence(start, end)
    if DOCTOR.search(before) and TAUGHT.search(sentence):
        return True
    if FAMILY.search(sentence):
        return False
    return bool(
        BY.search(before) or WORK.search(sentence) or ROLE.match(after) or AT_WORK.match(after)
    )


def is_signature(text: Text, start: int, end: int) -> bool:
    """A name alone on its line near the end of a post, or after a closing."""
    whole = text.text
    line_start = whole.rfind("\n", 0, start) + 1
    line_end = whole.find("\n", end)
    line_end = len(whole) if line_end < 0 else line_end
    alone = not whole[line_start:start].strip(" -~") and not whole[end:line_end].strip(" .,xX!-")
    above = whole[max(0, line_start - 40) : line_start].rstrip("\n ")
    closed = bool(CLOSING.search(whole[max(0, start - 30) : start]))
    if closed and (alone or len(whole) - end < 90):
        return len(whole) - end < 160
    role = ROLE.match(whole[end : end + 60])
    titled = not whole[line_start:start].strip(" -~") and role and len(whole) - end < 120
    return bool((alone and line_start > 0 and len(whole) - end < 60) or (titled and above != ""))
