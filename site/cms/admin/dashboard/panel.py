"""The first page of the admin: what there is to do today."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from accounts.models import User
from cms.admin.dashboard.tasks import Duty, duties_of

FIRST = 5
# What Wagtail's own panel says is said here, in one place with the rest.
SAID_HERE = ("workflow_objects_to_moderate",)


class TodayPanel(Component):
    name = "today"
    order = 50
    template_name = "cms/admin/dashboard/panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        parts = [_part(duty, user) for duty in duties_of(user)]
        waiting = [part for part in parts if part["count"]]
        return {
            "waiting": waiting,
            "nothing": [part["nothing"] for part in parts if not part["count"]],
        }


def _part(duty: Duty, user: User) -> dict[str, Any]:
    rows = list(duty.found(user))
    return {
        "slug": duty.slug,
        "label": duty.label,
        "icon": duty.icon,
        "count": len(rows),
        "lines": duty.told(rows[:FIRST]),
        "more": max(0, len(rows) - FIRST),
        "url": reverse(duty.url_name),
        "nothing": duty.nothing,
    }


def show_today(request: HttpRequest, panels: list[Component]) -> None:
    """For `construct_homepage_panels`."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in SAID_HERE]
    if duties_of(request.user):  # type: ignore[arg-type]
        panels.append(TodayPanel())
