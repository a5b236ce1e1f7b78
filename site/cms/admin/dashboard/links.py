"""Addresses of sources at which nothing stands any more."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import User
from cms.admin.dashboard.rows import Line, day_of, edit_address
from cms.models import LinkCheck, Reference
from cms.querysets import dead_links
from mapping_data.models import Source


def dead(user: User) -> QuerySet[LinkCheck]:
    return dead_links()


def dead_lines(checks: Iterable[LinkCheck]) -> list[Line]:
    """A reference is edited as such; of a source that is none, the source."""
    lines = []
    for check in checks:
        reference = getattr(check.source, "reference", None)
        model, pk = (Reference, reference.pk) if reference else (Source, check.source_id)
        note = f"{check.address} {check.words}"
        kind = "Reference" if reference else "Source"
        url = edit_address(model, pk)
        lines.append(Line(check.source.title, url, kind, note, day_of(check.first_failed_at)))
    return lines
