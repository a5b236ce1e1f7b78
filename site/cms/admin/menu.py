"""The way from the admin to what members of the community send to the editors."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

WHO = {"Editors", "Administrators"}


class SummariesMenuItem(MenuItem):
    """Only for those whom the community lets in there; see `community/viewer.py`."""

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        named = not WHO.isdisjoint(user.group_names.values())  # type: ignore[union-attr]
        return bool(user.is_superuser or named)


def summaries_menu_item() -> SummariesMenuItem:
    return SummariesMenuItem(
        "Summaries", reverse("summaries:summaries"), icon_name="group", order=450
    )
