"""Who wrote a post without a name: for administrators and safeguarding leads, with a reason."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from community.access import access_nameless_post, access_tracing
from community.middleware import viewer_of
from community.models import Post
from community.moderation.actions import author_lookup as actions
from community.moderation.forms.author_lookup import SuspendAuthorForm, TraceForm
from community.moderation.presenters.author_lookup import trace_page, tracing_page

SUSPEND, DONE = "suspend", "done"


@require_safe
def tracing(request: HttpRequest) -> HttpResponse:
    """What moderators ask of those who may find out."""
    access_tracing(viewer_of(request))
    return render(request, "community/moderation/author_lookups.html", tracing_page())


@require_http_methods(["GET", "HEAD", "POST"])
def trace(request: HttpRequest, pk: int) -> HttpResponse:
    """Looking at the forms tells nothing: they are the same whoever wrote it. The answer is shown
    once, and never by a link."""
    viewer = viewer_of(request)
    post = access_nameless_post(viewer, pk)
    act = request.POST.get("act", "") if request.method == "POST" else None
    if act == DONE:
        actions.close_trace_requests(post=post, by=viewer.user)
        return redirect("moderation:author_lookups")
    if act not in (None, "", SUSPEND):
        raise Http404
    form = TraceForm(request.POST if act == "" else None)
    suspending = SuspendAuthorForm(request.POST if act == SUSPEND else None, auto_id="suspend_%s")
    context = trace_page(viewer, post) | {"form": form, "suspending": suspending}
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        context["author"] = actions.trace_author(post=post, by=viewer.user, reason=reason)
        context["answered"] = True
    elif suspending.is_bound and suspending.is_valid():
        context["outcome"] = _suspend(request, post, suspending)
    return render(request, "community/moderation/author_lookup.html", context)


def _suspend(request: HttpRequest, post: Post, form: SuspendAuthorForm) -> str:
    viewer = viewer_of(request)
    if viewer.member is not None and post.author_id == viewer.member.pk:
        raise PermissionDenied("This is your own post.")
    return actions.suspend_author(post=post, by=viewer.user, **form.cleaned_data)
