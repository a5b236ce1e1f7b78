"""A member's drafts, in one list."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from community.access import access_own_drafts
from community.boards.actions.drafts import MOST, discard_draft
from community.boards.presenters.drafts import drafts_of
from community.links import start_breadcrumbs
from community.middleware import viewer_of
from foundation.numbers import read_integer


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest) -> HttpResponse:
    """POST discards the draft that it names."""
    viewer = viewer_of(request)
    own, member = access_own_drafts(viewer)
    if request.method == "POST":
        pk = read_integer(request.POST.get("draft", ""))
        if pk is not None:
            discard_draft(member=member, pk=pk)
        return HttpResponseRedirect(request.path)
    context = {
        "drafts": drafts_of(viewer, own.order_by("-saved_at")[:MOST]),
        "breadcrumbs": start_breadcrumbs({"title": "Your drafts"}),
    }
    return render(request, "community/boards/drafts.html", context)
