"""The school or nursery that a child goes to."""

import re
from collections.abc import Iterator

from guard.text import Span, Text

KIND = (
    r"(?:Primary|Infants?|Juniors?|Secondary|High|Nursery|Academy|School|Pre-?[Ss]chool|Playgroup|"
    r"Kindergarten|Montessori|College|Sixth Form|Day Nursery|Grammar|Comprehensive|"
    r"Children's Centre|"
    r"Childcare|Community Primary|Childminders?|Pupil Referral Unit|PRU|Learning Centre|Campus|"
    r"Special School)"
)
NAME = (
    r"(?:(?:St\.? |Our Lady |The )?[A-Z][A-Za-z'.\-]+(?: (?:of|the|and|on|in) |"
    r"[ ])){1,5}?(?:(?:C of E|CofE|CE|RC|Catholic|VA|VC) )?"
)
SCHOOL = re.compile(rf"\b{NAME}{KIND}(?: (?:School|Academy|Nursery|College|Primary|Centre))*\b")
SMALL = re.compile(
    r"(?i)\b(?:goes to|go to|going to|attends?|attending|started at|starts at|start at|is at|"
    r"'s at|are at|"
    r"pupil at|in reception at|in nursery at|in year \w+ at|from|outside|moved to|at)\s"
    r"(?!the\b|a\b|any\b|primary|secondary|high|our\b(?! lady)|local\b|nursery|school|college|"
    r"my\b|her\b|his\b|their\b)"
    r"((?:our lady of |(?!and\b|or\b|but\b|for\b|with\b|to\b|is\b|in\b|at\b|on\b|the\b|has\b|"
    r"was\b|her\b|his\b|a\b|we\b|she\b|he\b)[a-z'.\-]+ ){1,4}?"
    r"(?:primary|infants?|juniors?|high|nursery|academy|pre-?school|playgroup|secondary|"
    r"montessori|sixth form|grammar|kindergarten)(?: school| academy)?)\b"
)
# "goes to St Bede's", "in Year 4 at Holly Bank", "attends Busy Bees": the words say what it is.
GOES = re.compile(
    r"\b(?i:(?:goes|go|going|gone|went|moved|walks?|taken|drop(?:s|ped)? (?:her|him|"
    r"them)(?: off)?) "
    r"to (?:school at |nursery at )?|attends? |attending |in (?:year|yr|y) ?\w+ (?:at|in) |"
    r"in (?:reception|nursery|pre-?school|class \w+|form \w+) (?:at|in) |(?:starts?|"
    r"started) (?=St\.? |Our Lady|Holy )|(?:starts?|started|"
    r"starting|"
    r"pupil|enrolled) (?:at|in) |teachers? (?:at|from) |(?:school|nursery)(?: is|'s|:|,| called|"
    r" named| run:?)? |"
    r"childminder(?: is|'s|:| called)? |(?:son|daughter|boy|girl|lad|toddler|twins|little one|"
    r"wee one|eldest|"
    r"youngest|oldest|middle one|brother|sister|grandson|granddaughter|kids|"
    r"children)(?: \(\w+\))?(?: is|'s| are| was| were)"
    r"(?: now| still| happy| settled| doing (?:well|great|ok|fine))? at )"
    r"((?:St\.? |Our Lady |The )?[A-Z][A-Za-z'.\-]+(?: [A-Z][A-Za-z'.\-]+){0,4}(?: "
    r"in [A-Z][a-z]+)?)"
)
CHILD = re.compile(
    r"(?i)\b(?:(?:her|his|their|the|my|our|mum's|oldest|eldest|youngest|middle|little|whose)"
    r" (?:\w+ )?(?:son|daughter|child|children|kids|boys?|girls?|lad|lass|twins|eldest|oldest|"
    r"youngest|"
    r"little (?:one|boy|girl|lad)|sister|brother|siblings|nephew|niece|grandson|granddaughter|"
    r"toddler|"
    r"two|three|middle one)(?:'s)?|goes to|attends|reception|year (?:\d{1,2}|one|two|three|four|"
    r"five|six|seven|eight|"
    r"nine|ten|eleven)|yr ?\d+|nursery run|school run|school gates?|playground|pick(?:s|"
    r"ed)? (?:him|her|them) up|"
    r"drop(?:s|ped|ping)? (?:him|her|them)|in his class|in her class|started school|class teacher|"
    r"(?:she|he|they)(?:'s| is| are|'re) (?:at|in) |moved (?:her|him|them)|daughter|grandson|son|"
    r"(?:at|outside) the gates?|lo\b|wait(?:s|ed|ing) outside|(?:little|wee) (?:one|boy|girl)|sibling|toddler|see him|see her|"
    r"excluded|expelled|headteacher|boy|girl|(?:her|his|their) (?:school|nursery|teacher|head))\b"
)
NO_SCHOOL = re.compile(
    r"(?i)\b(?:school of|university|royal college|london school|law school|business school|"
    r"summer school|medical school|social work academy|practice academy|court|national|"
    r"(?:primary|secondary|high) (?:care|court|school)s? (?:network|children|pupils))\b"
)
PLACES_AT_ALL = re.compile(
    r"(?i)^(?:hospital|court|group|therapy|meetings?|sessions?|clinic|a&e|church|prison|aa|na|"
    r"cmht|pause|"
    r"fdac|tuesday|monday|wednesday|thursday|friday|contact|panel|mosque|strengthening|freedom|"
    r"parenting|adoption|women|narcotics|alcoholics|perinatal|teams?|zoom|crown|family|the court|"
    r"england|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b"
)


