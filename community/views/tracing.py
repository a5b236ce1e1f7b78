"""Who wrote a post without a name: for administrators and safeguarding leads, with a reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from community.access import access_nameless_post
from community.actions.tracing import trace_author
from community.doors import viewer_of
from community.forms.tracing import TraceForm
from community.querysets import posts_for


@require_http_methods(["GET", "HEAD", "POST"])
def trace(request: HttpRequest, pk: int) -> HttpResponse:
    """Looking at the form tells nothing. The answer is shown once, and never by a link."""
    viewer = viewer_of(request)
    post = access_nameless_post(viewer, pk)
    form = TraceForm(request.POST if request.method == "POST" else None)
    is_seen = posts_for(viewer).filter(pk=post.pk).exists()
    context: dict[str, object] = {"post": post, "form": form, "is_seen": is_seen}
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        context["author"] = trace_author(post=post, by=viewer.user, reason=reason)
        context["answered"] = True
    return render(request, "community/trace.html", context)
