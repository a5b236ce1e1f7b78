"""What is used somewhere is not deleted, and it is said where it is used."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ReferenceIndex
from wagtail.permission_policies.base import BasePermissionPolicy

from cms.models import Picture, SiteDocument

NAMED = 5
USED = "“{item}” is used by {places}. Take it out there first; then it can be deleted."
NEVER = "Nobody deletes “{item}”: what was public stays, unpublished, with its history."


def in_use(item: Model) -> list[str]:
    """Why the item is not deleted as long as others show it."""
    used_by = [
        owner
        for owner, _ in ReferenceIndex.get_references_to(item).group_by_source_object()
        if owner is not None
    ]
    if not used_by:
        return []
    named = ", ".join(f"“{owner}”" for owner in used_by[:NAMED])
    more = len(used_by) - NAMED
    return [USED.format(item=item, places=f"{named} and {more} more" if more > 0 else named)]


def before_delete_snippet(request: HttpRequest, items: Iterable[Model]) -> HttpResponse | None:
    """One or many. Wagtail's deletion of many asks no permission policy, so this does."""
    items = list(items)
    reasons = [reason for item in items for reason in _objections(request, item)]
    for reason in reasons:
        messages.error(request, reason)
    if not reasons:
        return None
    return redirect(AdminURLFinder(request.user).get_edit_url(items[0]) or "wagtailadmin_home")


def before_bulk_action(
    request: HttpRequest, action: str, items: Iterable[Model], view: object
) -> HttpResponse | None:
    """Pictures and documents; Wagtail says for one, and not for many, where it is used."""
    if action != "delete":
        return None
    media = [item for item in items if isinstance(item, Picture | SiteDocument)]
    reasons = [reason for item in media for reason in in_use(item)]
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_home") if reasons else None


def _objections(request: HttpRequest, item: Model) -> list[str]:
    policy: BasePermissionPolicy = item.snippet_viewset.permission_policy  # type: ignore[attr-defined]
    if not policy.user_has_permission(request.user, "delete"):
        return [NEVER.format(item=item)]
    return in_use(item)