ONE_CHILD = re.compile(
    r"(?i)\b(?:son|daughter|child|kids|boys?|girls?|lad|twins|eldest|oldest|youngest|little one|"
    r"he|him|his|she|her|"
    r"children come|siblings?|brother|sister|bruises)(?:'s)?\b"
)


# A hall that is hired.
VENUE = re.compile(
    r"(?i)\b(?:hire|hall|inset|room (?:is )?booked|away days?|parking|car park|venue|conference)\b"
)


def schools(text: Text) -> Iterator[Span]:
    for span in _schools(text):
        if not VENUE.search(text.sentence(*span)):
            yield span


def _schools(text: Text) -> Iterator[Span]:
    for found in SCHOOL.finditer(text.text):
        child = _of_a_child(text, found) or ONE_CHILD.search(text.sentence(*found.span()))
        if child and not NO_SCHOOL.search(found[0]):
            yield found.span()
    for found in SMALL.finditer(text.text):
        if _of_a_child(text, found) and not NO_SCHOOL.search(found[0]):
            yield found.span()
    for found in GOES.finditer(text.text):
        named_so = SAID.search(found[0][: found.start(1) - found.start()])
        if PLACES_AT_ALL.match(found[1]) or NO_SCHOOL.search(found[0]):
            continue
        if (
            (_of_a_child(text, found) or LABEL.match(found[0]))
            and (named_so or CHURCHY.match(found[1]))
            and (_is_school_like(text, found) or LABEL.match(found[0]))
        ):
            yield found.span()


SAID = re.compile(
    r"(?i)school|nursery|attend|year|yr|reception|class|pupil|childminder|teacher|start| at $"
)
LABEL = re.compile(r"(?i)(?:nursery|school|childminder)(?:'s)?(?: is| called| named|:)|nursery,")
CHURCHY = re.compile(r"(?:St\.?|Our Lady|Holy|Sacred|Christ) ")
A_CHILD = re.compile(
    r"(?i)\b(?:son|daughter|child|children|kids|boys?|girls?|lad|twins|eldest|oldest|youngest|"
    r"little|"
    r"sister|brother|siblings?|nephew|niece|grandson|granddaughter|toddler|wee one|school|"
    r"nursery|year|"
    r"reception|playground|teacher|childminder|he|him|they)(?:'s)?\b"
)


def _is_school_like(text: Text, found: re.Match[str]) -> bool:
    return bool(A_CHILD.search(text.sentence(*found.span())))


def _of_a_child(text: Text, found: re.Match[str]) -> bool:
    sentence = text.sentence(*found.span())
    return bool(CHILD.search(sentence.replace(found[found.re.groups], " ") + " " + found[0]))
