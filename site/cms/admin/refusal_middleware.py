"""Every refusal is answered in words, on the screen where it was refused.

Wagtail answers an act that a page's permissions do not allow with “you do not have permission”.
Before such an act this looks up which rule speaks against it, and says that instead. Rules are
data: the address of the act, and what it asks.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.admin.deletion import in_use
from cms.models import Reference, ReviewedPage
from cms.publishing import fixed_urls
from cms.publishing import rules as publishing
from foundation.numbers import read_integer

Asked = Callable[[HttpRequest, Any], list[str]]
DOOR = "wagtailadmin.access_admin"


@cache
def admin_prefix() -> str:
    return reverse("wagtailadmin_home")


def approving(request: HttpRequest, item: Any) -> list[str]:
    return publishing.objections(item.get_latest_revision(), request.user)


def copying(request: HttpRequest, page: Page) -> list[str]:
    data = request.POST
    if request.method != "POST" or not (data.get("alias") or data.get("publish_copies")):
        return []
    return [publishing.NO_ALIAS if data.get("alias") else publishing.NO_LIVE_COPY]


def deleting(request: HttpRequest, page: Page) -> list[str]:
    return fixed_urls.delete_objections(page)


def moving(request: HttpRequest, page: Page) -> list[str]:
    return fixed_urls.fixed_objections(page, "move")


def unpublishing(request: HttpRequest, page: Page) -> list[str]:
    return fixed_urls.fixed_objections(page, "unpublish")


def using(request: HttpRequest, item: Model) -> list[str]:
    return in_use(item)


def copying_live(request: HttpRequest, page: Page) -> list[str]:
    """The address for programs copies live unless told otherwise."""
    told = str(_sent(request).get("keep_live", "true")).lower()
    return [] if told in ("false", "0", "") else [publishing.NO_LIVE_COPY]


def following(request: HttpRequest, page: Page) -> list[str]:
    return [publishing.NO_ALIAS]


VIEWS: dict[str, Asked] = {
    "wagtailadmin_pages:copy": copying,
    "wagtailadmin_pages:delete": deleting,
    "wagtailadmin_pages:move": moving,
    "wagtailadmin_pages:move_confirm": moving,
    "wagtailadmin_pages:unpublish": unpublishing,
}
MEDIA = {
    "wagtailimages:delete": ("image_id", get_image_model),
    "wagtaildocs:delete": ("document_id", get_document_model),
}
APPROVALS = ("workflow_action", "collect_workflow_action_data")
API: dict[str, Asked] = {
    "publish": approving,
    "copy": copying_live,
    "create_alias": following,
    "delete": deleting,
    "move": moving,
    "unpublish": unpublishing,
}
BULK: dict[str, Asked] = {
    "publish": approving,
    "delete": deleting,
    "move": moving,
    "unpublish": unpublishing,
}


class RefusalsInWords:
    """Middleware. What a rule of ours refuses is said by that rule; the rest is Wagtail's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(admin_prefix()) or not request.user.has_perm(DOOR):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == "wagtail_bulk_action":
            _tell_of_bulk(request, kwargs)
            return None
        asked, item = _asked(name, kwargs)
        if asked and item is not None and (reasons := asked(request, item)):
            return answer(request, reasons, item)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, publishing.Refused) and request.path.startswith(admin_prefix()):
            return answer(request, exception.reasons, exception.item)
        return None


def _asked(name: str, kwargs: dict[str, Any]) -> tuple[Asked | None, Model | None]:
    space, _, act = name.rpartition(":")
    if space == "wagtailadmin_pages":
        asked = VIEWS.get(name) or _approval(act, kwargs)
        return asked, asked and _page(kwargs.get("page_id") or kwargs.get("page_to_move_id"))
    if space == "wagtailsnippets_cms_reference":
        asked = _approval(act, kwargs)
        return asked, asked and _reference(kwargs.get("pk"))
    if name in MEDIA:
        key, model = MEDIA[name]
        return using, model().objects.filter(pk=kwargs.get(key)).first()
    if name == "wagtailadmin_api:pages:action":
        asked = API.get(kwargs.get("action_name", ""))
        return asked, asked and _page(kwargs.get("pk"))
    return None, None


def _approval(act: str, kwargs: dict[str, Any]) -> Asked | None:
    return approving if act in APPROVALS and kwargs.get("action_name") == "approve" else None


def _page(pk: Any) -> ReviewedPage | None:
    page = Page.objects.filter(pk=int(pk or 0)).first()
    specific = page.specific if page else None
    return specific if isinstance(specific, ReviewedPage) else None


def _reference(pk: Any) -> Reference | None:
    number = read_integer(str(pk))
    return None if number is None else Reference.objects.filter(pk=number).first()


def _tell_of_bulk(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Wagtail leaves out what may not be done and does the rest; this says why."""
    asked = BULK.get(kwargs.get("action", ""))
    if asked is None or kwargs.get("model_name") != "page":
        return
    for page in _chosen(request):
        for reason in asked(request, page) if isinstance(page, ReviewedPage) else []:
            messages.error(request, f"Left out: “{page.get_admin_display_title()}”. {reason}")


def _chosen(request: HttpRequest) -> Iterable[Page]:
    keys = [key for key in map(read_integer, request.GET.getlist("id")) if key is not None]
    parent = read_integer(request.GET.get("childOf", ""))
    if "all" in request.GET.getlist("id") and parent is not None:
        keys = list(Page.objects.filter(pk=parent).values_list("pk", flat=True))
        pages = [child for key in keys for child in Page.objects.get(pk=key).get_children()]
    else:
        pages = list(Page.objects.filter(pk__in=keys))
    for page in pages:
        yield page.specific
        if request.method == "POST" and request.POST.get("include_descendants"):
            yield from page.get_descendants().not_live().specific()


def answer(request: HttpRequest, reasons: list[str], item: Model | None) -> HttpResponse:
    """Words as the asker can read them: a message on the page of the item, or JSON."""
    if request.resolver_match and "wagtailadmin_api" in request.resolver_match.namespaces:
        return JsonResponse({"detail": " ".join(reasons), "reasons": reasons}, status=403)
    for reason in reasons:
        messages.error(request, reason)
    where = (item and AdminURLFinder(request.user).get_edit_url(item)) or reverse(
        "wagtailadmin_home"
    )
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # What Wagtail's own window for an approval does when it is done: go to an address.
        return JsonResponse({"step": "success", "redirect": where})
    return redirect(where)


def _sent(request: HttpRequest) -> Any:
    if request.content_type != "application/json":
        return request.POST
    try:
        sent = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}
