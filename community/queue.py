"""What waits for a moderator: one queue of many kinds, the oldest first.

Each part answers rows of (since, part, key); together they are one query, paged by those three.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from community.models import Appeal, Complaint, Member, Post, Report
from community.viewers import Viewer

PAGE = 25
GUARD, FIRST, REPORTS = "guard", "first", "reports"
APPEALS, APPLICATIONS, COMPLAINTS = "appeals", "applications", "complaints"
KINDS = {
    REPORTS: "Reports",
    GUARD: "Held by the guard",
    FIRST: "First posts",
    APPEALS: "Appeals",
    APPLICATIONS: "Applications",
    COMPLAINTS: "Complaints",
}
# A report is of a post or of a member's page: two parts, one kind.
POST_REPORTS, PAGE_REPORTS = "reports-of-posts", "reports-of-pages"
KIND_OF = {kind: kind for kind in KINDS} | {POST_REPORTS: REPORTS, PAGE_REPORTS: REPORTS}
CURSOR = re.compile(r"(\d{1,18})_([a-z-]{1,20})_(\d{1,18})", re.ASCII)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Waiting:
    since: datetime
    part: str
    key: int

    @property
    def kind(self) -> str:
        return KIND_OF[self.part]

    @property
    def cursor(self) -> str:
        return f"{(self.since - BEGINNING) // timedelta(microseconds=1)}_{self.part}_{self.key}"


@dataclass(frozen=True)
class QueuePage:
    items: list[Waiting]
    later: str


def page_of_queue(viewer: Viewer, kind: str, cursor: str) -> QueuePage:
    """Those of a kind, or all, from a cursor on. Raises `ValueError` for what is no cursor."""
    after = _read(cursor) if cursor else None
    chosen = {part: rows for part, rows in parts(viewer).items() if kind in ("", KIND_OF[part])}
    rows = [
        _after(rows, part, after)
        .order_by()
        .annotate(part=Value(part, output_field=CharField()))
        .values_list("since", "part", "item")
        for part, rows in chosen.items()
    ]
    ordered = rows[0].union(*rows[1:], all=True).order_by("since", "part", "item")
    found = [Waiting(*row) for row in ordered[: PAGE + 1]]
    items = found[:PAGE]
    return QueuePage(items, items[-1].cursor if len(found) > PAGE else "")


def counts(viewer: Viewer) -> dict[str, int]:
    """How many of each kind wait, in one query. Only what is open is counted."""
    counted = [
        rows.order_by()
        .annotate(part=Value(part, output_field=CharField()))
        .values("part")
        .annotate(number=Count("pk"))
        .values_list("part", "number")
        for part, rows in parts(viewer).items()
    ]
    found = dict.fromkeys(KINDS, 0)
    for part, number in counted[0].union(*counted[1:], all=True):
        found[KIND_OF[part]] += number
    return found


def parts(viewer: Viewer) -> dict[str, QuerySet]:
    """Every row has `since` and `item`, the key of what waits. Complaints about
    moderators are for administrators."""
    reports = Report.objects.filter(state=Report.State.OPEN)
    of_this = reports.filter(post=OuterRef("pk"))
    held = Post.objects.filter(~Exists(of_this), state=Post.State.HELD)
    held = held.annotate(since=Coalesce("held_since", "created_at"), item=F("pk"))
    first = Q(held_for=Post.HeldFor.FIRST)
    applied = Member.objects.filter(state__in=[Member.State.APPLIED, Member.State.ASKED])
    appeals = Appeal.objects.filter(state=Appeal.State.OPEN)
    complaints = Complaint.objects.filter(answered_at__isnull=True)
    if not viewer.is_administrator:
        complaints = complaints.exclude(about=Complaint.About.MODERATOR)
    return {
        FIRST: held.filter(first),
        GUARD: held.exclude(first),
        POST_REPORTS: _oldest(reports, "post"),
        PAGE_REPORTS: _oldest(reports, "member"),
        APPEALS: appeals.annotate(since=F("made_at"), item=F("pk")),
        APPLICATIONS: applied.annotate(since=F("state_since"), item=F("pk")),
        COMPLAINTS: complaints.annotate(since=F("noticed_at"), item=F("pk")),
    }


def _oldest(reports: QuerySet[Report], of: str) -> QuerySet[Report]:
    """One row for each thing that is reported: its oldest open report."""
    older = reports.filter(**{of: OuterRef(of)}, pk__lt=OuterRef("pk"))
    named = reports.filter(~Exists(older), **{f"{of}__isnull": False})
    return named.annotate(since=F("noticed_at"), item=F(f"{of}_id"))


def _read(cursor: str) -> Waiting:
    read = CURSOR.fullmatch(cursor)
    if read is None or read[2] not in KIND_OF:
        raise ValueError(cursor)
    try:
        return Waiting(BEGINNING + timedelta(microseconds=int(read[1])), read[2], int(read[3]))
    except OverflowError:
        raise ValueError(cursor) from None


def _after(rows: QuerySet, part: str, place: Waiting | None) -> QuerySet:
    """Those that come after a place, in the order of (since, part, key)."""
    if place is None:
        return rows
    later = Q(since__gt=place.since)
    if part > place.part:
        later |= Q(since=place.since)
    elif part == place.part:
        later |= Q(since=place.since, item__gt=place.key)
    return rows.filter(later)
