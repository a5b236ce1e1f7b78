"""What moderators see of a post's past."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from community.access import access_moderation
from community.middleware import viewer_of
from community.models import Post


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """What a post said before each edit; for moderators."""
    access_moderation(viewer_of(request))
    post = get_object_or_404(Post.objects.select_related("topic"), pk=pk)
    versions = list(post.versions.select_related("by"))
    return render(
        request, "community/boards/post_versions.html", {"post": post, "versions": versions}
    )
