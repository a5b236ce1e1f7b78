"""What the guard says of a piece of writing, and what follows from it."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from guard import Finding, check, held_together


@dataclass(frozen=True)
class Weighed:
    """The findings of each part (title, text, tags), and whether a moderator must read it."""

    findings: dict[str, list[Finding]]

    @property
    def any(self) -> bool:
        return any(self.findings.values())

    @property
    def holds(self) -> bool:
        found = (finding for part in self.findings.values() for finding in part)
        return any(finding.severity == "hold" for finding in found)

    @property
    def seal(self) -> str:
        """Names what was found, so that whoever ticks says so of this and of nothing else."""
        found = (finding for part in self.findings.values() for finding in part)
        return " ".join(sorted({_seal(finding) for finding in found}))

    def was_read(self, ticked: str) -> bool:
        """Whether all of it was shown before: `ticked` is the seal that came with the tick."""
        return set(self.seal.split()) <= set(ticked.split())


def _seal(finding: Finding) -> str:
    said = f"{finding.type}:{finding.text}"
    return salted_hmac("community.guarding", said, algorithm="sha256").hexdigest()[:20]


def weigh(**parts: str) -> Weighed:
    """Run the guard over each part of what was written. Nothing leaves this server."""
    found = {name: check(text) for name, text in parts.items()}
    types = frozenset(finding.type for part in found.values() for finding in part)
    return Weighed({name: held_together(part, types) for name, part in found.items()})


AROUND = 80


@dataclass(frozen=True)
class Marked:
    """A stretch of the writer's own text: plain, or with the finding that marks it."""

    text: str
    finding: Finding | None = None


def marked(text: str, findings: list[Finding]) -> list[Marked]:
    """The text in stretches, each finding where it stands; of two that overlap the first."""
    parts, place = [], 0
    for finding in sorted(findings, key=lambda one: (one.start, -one.end)):
        if finding.start < place:
            continue
        if finding.start > place:
            parts.append(Marked(text[place : finding.start]))
        parts.append(Marked(text[finding.start : finding.end], finding))
        place = finding.end
    return [*parts, Marked(text[place:])] if text[place:] else parts


def shortened(stretches: list[Marked]) -> list[Marked]:
    """Of a long text, what stands around each finding."""
    last = len(stretches) - 1
    return [
        one
        if one.finding or len(one.text) <= 2 * AROUND
        else Marked(
            ("" if number == 0 else one.text[:AROUND])
            + " … "
            + ("" if number == last else one.text[-AROUND:])
        )
        for number, one in enumerate(stretches)
    ]
