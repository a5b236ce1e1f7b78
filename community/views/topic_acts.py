"""What is done with a topic from its own page, by its author and by moderators."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from community.access import access_board, access_moderation, access_topic
from community.actions import topics as actions
from community.doors import viewer_of
from community.models import Post
from community.one_line import one_line
from community.presenters import move_page
from community.querysets import posts_for
from community.subjects import at_address

FLAGS: dict[str, tuple[Callable[..., None], dict[str, bool]]] = {
    "pin": (actions.pin_topic, {"pinned": True}),
    "unpin": (actions.pin_topic, {"pinned": False}),
    "close": (actions.close_topic, {"closed": True}),
    "reopen": (actions.close_topic, {"closed": False}),
}


@require_POST
def act_on_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """A moderator's act on a whole topic."""
    viewer = access_moderation(viewer_of(request))
    topic, act = access_topic(viewer, pk), request.POST.get("act", "")
    assert isinstance(viewer.user, User)
    if act in FLAGS:
        action, how = FLAGS[act]
        action(topic=topic, by=viewer.user, **how)
    elif act == "move":
        board = access_board(viewer, request.POST.get("board", ""))
        actions.move_topic(topic=topic, board=board, by=viewer.user)
    elif act == "about":
        typed = request.POST.get("page", "").strip()
        subject = at_address(typed)
        if typed and subject is None:
            raise Http404(f"“{typed}” is not the page of a record of this site.")
        key = subject.key if subject else ""
        actions.set_subject(topic=topic, subject_key=key, by=viewer.user)
    else:
        raise Http404
    return HttpResponseRedirect(topic.get_absolute_url())


@require_safe
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a moderator may move a topic."""
    viewer = access_moderation(viewer_of(request))
    return render(request, "community/move_topic.html", move_page(viewer, access_topic(viewer, pk)))


@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    post = get_object_or_404(posts_for(viewer).filter(is_opening=False), pk=pk)
    assert isinstance(viewer.user, User)
    title = one_line(request.POST.get("title", ""))[:150]
    if not title:
        return HttpResponseRedirect(post.get_absolute_url())
    new = actions.split_topic(post=post, title=title, by=viewer.user)
    return HttpResponseRedirect(new.get_absolute_url())


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The topic's author, or a moderator, marks a reply as the answer, or no longer. The button
    says which, so that a double click is one."""
    viewer = viewer_of(request)
    shown = posts_for(viewer).filter(state=Post.State.PUBLIC, is_opening=False)
    post = get_object_or_404(shown.select_related("topic"), pk=pk)
    topic = access_topic(viewer, post.topic_id)
    own = viewer.member is not None and topic.author_id == viewer.member.pk
    if not own and not viewer.is_moderator:
        raise PermissionDenied("The one who asked marks the answer.")
    assert isinstance(viewer.user, User)
    wanted = request.POST.get("answer") != "no"
    if wanted != (topic.answer_id == post.pk):
        chosen = post if wanted else None
        actions.mark_answer(topic=topic, post=chosen, by=viewer.user, as_moderator=not own)
    return HttpResponseRedirect(post.get_absolute_url())
