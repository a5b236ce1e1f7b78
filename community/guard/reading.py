"""Reading a text for what could identify a family."""

from dataclasses import replace

from community.guard.findings import HOLD, Finding
from community.guard.plain import plain
from community.guard.rules import RULES, Rule
from community.guard.text import Text
from community.guard.undisguised import undisguised

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
    return _held_together(_without_repeats(found))


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


def _held_together(found: list[Finding]) -> list[Finding]:
    """A full name and a date of birth in one text hold it, wherever in the text they stand."""
    types = {finding.type for finding in found}
    if not {"full_name", "date_of_birth"} <= types:
        return found
    return [
        replace(finding, severity=HOLD, reason=finding.reason + NAME_AND_BIRTH)
        if finding.type in ("full_name", "date_of_birth")
        else finding
        for finding in found
    ]
