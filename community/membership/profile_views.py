"""What members see of each other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.access import access_member
from community.links import start_breadcrumbs
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
            "report_url": reverse("moderation:report_member", args=[found.pk])
            if viewer.member and viewer.member != found
            else "",
            "shown": chosen_facts(found),
            "about": "" if found.state == Member.State.LEFT else found.about,
            "posts": list(posts.select_related("topic").order_by("-pk")[:LATEST]),
            "breadcrumbs": start_breadcrumbs({"title": found.shown_name}),
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
