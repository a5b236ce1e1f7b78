"""What waits for a moderator: one queue of many kinds, what could identify a family first, then
the oldest.

Each part answers rows of (place, part, since, key); together they are one query, paged by those
four. The place is since when a thing waits; what could identify a family takes that of a time long
before. Applications from a work address take that of the oldest other application, before which
they stand; among other kinds they overtake nothing.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    Expression,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least

from community.models import Appeal, Complaint, Member, Post, Report
from community.viewer import Viewer

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
# By their names, those at work come first where the place is the same.
AT_WORK, ELSEWHERE = "applications-at-work", "applications-elsewhere"
PARTS = {
    POST_REPORTS: REPORTS,
    PAGE_REPORTS: REPORTS,
    AT_WORK: APPLICATIONS,
    ELSEWHERE: APPLICATIONS,
}
KIND_OF = {kind: kind for kind in KINDS} | PARTS
CURSOR = re.compile(r"(\d{1,18})_([a-z-]{1,30})_(\d{1,18})_(\d{1,18})", re.ASCII)
IDENTIFIES = "identifies"  # in `data/report_kinds.toml`
# Longer than anything waits: so much earlier stands what cannot wait for its turn.
AHEAD = timedelta(days=40 * 365)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Waiting:
    place: datetime
    part: str
    since: datetime
    key: int

    @property
    def kind(self) -> str:
        return KIND_OF[self.part]

    @property
    def cursor(self) -> str:
        return f"{_counted(self.place)}_{self.part}_{_counted(self.since)}_{self.key}"


@dataclass(frozen=True)
class QueuePage:
    items: list[Waiting]
    later: str


def page_of_queue(viewer: Viewer, kind: str, cursor: str) -> QueuePage:
    """Those of a kind, or all, from a cursor on. Raises `ValueError` for what is no cursor."""
    after = _read(cursor) if cursor else None
    chosen = {part: rows for part, rows in parts(viewer).items() if kind in ("", KIND_OF[part])}
    rows = [
        _after(rows.annotate(place=_place(part)), part, after)
        .order_by()
        .annotate(part=Value(part, output_field=CharField()))
        .values_list("place", "part", "since", "item")
        for part, rows in chosen.items()
    ]
    ordered = rows[0].union(*rows[1:], all=True).order_by("place", "part", "since", "item")
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
    applied = _applications().annotate(since=F("state_since"), item=F("pk"))
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
        AT_WORK: applied.filter(work_address=True),
        ELSEWHERE: applied.filter(work_address=False),
        COMPLAINTS: complaints.annotate(since=F("noticed_at"), item=F("pk")),
    }


def _applications() -> QuerySet[Member]:
    return Member.objects.filter(state__in=[Member.State.APPLIED, Member.State.ASKED])


def _place(part: str) -> Expression | F:
    if part == GUARD:
        return _ahead()
    if part in (POST_REPORTS, PAGE_REPORTS):
        return Case(When(_could_identify(part), then=_ahead()), default=F("since"))
    if part != AT_WORK:
        return F("since")
    others = _applications().filter(work_address=False).order_by("state_since")
    oldest = Subquery(others.values("state_since")[:1])
    return Least(F("since"), Coalesce(oldest, F("since")))


def _ahead() -> Expression:
    return ExpressionWrapper(F("since") - Value(AHEAD), output_field=DateTimeField())


def _could_identify(part: str) -> Q:
    """Reported so by anybody, or out of sight for it."""
    of = "post" if part == POST_REPORTS else "member"
    said_so = Report.objects.filter(state=Report.State.OPEN, kind=IDENTIFIES)
    reported = Q(Exists(said_so.filter(**{of: OuterRef(of)})))
    held = Q(post__state=Post.State.HELD) & ~Q(post__held_for=Post.HeldFor.FIRST)
    return reported | held if part == POST_REPORTS else reported


def _oldest(reports: QuerySet[Report], of: str) -> QuerySet[Report]:
    """One row for each thing that is reported: its oldest open report."""
    older = reports.filter(**{of: OuterRef(of)}, pk__lt=OuterRef("pk"))
    named = reports.filter(~Exists(older), **{f"{of}__isnull": False})
    return named.annotate(since=F("noticed_at"), item=F(f"{of}_id"))


def _counted(moment: datetime) -> int:
    return (moment - BEGINNING) // timedelta(microseconds=1)


def _read(cursor: str) -> Waiting:
    read = CURSOR.fullmatch(cursor)
    if read is None or read[2] not in KIND_OF:
        raise ValueError(cursor)
    try:
        place, since = (BEGINNING + timedelta(microseconds=int(read[one])) for one in (1, 3))
        return Waiting(place, read[2], since, int(read[4]))
    except OverflowError:
        raise ValueError(cursor) from None


def _after(rows: QuerySet, part: str, place: Waiting | None) -> QuerySet:
    """Those that come after a place, in the order of (place, part, since, key)."""
    if place is None:
        return rows
    later = Q(place__gt=place.place)
    if part > place.part:
        later |= Q(place=place.place)
    elif part == place.part:
        further = Q(since__gt=place.since) | Q(since=place.since, item__gt=place.key)
        later |= Q(place=place.place) & further
    return rows.filter(later)
