"""The moderators' queue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.access import access_moderation
from community.middleware import viewer_of
from community.moderation.presenters.queue import queue_page
from community.moderation.queue import KINDS, page_of_queue


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What could identify a family first, then the oldest: nobody should wait longest."""
    viewer = access_moderation(viewer_of(request))
    kind, problem = request.GET.get("kind", ""), ""
    if kind and kind not in KINDS:
        kind, problem = "", "There is no such kind in the queue, so this is all of it."
    try:
        page = page_of_queue(viewer, kind, request.GET.get("after", ""))
    except ValueError:
        page = page_of_queue(viewer, kind, "")
        problem = "That is not a place in the queue, so this is its beginning."
    context = queue_page(viewer, kind, page, problem)
    return render(request, "community/moderation/queue.html", context)
