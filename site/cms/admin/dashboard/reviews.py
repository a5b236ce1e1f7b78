"""Versions that wait for this person to approve them, and those that a schedule held back."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision, TaskState

from accounts.models import User
from cms.admin.dashboard.rows import Line, day_of, edit_address, kind_of
from cms.admin.log_actions import HELD_BACK
from cms.models import Reference


def awaiting(user: User) -> QuerySet[TaskState]:
    """Submitted versions that this person may approve; not those edited last by the same."""
    states: QuerySet[TaskState] = TaskState.objects.reviewable_by(user)
    return states.select_related(
        "revision__content_type", "revision__user", "workflow_state__requested_by"
    ).order_by("started_at", "pk")


def awaiting_lines(states: Iterable[TaskState]) -> list[Line]:
    return [
        _line(state.revision, f"Submitted by {state.workflow_state.requested_by}", state.started_at)
        for state in states
    ]


def held_back(user: User) -> QuerySet[Revision]:
    """The newest versions of items that a schedule would have published and could not."""
    logged = Q(pk__in=PageLogEntry.objects.filter(action=HELD_BACK).values("revision"))
    logged |= Q(pk__in=ModelLogEntry.objects.filter(action=HELD_BACK).values("revision"))
    newer = Revision.objects.filter(
        base_content_type=OuterRef("base_content_type"),
        object_id=OuterRef("object_id"),
        created_at__gt=OuterRef("created_at"),
    )
    live = [model.objects.exclude(live_revision=None) for model in (Page, Reference)]
    return (
        Revision.objects.filter(logged, ~Exists(newer), approved_go_live_at=None)
        .exclude(pk__in=live[0].values("live_revision"))
        .exclude(pk__in=live[1].values("live_revision"))
        .select_related("content_type", "user")
        .order_by("created_at")
    )


def held_back_lines(revisions: Iterable[Revision]) -> list[Line]:
    revisions = list(revisions)
    keys = [revision.pk for revision in revisions]
    entries: dict[int, Any] = {}
    for log in (PageLogEntry, ModelLogEntry):
        for entry in log.objects.filter(action=HELD_BACK, revision__in=keys).order_by("timestamp"):
            entries[entry.revision_id] = entry
    lines = []
    for revision in revisions:
        entry = entries[revision.pk]
        lines.append(_line(revision, " ".join(entry.data.get("reasons", [])), entry.timestamp))
    return lines


def _line(revision: Revision, note: str, since: Any) -> Line:
    kind = revision.content_type
    url = edit_address(kind.model_class(), revision.object_id)
    return Line(revision.object_str, url, kind_of(kind), note, day_of(since))
