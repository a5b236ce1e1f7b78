"""The moderators' desk: who asks to be let in, and what waits to be read."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from community.access import access_moderation
from community.actions import members, moderation
from community.doors import viewer_of
from community.forms.moderation import ReasonForm
from community.models import Member, Post
from community.presenters import author_name
from community.refusals import NotPossible

DESK = "/community/moderation/"
FORM = require_http_methods(["GET", "HEAD", "POST"])
MOST = 50


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The oldest first: nobody should wait longest."""
    access_moderation(viewer_of(request))
    waiting = Member.objects.filter(state__in=[Member.State.APPLIED, Member.State.ASKED])
    held = Post.objects.filter(state=Post.State.HELD).select_related("topic__board", "author")
    return render(
        request,
        "community/desk.html",
        {
            "applicants": list(waiting.select_related("user").order_by("state_since")[:MOST]),
            "held": list(held.order_by("pk")[:MOST]),
            "breadcrumbs": crumbs("Moderation"),
        },
    )


def crumbs(*titles: str) -> list[dict[str, str]]:
    found = [{"title": "Community", "url": "/community/"}]
    if len(titles) > 1:
        found.append({"title": titles[0], "url": DESK})
    return [*found, {"title": titles[-1]}]


def moderator(request: HttpRequest) -> User:
    user = access_moderation(viewer_of(request)).user
    assert isinstance(user, User)
    return user


@FORM
def applicant(request: HttpRequest, pk: int) -> HttpResponse:
    by = moderator(request)
    member = get_object_or_404(Member.objects.select_related("user"), pk=pk)
    act, form = request.POST.get("act", ""), ReasonForm(request.POST or None)
    context: dict[str, Any] = {"member": member, "breadcrumbs": crumbs("Moderation", "Applicant")}
    if request.method == "POST":
        try:
            if act == "approve":
                members.approve_member(member=member, by=by)
                return HttpResponseRedirect(DESK)
            if act in ("ask", "decline") and form.is_valid():
                words = form.cleaned_data["words"]
                if act == "ask":
                    members.ask_applicant(member=member, by=by, question=words)
                else:
                    members.decline_applicant(member=member, by=by, reason=words)
                return HttpResponseRedirect(DESK)
        except NotPossible as reason:
            context["problem"] = str(reason)
    shown = form if request.method == "POST" and act != "approve" else ReasonForm()
    return render(request, "community/applicant.html", context | {"form": shown})


@FORM
def held_post(request: HttpRequest, pk: int) -> HttpResponse:
    """A held post in its place, with what it said before; accept it, or hide it with a reason."""
    by = moderator(request)
    post = get_object_or_404(Post.objects.select_related("topic__board", "author__user"), pk=pk)
    act, form = request.POST.get("act", ""), ReasonForm(request.POST or None)
    if request.method == "POST" and act == "accept":
        moderation.accept_post(post=post, by=by)
        return HttpResponseRedirect(DESK)
    if request.method == "POST" and act == "hide" and form.is_valid():
        moderation.hide_post(post=post, by=by, reason=form.cleaned_data["words"])
        return HttpResponseRedirect(DESK)
    return render(
        request,
        "community/held_post.html",
        {
            "post": post,
            "author": author_name(post),
            "versions": list(post.versions.all()),
            "form": form if act == "hide" else ReasonForm(),
            "breadcrumbs": crumbs("Moderation", "A post"),
        },
    )
