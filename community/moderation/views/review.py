"""Deciding on a post or a member: the page with its context, and the acts that it offers.

Each act has its own form on the page. What came too late is answered by the page as it stands.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from community import access
from community.boards.quotes import quoting
from community.exceptions import NotPossible
from community.links import moderation_breadcrumbs
from community.membership import actions as members
from community.middleware import viewer_of
from community.models import Member, Post
from community.moderation.actions import author_lookup as tracing
from community.moderation.actions import posts as moderation
from community.moderation.actions import suspensions
from community.moderation.forms.author_lookup import AskToTraceForm
from community.moderation.forms.decisions import EditWithNoticeForm, ReasonForm, SuspendForm
from community.moderation.presenters import review

FORM = require_http_methods(["GET", "HEAD", "POST"])
Said = dict[str, Any]
Forms = dict[str, forms.Form]

POST_FORMS: dict[str, type[forms.Form]] = {
    "edit": EditWithNoticeForm,
    "hide": ReasonForm,
    "warn": ReasonForm,
    "suspend": SuspendForm,
}
# Whoever wrote without a name: the same forms and the same answers, whatever becomes of them.
NAMELESS_FORMS = {name: form for name, form in POST_FORMS.items() if name != "suspend"} | {
    "ask": AskToTraceForm
}
MEMBER_FORMS: dict[str, type[forms.Form]] = {
    "ask": ReasonForm,
    "decline": ReasonForm,
    "warn": ReasonForm,
    "clear": ReasonForm,
    "suspend": SuspendForm,
}


@FORM
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """A post in its place, with what it said before and what was decided; and the acts on it."""
    viewer = viewer_of(request)
    if request.method != "POST":
        found = access.access_post_to_review(viewer, pk)
        return _post_page(request, found, _post_forms(request, found))
    found = access.access_post_to_decide(viewer, pk)
    given = _post_forms(request, found)
    answer, problem = _answer(request, given, POST_ACTS, found, viewer.user)
    return answer or _post_page(request, access.access_post_to_review(viewer, pk), given, problem)


def _post_forms(request: HttpRequest, post: Post) -> Forms:
    kinds = NAMELESS_FORMS if post.nameless else POST_FORMS
    given = _forms(request, kinds, {"text": post.text, "title": post.topic.title})
    edit = given["edit"]
    assert isinstance(edit, EditWithNoticeForm)
    edit.offer(list(post.attachments.standing()))
    return given


def _post_page(request: HttpRequest, post: Post, given: Forms, problem: str = "") -> HttpResponse:
    edit = given["edit"]
    if not post.is_opening:
        edit.fields.pop("title", None)
    context = review.post_page(viewer_of(request), post)
    crumbs = moderation_breadcrumbs(post.topic.title)
    more = {"forms": given, "problem": problem, "breadcrumbs": crumbs}
    status = 409 if problem else 200
    return render(request, "community/moderation/post.html", context | more, status=status)


@FORM
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """An application, or a member whose page was reported; and the acts on them."""
    viewer = viewer_of(request)
    if request.method != "POST":
        found = access.access_member_to_review(viewer, pk)
        return _member_page(request, found, _forms(request, MEMBER_FORMS))
    found = access.access_member_to_decide(viewer, pk)
    given = _forms(request, MEMBER_FORMS)
    answer, problem = _answer(request, given, MEMBER_ACTS, found, viewer.user)
    if answer:
        return answer
    return _member_page(request, access.access_member_to_review(viewer, pk), given, problem)


def _member_page(
    request: HttpRequest, member: Member, given: Forms, problem: str = ""
) -> HttpResponse:
    context = review.member_page(viewer_of(request), member)
    crumbs = moderation_breadcrumbs(member.shown_name)
    more = {"forms": given, "problem": problem, "breadcrumbs": crumbs}
    status = 409 if problem else 200
    return render(request, "community/moderation/member.html", context | more, status=status)


def _forms(
    request: HttpRequest, kinds: dict[str, type[forms.Form]], initial: Said | None = None
) -> Forms:
    """A form for each act, that of the act at hand with what was sent."""
    act = request.POST.get("act", "")
    return {
        name: form(request.POST if name == act else None, auto_id=f"{name}_%s", initial=initial)
        for name, form in kinds.items()
    }


def _answer(
    request: HttpRequest, given: Forms, acts: dict[str, Any], about: Post | Member, by: User
) -> tuple[HttpResponse | None, str]:
    """Do what was asked: back to the queue with what was done; or why that cannot be."""
    act = request.POST.get("act", "")
    if act not in acts:
        raise Http404
    form = given.get(act)
    if isinstance(about, Post) and not about.is_opening and form is not None:
        form.fields.pop("title", None)
    if form is not None and not form.is_valid():
        return None, ""
    said = form.cleaned_data if form is not None else {}
    try:
        done = acts[act](about, by, said, request.POST.get("seen", ""))
    except NotPossible as reason:
        return None, str(reason)
    messages.success(request, done)
    return redirect("moderation:queue"), ""


def _accept(post: Post, by: User, said: Said, seen: str) -> str:
    was_held = post.state == Post.State.HELD
    moderation.accept_post(post=post, by=by, seen=seen)
    return "The post is shown to members." if was_held else "The post is left as it is."


def _edit(post: Post, by: User, said: Said, seen: str) -> str:
    moderation.edit_with_notice(
        post=post,
        by=by,
        text=said["text"],
        title=said.get("title", ""),
        reason=said["words"],
        seen=seen,
        leaving=[one for one in post.attachments.standing() if said.get(f"out_{one.pk}")],
    )
    return "The post is edited. Its author has been told why."


def _hide(post: Post, by: User, said: Said, seen: str) -> str:
    moderation.hide_post(post=post, by=by, reason=said["words"], seen=seen)
    told = "The post is hidden. Its author has been told why."
    repeated = quoting(post).exclude(state=Post.State.HIDDEN).count()
    if not repeated:
        return told
    others = "post repeats" if repeated == 1 else "posts repeat"
    return f"{told} {repeated} later {others} its words: the page of the hidden post lists them."


def _restore(post: Post, by: User, said: Said, seen: str) -> str:
    moderation.restore_post(post=post, by=by, seen=seen)
    return "The post is shown to members again."


def _warn_author(post: Post, by: User, said: Said, seen: str) -> str:
    author = post.author if post.nameless else _author(post)
    suspensions.warn_member(member=author, by=by, reason=said["words"], post=post, seen=seen)
    return "The warning is on its way to the author."


def _ask_to_trace(post: Post, by: User, said: Said, seen: str) -> str:
    if not post.nameless:
        raise Http404
    tracing.ask_to_trace(post=post, by=by, words=said["words"])
    return "The administrators and safeguarding leads find what you ask in their list."


def _suspend_author(post: Post, by: User, said: Said, seen: str) -> str:
    if post.nameless:
        raise NotPossible(suspensions.SUSPENDED_ELSEWHERE)
    suspensions.suspend_member(
        member=_author(post),
        by=by,
        reason=said["words"],
        until=said["until"],
        post=post,
        seen=seen,
    )
    return "The author’s membership is suspended, and they have been told why."


def _author(post: Post) -> Member:
    if post.author is None:
        raise NotPossible("The author is no longer a member.")
    return post.author


def _approve(member: Member, by: User, said: Said, seen: str) -> str:
    members.approve_member(member=member, by=by, seen=seen)
    return "Approved. They have been told."


def _ask(member: Member, by: User, said: Said, seen: str) -> str:
    members.ask_applicant(member=member, by=by, question=said["words"], seen=seen)
    return "Your question is on its way."


def _decline(member: Member, by: User, said: Said, seen: str) -> str:
    members.decline_applicant(member=member, by=by, reason=said["words"], seen=seen)
    return "Declined. They have been told why."


def _keep_page(member: Member, by: User, said: Said, seen: str) -> str:
    suspensions.keep_page(member=member, by=by, seen=seen)
    return "The page is left as it is. Whoever reported it has been told."


def _warn(member: Member, by: User, said: Said, seen: str) -> str:
    suspensions.warn_member(member=member, by=by, reason=said["words"], seen=seen)
    return "The member has been warned."


def _clear(member: Member, by: User, said: Said, seen: str) -> str:
    suspensions.clear_page(member=member, by=by, reason=said["words"], seen=seen)
    return "The words are off the page. The member has been told why."


def _suspend(member: Member, by: User, said: Said, seen: str) -> str:
    suspensions.suspend_member(
        member=member, by=by, reason=said["words"], until=said["until"], seen=seen
    )
    return "The membership is suspended, and the member has been told why."


def _lift(member: Member, by: User, said: Said, seen: str) -> str:
    suspensions.lift_suspension(member=member, by=by, seen=seen)
    return "The suspension is lifted, and the member has been told."


POST_ACTS: dict[str, Callable[[Post, User, Said, str], str]] = {
    "accept": _accept,
    "edit": _edit,
    "hide": _hide,
    "restore": _restore,
    "warn": _warn_author,
    "suspend": _suspend_author,
    "ask": _ask_to_trace,
}
MEMBER_ACTS: dict[str, Callable[[Member, User, Said, str], str]] = {
    "approve": _approve,
    "ask": _ask,
    "decline": _decline,
    "keep": _keep_page,
    "warn": _warn,
    "clear": _clear,
    "suspend": _suspend,
    "lift": _lift,
}
