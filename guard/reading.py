"""Reading a text for what could identify a family."""

from dataclasses import replace

from guard.findings import HOLD, Finding
from guard.plain import plain
from guard.rules import RULES, Rule
from guard.text import Text
from guard.undisguised import undisguised

NAMED_AND_BORN = ("full_name", "date_of_birth")
NAME_AND_BIRTH = (
    " A name together with a birth date identifies beyond doubt, so a moderator reads this first."
)


def check(text: str) -> list[Finding]:
    """Every finding, in the order of the text; none is kept or logged. Never raises."""
    read = plain(text)
    if not read.text:
        return []
    again = undisguised(read)
    readings = [Text(read)] if again is None else [Text(read), Text(again)]
    found = [
        _finding(reading, rule, start, end)
        for reading in readings
        for rule in RULES
        for start, end in rule.test(reading)
        if end > start
    ]
    return held_together(_without_repeats(found))


def _finding(read: Text, rule: Rule, start: int, end: int) -> Finding:
    shown = read.text[start:end]
    start += len(shown) - len(shown.lstrip(" \n,;:)"))
    end -= len(shown) - len(shown.rstrip(" \n,;:"))
    first, last = read.plain.span(start, max(end, start + 1))
    return Finding(
        rule.type, first, last, read.plain.written[first:last], rule.severity, rule.message
    )


def _without_repeats(found: list[Finding]) -> list[Finding]:
    """Of findings of one type that overlap the longest; in the order of the text."""
    kept: list[Finding] = []
    last: dict[str, int] = {}
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if finding.start >= last.get(finding.type, -1):
            kept.append(finding)
            last[finding.type] = finding.end
    return kept


def held_together(found: list[Finding], beside: frozenset[str] = frozenset()) -> list[Finding]:
    """A full name and a date of birth hold what they stand in, wherever in it they stand.
    `beside` are the types found in its other parts: a title names, and the text tells the day."""
    if not set(NAMED_AND_BORN) <= beside | {finding.type for finding in found}:
        return found
    return [
        replace(finding, severity=HOLD, reason=finding.reason + NAME_AND_BIRTH)
        if finding.type in NAMED_AND_BORN and finding.severity != HOLD
        else finding
        for finding in found
    ]
