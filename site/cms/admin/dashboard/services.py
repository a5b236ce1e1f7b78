"""Records of services that work, and do not say how to get in."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import User
from cms.admin.dashboard.rows import Line, edit_address
from directory.models import Service

AT_WORK = (Service.Status.OPERATIONAL, Service.Status.PILOT)


def without_route(user: User) -> QuerySet[Service]:
    rows = Service.objects.public().in_england().missing("referral-route")
    return rows.filter(status__in=AT_WORK).select_related("provider").order_by("name")


def without_route_lines(services: Iterable[Service]) -> list[Line]:
    return [
        Line(
            service.name,
            edit_address(Service, service.pk),
            service.get_model_display(),
            f"{service.get_status_display()}; {service.provider or 'provider not known'}",
            service.last_checked_on,
        )
        for service in services
    ]
