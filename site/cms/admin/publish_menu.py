"""On the editor's own screen: no button that would be refused, and in its place the reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision

from cms.models import Reference, ReviewedPage
from cms.publishing import rules as publishing

Context = dict[str, Any]
NOT_YET = (
    "What you write here is published by somebody else, who reads it first. "
    "Save it as a draft, then submit it for review."
)
NOTHING_NEW = (
    "All of this is published. What you change is published by somebody else: submit it for review."
)
SENT = "It was saved as a draft and not published. {}"


class WhyNotPublish(ActionMenuItem):
    """Stands where “Publish” would, with the reason why it does not."""

    name = "why-not-publish"
    template_name = "cms/admin/why_not_publish.html"

    def __init__(self, reasons: list[str], order: int) -> None:
        super().__init__(order)
        self.reasons = reasons

    def get_context_data(self, parent_context: Context | None = None) -> Context:
        return {"reasons": self.reasons}


def mend_page_menu(items: list[Component], request: HttpRequest, context: Context) -> None:
    page = context.get("page")
    if context["view"] == "create" or isinstance(page, ReviewedPage):
        _mend(items, request, page if context["view"] != "create" else None)


def mend_snippet_menu(items: list[Component], request: HttpRequest, context: Context) -> None:
    if context["model"] is Reference:
        _mend(items, request, context.get("instance"))


def _mend(items: list[Component], request: HttpRequest, item: Any) -> None:
    reasons = why_not(request, item)
    if not reasons:
        return
    items[:] = [one for one in items if getattr(one, "name", "") != "action-publish"]
    items.append(WhyNotPublish(reasons, order=30))


def why_not(request: HttpRequest, item: Any) -> list[str]:
    if item is None or item.pk is None:
        return [NOT_YET]
    if item.live and not item.has_unpublished_changes:
        return [NOTHING_NEW]
    return publishing.objections(newest(item), request.user)


def newest(item: Any) -> Revision | None:
    latest: Revision | None = type(item).objects.get(pk=item.pk).get_latest_revision()
    return latest


def before_publish_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The editor's form has just been saved as a version, and is not published yet."""
    if isinstance(page, ReviewedPage) and (reasons := _reasons(request, page)):
        _say(request, reasons)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return None


def after_edit_page(request: HttpRequest, page: Page) -> None:
    """Wagtail takes a “Publish” that is not allowed for “Save draft”, and says nothing."""
    if isinstance(page, ReviewedPage) and _asked_to_publish(request):
        current = type(page).objects.get(pk=page.pk)
        if current.has_unpublished_changes and (reasons := _reasons(request, current)):
            _say(request, reasons)


def after_edit_snippet(request: HttpRequest, item: object) -> None:
    if isinstance(item, Reference) and _asked_to_publish(request):
        current = Reference.objects.get(pk=item.pk)
        if current.has_unpublished_changes and (reasons := _reasons(request, current)):
            _say(request, reasons)


def _asked_to_publish(request: HttpRequest) -> bool:
    approved = request.POST.get("workflow-action-name") == "approve"
    return "action-publish" in request.POST or approved


def _reasons(request: HttpRequest, item: Any) -> list[str]:
    return publishing.objections(newest(item), request.user)


def _say(request: HttpRequest, reasons: list[str]) -> None:
    for reason in reasons:
        messages.error(request, SENT.format(reason))
