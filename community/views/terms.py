"""The terms, for members and for those who are not in yet; and how the community is moderated."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from community.actions.terms import agree
from community.doors import viewer_of
from community.presenting.figures import figures_page
from community.presenting.terms import terms_page
from community.terms import to_agree

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def terms(request: HttpRequest) -> HttpResponse:
    """POST agrees to the version in force. `version` in the address shows an earlier one."""
    viewer = viewer_of(request)
    if request.method == "POST":
        awaited = to_agree(viewer.member) if viewer.member else None
        if viewer.member is not None and awaited is not None:
            agree(member=viewer.member, terms=awaited)
        return HttpResponseRedirect(request.path)
    context = terms_page(viewer, request.path, request.GET.get("version", ""))
    if context is None:
        raise Http404
    return render(request, "community/terms/terms.html", context)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    return render(request, "community/terms/figures.html", figures_page())
