"""Spotlights whose service has changed since they were last published, and what changed."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from wagtail.models import Revision

from accounts.models import User
from cms.admin.dashboard.rows import Line, day_of, edit_address
from cms.models import SpotlightPage, SpotlightService
from cms.publishing.revision_author import plain
from directory.models import Service

# Changes that no spotlight could be wrong by: when somebody looked, and on what it rests.
NO_MATTER = frozenset({"uuid", "last_checked_on", "status_as_at", "evidence", "import_key"})
NAMES = {"areas_served": "areas served", "offered": "what it offers", "stages": "stages"}
Changes = dict[int, list[str]]


def changed(user: User) -> QuerySet[SpotlightPage]:
    return SpotlightPage.objects.filter(pk__in=changes()).order_by("last_published_at", "title")


def changed_lines(spotlights: Iterable[SpotlightPage]) -> list[Line]:
    found = changes()
    return [
        Line(
            page.draft_title or page.title,
            edit_address(SpotlightPage, page.pk),
            "Spotlight",
            " ".join(found.get(page.pk, [])),
            day_of(page.last_published_at),
        )
        for page in spotlights
    ]


def changes() -> Changes:
    """What changed, by the key of the spotlight; two queries."""
    later = Q(service__last_published_at__gt=F("page__last_published_at"))
    pairs = SpotlightService.objects.filter(later | Q(service__live=False), page__live=True)
    pairs = pairs.select_related("page", "service").order_by("page", "sort_order")
    versions = _versions({bound.service_id for bound in pairs})
    found: Changes = defaultdict(list)
    for bound in pairs:
        if words := _what(bound.service, bound.page, versions[bound.service_id]):
            found[bound.page_id].append(words)
    return dict(found)


def _versions(services: set[int]) -> dict[int, list[Revision]]:
    kind = ContentType.objects.get_for_model(Service)
    keys = [str(pk) for pk in services]
    found: dict[int, list[Revision]] = defaultdict(list)
    for version in Revision.objects.filter(content_type=kind, object_id__in=keys).order_by(
        "created_at"
    ):
        found[int(version.object_id)].append(version)
    return found


def _what(service: Service, page: SpotlightPage, versions: list[Revision]) -> str:
    """In one sentence; blank where nothing changed that the spotlight could be wrong by."""
    if not service.live:
        return f"“{service}” was taken off the site."
    before = [one for one in versions if one.created_at <= page.last_published_at]
    now = [one for one in versions if one.pk == service.live_revision_id]
    if not before or not now:
        return f"“{service}” was changed."
    told = _differences(plain(before[-1].content), plain(now[0].content))
    return f"“{service}”: {'; '.join(told)}." if told else ""


def _differences(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    told, others = [], []
    for name in sorted(set(old) | set(new)):
        if name in NO_MATTER or old.get(name) == new.get(name):
            continue
        if name == "name":
            told.append(f"renamed, formerly “{old.get(name)}”")
        elif name == "status":
            labels = dict(Service.Status.choices)
            was, now = (labels.get(str(one.get(name)), "unknown") for one in (old, new))
            told.append(f"status from “{was}” to “{now}”")
        else:
            others.append(_name_of(name))
    return told + ([f"changed: {', '.join(others)}"] if others else [])


def _name_of(name: str) -> str:
    if name in NAMES:
        return NAMES[name]
    return str(getattr(Service._meta.get_field(name), "verbose_name", name.replace("_", " ")))
