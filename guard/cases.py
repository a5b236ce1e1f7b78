"""Case and court numbers, and the numbers under which a council or a court keeps a family."""

import re
from collections.abc import Iterator

from guard.spelled import closed_up, windows
from guard.text import Span, Text, overlaps

# The family court's form: ZW21C00123 (place, year, kind, number), whatever stands between.
D = "[0-9OoIl]"
BETWEEN = r"[ ./\-]{0,2}"
COURT = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{BETWEEN}{D}{{2}}{BETWEEN}[A-Za-z]{BETWEEN}"
    rf"(?=[0-9OoIl ]*\d){D}(?: ?{D}){{3,5}}(?![A-Za-z0-9])"
)
CLOSED_UP = re.compile(r"[A-Z]{2}[0-9OIL]{2}[A-Z][0-9OIL]{4,6}")
# Older numbers: "SU/13/C/204", "T/2O19/CLD/0457", "NE23/P/00614".
OLDER = re.compile(
    r"(?i)(?<![\w/])(?:[a-z]{1,4}/(?:19|2[0o])?[\do]{2}|[a-z]{2}[\do]{2})/[a-z]{1,3}/"
    r"(?=[o/]*\d)[\do]{2,6}(?![\w/])"
)

KEPT_BY = (
    r"case|court|claim|proceedings|matter|bundle|liquid ?logic|lcs|ics|mosaic|care ?first|eclipse|"
    r"framework-?i|azeus|swift|protocol|cafcass|client|person|child|service user|social care|"
    r"family|pupil|upn|prison|police|crime|custody|nomis|pnc|ni|national insurance|occurrence|"
    r"home office|passport|file|housing|tenancy|our|their|her|his|mum'?s|the"
)
LABELLED = re.compile(
    rf"(?i)\b(?:{KEPT_BY})(?:'s)?\s+(?:file\s+|case\s+|court\s+|record\s+)?"
    r"(?:number|num|no\b\.?|nr|ref(?:erence)?|id)\b\.?(?:\s+(?:is|was|"
    r"on the system is))?[\s:.#=-]{0,4}"
    r"(?:is\s+)?([A-Z]{0,4}[ /.\-]?\d[\dA-Z/.\-]{2,20}(?: \d{2,6}){0,3})"
)
SYSTEMS = r"(?:liquid ?logic|mosaic|care ?first|eclipse|azeus|lcs|ehm|cafcass|ics|fpl|caresys)"
SYSTEM = re.compile(rf"(?i)\b{SYSTEMS}\b[^.\n]{{0,15}}?(\d{{5,10}})\b")
# "LCS10904471", "/case/LCS-0098812/chron"
JOINED = re.compile(
    rf"(?i)(?<![A-Za-z0-9])(?:{SYSTEMS}|ll|csc|cid|cin)[ _-]?(?:id|no|ref)?[ _:-]?\d{{4,10}}(?![A-Za-z0-9])"
)
# "…/childrens/case/2210457/chronology"
IN_PATH = re.compile(
    r"(?i)/(?:case|person|child|record|client|workspace)s?/[a-z-]{0,6}(\d{5,10})(?!\d)"
)
# "The court number starts LV24C and finishes 50266."
STARTS = re.compile(
    r"(?i)\b(?:starts?|begins?)(?: with)?\W{1,3}([a-z]{2} ?\d\d ?[a-z]\b[^.\n]{1,30}?\b\d{4,6})\b"
)
# What is spelled out behind a label: "Mosaic number one one eight, four five oh two".
KEPT = re.compile(
    rf"(?i)\b(?:{SYSTEMS}|(?:case|court|claim|file|portal|bundle)(?= (?:no|num|number|ref|reference|id)\b))"
    r"(?: (?:portal|case|file|record|system|person|client|child|family))?(?:'s)? ?(?:number|num|no|ref(?:erence)?|id)?\b\.?"
    r"[^\w\n]{0,3}(?:(?:is|was|reads|ends)\b[^\w\n]{0,3})?"
)
INSURED = re.compile(r"(?i)\b[a-ceghj-prs-tw-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]\b")
NO_CASE = re.compile(
    r"(?i)^(?:(?:19|20)\d\d(?:/\d\d)?|\d{1,3}(?:,\d{3})+)$|^(?:C|FL?|FM)\d{1,4}[A-Z]?$"
)


def case_numbers(text: Text) -> Iterator[Span]:
    for pattern in (COURT, OLDER, INSURED):
        for found in pattern.finditer(text.text):
            if not _is_postcode_and_more(found[0]):
                yield found.span()
    for run in text.runs:
        yield from closed_up(run, CLOSED_UP)
    for found in JOINED.finditer(text.text):
        yield found.span()
    for pattern in (IN_PATH, STARTS):
        for found in pattern.finditer(text.text):
            yield found.span(1)
    yield from _labelled(text)
    yield from _spelled_out(text)


def _spelled_out(text: Text) -> Iterator[Span]:
    """A row of digits, however written, right behind the name of a system that keeps files."""
    labels = [found.end() for found in KEPT.finditer(text.text)]
    for run in text.runs if labels else ():
        for window in windows(run, 6, 16):
            behind = any(0 <= window.start - end <= 3 for end in labels)
            if behind and not overlaps((window.start, window.end), text.published):
                yield window.start, window.end


def _labelled(text: Text) -> Iterator[Span]:
    for pattern in (LABELLED, SYSTEM):
        for found in pattern.finditer(text.text):
            number = found[1].rstrip(" .-/")
            enough = sum(letter.isdigit() for letter in number) >= 4
            if enough and not NO_CASE.match(number) and not _is_published(found, text):
                yield found.span(1)


def _is_published(found: re.Match[str], text: Text) -> bool:
    if re.match(r"(?i)(?:our|the|their)\b", found[0]) and overlaps(found.span(1), text.published):
        return True
    phone = re.match(r"0\d{3,}|\+", found[1])
    return bool(phone) or overlaps(found.span(), text.cited)


def _is_postcode_and_more(found: str) -> bool:
    """Lower-case prose such as "in 20 a 2019" is no case number."""
    return " " in found and found.islower() and bool(re.match(r"[a-z]{2} \d\d [ai] ", found))
