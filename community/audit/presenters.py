"""The audit log, as administrators read it and take it away.

What a member did with a post without a name stands there without the person, here as in the
export: who that was is asked for on its own page, with a reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from community.audit.labels import in_words
from community.audit.log import MEMBER
from community.audit.presenters_details import details_in_words
from community.audit.presenters_subjects import Thing, things
from community.models import Appeal, AuditEntry, Post, Topic
from community.viewer import Viewer
from foundation.csv_guard import escape_formula
from foundation.numbers import read_integer

NAMELESS_KINDS = ("post", "topic", "appeal")
UNNAMED = "A member, without a name"
TOGETHER = 500
HEADER = ("at", "person", "as", "act", "about", "details")


@dataclass(frozen=True)
class Line:
    pk: int
    at: Any
    person: str
    as_whom: str
    act: str
    about: str
    details: dict[str, Any]
    thing: Thing

    @property
    def words(self) -> str:
        return in_words(self.act)

    @property
    def person_breaking(self) -> str:
        """An address breaks after its @, and nowhere else."""
        return format_html_join(
            mark_safe("@<wbr>"), "{}", ((part,) for part in self.person.split("@"))
        )

    @property
    def said(self) -> list[str]:
        return details_in_words(self.details)

    @property
    def more(self) -> str:
        """As it is stored, for the export."""
        return "; ".join(f"{name}: {value}" for name, value in self.details.items())


def lines(entries: list[AuditEntry], viewer: Viewer | None = None) -> list[Line]:
    """Two or three queries for all of them; for a viewer one more for each kind of thing."""
    named = things({entry.about for entry in entries}, viewer) if viewer else {}
    nameless = nameless_among(entries)
    return [
        Line(
            entry.pk,
            entry.at,
            _person(entry, nameless),
            entry.by_whom,
            entry.act,
            entry.about,
            entry.details,
            named.get(entry.about, Thing(entry.about)),
        )
        for entry in entries
    ]


def _person(entry: AuditEntry, nameless: set[str]) -> str:
    if entry.by_whom == MEMBER and entry.about in nameless:
        return UNNAMED
    if entry.by is None and entry.by_address:
        return f"{entry.by_address} (the account is gone)"
    return entry.by.email if entry.by else ""


def nameless_among(entries: list[AuditEntry]) -> set[str]:
    """Which of the things that these entries are about were written without a name."""
    keys: dict[str, set[int]] = {}
    for entry in entries:
        kind, _, key = entry.about.partition(":")
        pk = read_integer(key)
        if entry.by_whom == MEMBER and kind in NAMELESS_KINDS and pk is not None:
            keys.setdefault(kind, set()).add(pk)
    return {
        f"{kind}:{pk}"
        for kind, wanted in keys.items()
        for pk in nameless_rows(kind).filter(pk__in=wanted).values_list("pk", flat=True)
    }


def nameless_rows(kind: str) -> QuerySet:
    if kind == "post":
        return Post.objects.filter(nameless=True)
    if kind == "topic":
        return Topic.objects.filter(nameless=True)
    return Appeal.objects.filter(decision__nameless=True)


def nameless_of(email: str) -> list[str]:
    """What a person wrote without a name: a search for the person must not find it."""
    owner = {"post": "author", "topic": "author", "appeal": "decision__member"}
    return [
        f"{kind}:{pk}"
        for kind, path in owner.items()
        for pk in nameless_rows(kind)
        .filter(**{f"{path}__user__email__iexact": email})
        .values_list("pk", flat=True)
    ]


def rows(entries: QuerySet[AuditEntry]) -> Iterator[tuple[str, ...]]:
    """The export, row by row, its header first; never all of it in memory."""
    yield HEADER
    kept: list[AuditEntry] = []
    for entry in entries.iterator(chunk_size=TOGETHER):
        kept.append(entry)
        if len(kept) == TOGETHER:
            yield from _cells(kept)
            kept = []
    yield from _cells(kept)


def _cells(entries: list[AuditEntry]) -> Iterator[tuple[str, ...]]:
    for line in lines(entries):
        cells = (line.at.isoformat(), line.person, line.as_whom, line.act, line.about, line.more)
        yield tuple(escape_formula(cell) for cell in cells)
