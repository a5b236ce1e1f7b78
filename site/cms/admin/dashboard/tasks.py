"""What an editor may have to do today. Rules are data: what waits, for whom, and what to say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import QuerySet
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.models import Page, get_page_content_types
from wagtail.permissions import page_permission_policy

from accounts.models import User
from cms.admin.dashboard import consents, links, pages, reviews, services, spotlights
from cms.admin.dashboard.rows import Line
from directory.models import Service
from mapping_data.models import Area


@dataclass(frozen=True)
class Duty:
    """`since` heads the column of the day, `note` that of the words. `found` answers all that
    waits for a person, `told` says each in a line, by a number of queries that does not grow."""

    slug: str
    label: str
    icon: str
    may: Callable[[User], bool]
    found: Callable[[User], QuerySet]
    told: Callable[[Iterable[Any]], list[Line]]
    note: str
    since: str
    nothing: str
    filters: type[WagtailFilterSet] | None = None

    @property
    def url_name(self) -> str:
        return f"today_{self.slug.replace('-', '_')}"


def writes(user: User) -> bool:
    return bool(page_permission_policy.user_has_permission(user, "change"))


def publishes(user: User) -> bool:
    return bool(page_permission_policy.user_has_permission(user, "publish"))


def keeps_consents(user: User) -> bool:
    return bool(user.has_perm("cms.change_consent"))


def keeps_records(user: User) -> bool:
    return bool(user.has_perm("directory.change_service"))


class PageFilters(WagtailFilterSet):
    content_type = ContentTypeFilter(
        label="Type",
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields: list[str] = []


class ServiceFilters(WagtailFilterSet):
    model = django_filters.MultipleChoiceFilter(label="Model", choices=Service.Model.choices)
    region = django_filters.ModelMultipleChoiceFilter(
        label="Region", queryset=Area.objects.regions(), method="in_region"
    )

    class Meta:
        model = Service
        fields: list[str] = []

    def in_region(self, rows: Any, name: str, regions: QuerySet[Area]) -> QuerySet:
        found: QuerySet = rows.in_region(regions) if regions else rows
        return found


DUTIES = [
    Duty(
        slug="awaiting-my-review",
        label="Awaiting my review",
        icon="tasks",
        may=publishes,
        found=reviews.awaiting,
        told=reviews.awaiting_lines,
        note="From whom",
        since="Submitted on",
        nothing="Nothing awaits your review.",
    ),
    Duty(
        slug="held-back",
        label="Held back by a schedule",
        icon="warning",
        may=publishes,
        found=reviews.held_back,
        told=reviews.held_back_lines,
        note="Why",
        since="Held back on",
        nothing="No schedule held anything back.",
    ),
    Duty(
        slug="consents",
        label="Consents that end",
        icon="key",
        may=keeps_consents,
        found=consents.ending,
        told=consents.ending_lines,
        note="What there is to know",
        since="Last day",
        nothing="No consent ends within 60 days.",
    ),
    Duty(
        slug="past-review",
        label="Pages to be read again",
        icon="calendar-check",
        may=writes,
        found=pages.past_review,
        told=pages.past_review_lines,
        note="What there is to know",
        since="To be read again by",
        nothing="No page is past the day on which it should be read again.",
        filters=PageFilters,
    ),
    Duty(
        slug="changed-services",
        label="Spotlights whose service changed",
        icon="group",
        may=writes,
        found=spotlights.changed,
        told=spotlights.changed_lines,
        note="What changed",
        since="Spotlight published on",
        nothing="No service of a spotlight changed since the spotlight was published.",
    ),
    Duty(
        slug="dead-links",
        label="Links that died",
        icon="link",
        may=writes,
        found=links.dead,
        told=links.dead_lines,
        note="What it answered",
        since="Failing since",
        nothing="No address of a source is known to be dead.",
    ),
    Duty(
        slug="no-referral-route",
        label="Services without a referral route",
        icon="help",
        may=keeps_records,
        found=services.without_route,
        told=services.without_route_lines,
        note="What there is to know",
        since="Last checked on",
        nothing="Every service at work in England says how to refer.",
        filters=ServiceFilters,
    ),
]


def duties_of(user: User) -> list[Duty]:
    return [duty for duty in DUTIES if duty.may(user)]
