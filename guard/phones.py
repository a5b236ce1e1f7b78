"""Telephone numbers of people; helplines and offices apart."""

import re
from bisect import insort
from collections.abc import Iterator

from guard.spelled import Window, windows
from guard.text import Span, Text, overlaps

# Free, national and short numbers, which belong to lines and not to people.
LINES = ("080", "03", "084", "087", "09", "050", "056", "055")
ABROAD = re.compile(
    r"(?<!\w)(?:\+|00)(?!44|00)[1-9]\d{0,2}[ .\-()]{0,2}(?:\d[ .\-()]{0,2}){7,11}\d"
)
OFFICE = re.compile(
    r"(?i)\b(?:office|team|duty|switchboard|reception|court|council|hub|front ?door|mash|helpline|"
    r"help ?line|advice ?line|line|desk|service|centre|charity|hospital|ward|unit|clinic|venue|"
    r"registry|chambers|library|department|out of hours|edt|single point|spa|university|trust|"
    r"publisher|enquiries|bookings?|conference|hotel|train(?:ing|er))\b"
)
PERSON = re.compile(
    r"(?i)\b(?:her|him|his|she|he|hers|mum|mam|mother|dad|father|nan|gran|grand\w+|uncle|"
    r"partner|client|aunt|sister|brother|carers?|the family|personal|the ex|landline|d\.?o\.?b|name(?= ?:))(?:'s)?\b"
)
CALL_ME = re.compile(r"(?i)\b(?:call|ring|text|phone|message|reach) (?:me|us both)\b")
DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}\b|\b(?:19|20)\d\d-\d\d-\d\d\b")
LACKS_NOUGHT = re.compile(
    r"(?i)\b(?:nought|zero|oh?|0) (?:at|in) (?:the )?front\b|\b(?:mobile|phone|tel|text|call|"
    r"ring)\b"
)


def phones(text: Text) -> Iterator[Span]:
    taken: list[Span] = []
    dates = [found.span() for found in DATE.finditer(text.text)]
    for found in ABROAD.finditer(text.text):
        insort(taken, found.span())
        yield found.span()
    for run in text.runs:
        for window in sorted(windows(run, 10, 14), key=lambda one: -len(one.digits)):
            span = (window.start, window.end)
            if overlaps(span, taken) or overlaps(span, dates) or overlaps(span, text.published):
                continue
            national = _national(window, text)
            if national and _is_somebodys(national, text, span):
                insort(taken, span)
                yield span


def _national(window: Window, text: Text) -> str:
    """The number with its leading nought, if the digits make one."""
    digits, abroad = window.digits, False
    plus = text.before(window.start, 3).rstrip(" (").endswith("+")
    for code in ("00440", "440", "0044", "44"):
        if digits.startswith(code) and (
            plus or code[0] == "0" or window.shape[0] == 2 or digits[:3] == "447"
        ):
            digits, abroad = "0" + digits[len(code) :], True
            break
    if digits[0] == "7" and len(digits) == 10 and _says_phone(window, text):
        digits = "0" + digits
    shaped = window.even or window.shape[0] > 2 or all(size < 3 for size in window.shape)
    spoken = window.shape.count(1) > 3
    shaped = shaped or abroad
    most = 12 if LACKS_NOUGHT.search(text.before(window.start, 25)) else 11
    right = digits[0] == "0" and digits[1] in "123578" and 10 <= len(digits) <= most
    if len(digits) == 10 and digits[1] not in "12358":
        return ""
    return digits if right and (shaped or spoken) else ""


def _says_phone(window: Window, text: Text) -> bool:
    near = text.before(window.start, 40) + text.after(window.end, 40)
    return bool(LACKS_NOUGHT.search(near)) or window.shape.count(1) == 10


def _is_somebodys(national: str, text: Text, span: Span) -> bool:
    if national.startswith(LINES):
        return False
    if national.startswith("07"):
        return True
    if PERSON.search(text.before(span[0], 40)):
        return True
    if OFFICE.search(text.sentence(*span)) or OFFICE.search(
        text.before(span[0], 100).rpartition("\n")[2]
    ):
        return False
    # Books and charities have numbers too; a family's stands where somebody is spoken of.
    return bool(PERSON.search(around(text, *span)) or CALL_ME.search(text.text))


def around(text: Text, start: int, end: int) -> str:
    """What stands beside, in other paragraphs too: handover notes are lists."""
    return text.text[max(0, start - 240) : start] + " " + text.text[end : end + 160]
