"""What members see of each other, and what moderators see of a post's past."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from community.access import access_member, access_moderation
from community.middleware import viewer_of
from community.models import Member, Post
from community.visibility import posts_for

LATEST = 10


@require_safe
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """Only what the member chose to show, and only posts that bear the name."""
    viewer = viewer_of(request)
    found = access_member(viewer, pk)
    posts = posts_for(viewer).filter(author=found, nameless=False, state=Post.State.PUBLIC)
    return render(
        request,
        "community/membership/member.html",
        {
            "member": found,
            "name": found.shown_name,
            "is_own": viewer.member == found,
            "report_url": f"/community/members/{found.pk}/report/"
            if viewer.member and viewer.member != found
            else "",
            "shown": chosen_facts(found),
            "about": "" if found.state == Member.State.LEFT else found.about,
            "posts": list(posts.select_related("topic").order_by("-pk")[:LATEST]),
            "breadcrumbs": [
                {"title": "Community", "url": "/community/"},
                {"title": found.shown_name},
            ],
        },
    )


def chosen_facts(member: Member) -> list[str]:
    """Nothing of somebody who has left: it was said of work that they no longer do."""
    if member.state == Member.State.LEFT:
        return []
    facts = (
        (member.shows_role, member.get_role_display()),
        (member.shows_employer, member.employer),
        (member.shows_authority, member.authority),
    )
    return [text for chosen, text in facts if chosen and text]


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """What a post said before each edit; for moderators."""
    access_moderation(viewer_of(request))
    post = get_object_or_404(Post.objects.select_related("topic"), pk=pk)
    versions = list(post.versions.select_related("by"))
    return render(
        request, "community/boards/post_versions.html", {"post": post, "versions": versions}
    )
