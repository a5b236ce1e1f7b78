"""How the moderators did: numbers of the last twelve months. What is not known is None, never 0."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Q, QuerySet
from django.utils import timezone

from community.models import Appeal, Complaint, Decision, Report

YEAR = timedelta(days=365)
Times = list[tuple[datetime, datetime | None]]


@dataclass(frozen=True)
class Handled:
    """Of `noticed` things, `decided` were acted on; `median` is the time that those took, None
    where none was; `agreed` were upheld or allowed."""

    noticed: int
    decided: int
    median: timedelta | None
    agreed: int | None = None

    @property
    def is_open(self) -> int:
        return self.noticed - self.decided


@dataclass(frozen=True)
class Figures:
    since: datetime
    until: datetime
    reports: Handled
    appeals: Handled
    complaints: Handled
    decisions: dict[str, int]


def figures(now: datetime | None = None) -> Figures:
    """Of what was noticed in the twelve months up to now."""
    until = now or timezone.now()
    since = until - YEAR
    reports = Report.objects.filter(noticed_at__gte=since)
    appeals = Appeal.objects.filter(made_at__gte=since)
    complaints = Complaint.objects.filter(noticed_at__gte=since)
    upheld, allowed = Q(state=Report.State.UPHELD), Q(state=Appeal.State.ALLOWED)
    kinds = Decision.objects.filter(at__gte=since).values_list("kind", flat=True)
    made = list(kinds)
    return Figures(
        since=since,
        until=until,
        reports=_handled(reports, "noticed_at", "acted_at", upheld),
        appeals=_handled(appeals, "made_at", "answered_at", allowed),
        complaints=_handled(complaints, "noticed_at", "answered_at"),
        decisions={kind.label: made.count(kind) for kind in Decision.Kind},
    )


def _handled(rows: QuerySet, noticed: str, acted: str, agreed: Q | None = None) -> Handled:
    times: Times = list(rows.values_list(noticed, acted))
    took = [(end - start).total_seconds() for start, end in times if end is not None]
    return Handled(
        noticed=len(times),
        decided=len(took),
        median=timedelta(seconds=median(took)) if took else None,
        agreed=rows.filter(agreed).count() if agreed is not None else None,
    )
