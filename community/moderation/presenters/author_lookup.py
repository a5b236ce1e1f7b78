"""What those see who may find out who wrote a post without a name."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from community.links import start_breadcrumbs
from community.models import Post, TraceRequest
from community.viewer import Viewer
from community.visibility import posts_for

MOST = 100


def open_requests() -> QuerySet[TraceRequest]:
    return TraceRequest.objects.filter(done_at=None).select_related("by")


def tracing_page() -> dict[str, Any]:
    """What is asked, the oldest first; one query."""
    return {
        "requests": [
            _shown(one)
            | {
                "url": reverse("moderation:author_lookup", args=[one.post_id]),
                "post": one.post_id,
            }
            for one in open_requests()[:MOST]
        ],
        "breadcrumbs": start_breadcrumbs({"title": "Without a name"}),
    }


def trace_page(viewer: Viewer, post: Post) -> dict[str, Any]:
    """Nothing here hangs on who wrote it."""
    return {
        "post": post,
        "is_seen": posts_for(viewer).filter(pk=post.pk).exists(),
        "requests": [_shown(one) for one in open_requests().filter(post=post)],
    }


def _shown(asked: TraceRequest) -> dict[str, Any]:
    name = asked.by.name or asked.by.email if asked.by else "A moderator"
    return {"by": name, "asked_at": asked.asked_at, "words": asked.words}
