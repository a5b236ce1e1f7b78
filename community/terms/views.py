"""The terms, for members and for those who are not in yet; and how the community is moderated."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from community.middleware import viewer_of
from community.moderation.presenters.statistics import figures_page
from community.terms.actions import agree
from community.terms.presenters import terms_page
from community.terms.terms import to_agree
from community.viewer import Viewer

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def terms(request: HttpRequest) -> HttpResponse:
    """POST agrees to the version that it names, while that is in force. `version` in the address
    shows an earlier one."""
    viewer = viewer_of(request)
    if request.method == "POST":
        return _agreed(request, viewer)
    context = terms_page(viewer, request.path, request.GET.get("version", ""))
    if context is None:
        raise Http404
    return render(request, "community/terms/terms.html", context)


def _agreed(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Nobody agrees to words that they were not shown: where another version has come into force
    meanwhile, that one is shown."""
    member = viewer.member
    awaited = to_agree(member) if member else None
    if member is None or awaited is None:
        return HttpResponseRedirect(request.path)
    if request.POST.get("version") != str(awaited.number):
        context = terms_page(viewer, request.path, "") or {}
        more = {"has_changed": True}
        return render(request, "community/terms/terms.html", context | more, status=409)
    agree(member=member, terms=awaited)
    return HttpResponseRedirect(request.path)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    return render(request, "community/terms/transparency.html", figures_page())
