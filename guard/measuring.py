"""How well the guard does on labelled posts.

A labelled finding counts as found when the guard marks text that overlaps it, whatever it
takes it for. A finding labelled `hold` counts as held when the guard holds its post. Innocent
posts are "stopped" when the guard would hold them for a moderator, "warned" when it shows at
least one finding and holds nothing. A share of nothing is None.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from guard.findings import HOLD, TYPES, Finding
from guard.labelled import Label, Post
from guard.reading import check

T = TypeVar("T")


@dataclass(frozen=True)
class Checked:
    post: Post
    findings: list[Finding]

    @property
    def held(self) -> bool:
        return any(finding.severity == HOLD for finding in self.findings)

    def has_found(self, label: Label) -> bool:
        return any(
            finding.start < end and start < finding.end
            for start, end in label.places(self.post.text)
            for finding in self.findings
        )

    def is_right(self, finding: Finding) -> bool:
        return any(
            finding.start < end and start < finding.end
            for label in self.post.labels
            for start, end in label.places(self.post.text)
        )


def checked(posts: Iterable[Post]) -> list[Checked]:
    return [Checked(post, check(post.text)) for post in posts]


def figures(posts: list[Checked]) -> dict[str, Any]:
    """The figures of `evaluate_guard --json`: shares from 0 to 1."""
    labels = _labels(posts)
    innocent = [one for one in posts if one.post.kind == "innocent"]
    return {
        "recall": _share(labels, lambda pair: pair[0].has_found(pair[1])),
        "recall_by_type": {
            kind: _share(
                [pair for pair in labels if pair[1].type == kind],
                lambda pair: pair[0].has_found(pair[1]),
            )
            for kind in TYPES
        },
        "hold_recall": _share(
            [pair for pair in labels if pair[1].severity == HOLD], lambda pair: pair[0].held
        ),
        "innocent_stopped": _share(innocent, lambda one: one.held),
        "innocent_warned": _share(innocent, lambda one: bool(one.findings) and not one.held),
    }


def precision_by_type(posts: list[Checked]) -> dict[str, float | None]:
    """Of what the guard marks as each type, the share that overlaps something labelled."""
    marked = [(one, finding) for one in posts for finding in one.findings]
    return {
        kind: _share(
            [pair for pair in marked if pair[1].type == kind],
            lambda pair: pair[0].is_right(pair[1]),
        )
        for kind in TYPES
    }


def missed(posts: list[Checked]) -> list[tuple[Post, Label]]:
    return [(one.post, label) for one, label in _labels(posts) if not one.has_found(label)]


def _labels(posts: list[Checked]) -> list[tuple[Checked, Label]]:
    return [(one, label) for one in posts for label in one.post.labels]


def _share(things: list[T], holds: Callable[[T], bool]) -> float | None:
    return sum(map(holds, things)) / len(things) if things else None
