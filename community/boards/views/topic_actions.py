"""What is done with a topic from its own page, by its author and by moderators."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from community.access import access_board, access_moderation, access_topic
from community.boards.actions import topics as actions
from community.boards.forms.topics import AboutForm, SplitForm
from community.boards.presenters.topics import move_page, topic_crumbs
from community.middleware import viewer_of
from community.models import Post, Topic
from community.viewer import Viewer
from community.visibility import posts_for

# An address that only takes what is sent is opened too, by reloading or going back: that leads
# to the topic.
FORM = require_http_methods(["GET", "HEAD", "POST"])
FLAGS: dict[str, tuple[Callable[..., None], dict[str, bool]]] = {
    "pin": (actions.pin_topic, {"pinned": True}),
    "unpin": (actions.pin_topic, {"pinned": False}),
    "close": (actions.close_topic, {"closed": True}),
    "reopen": (actions.close_topic, {"closed": False}),
}
DONE = {
    "pin": "Pinned. The topic stands first on its board.",
    "unpin": "The topic is no longer pinned.",
    "close": "The topic is closed. Nobody can reply.",
    "reopen": "The topic is open again.",
}


@FORM
def act_on_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """A moderator's act on a whole topic."""
    viewer = access_moderation(viewer_of(request))
    topic, act = access_topic(viewer, pk), request.POST.get("act", "")
    if request.method != "POST":
        return HttpResponseRedirect(topic.get_absolute_url())
    if act == "move":
        return _move(request, viewer, topic)
    if act == "about":
        return _set_subject(request, viewer, topic)
    if act not in FLAGS:
        raise Http404
    action, how = FLAGS[act]
    action(topic=topic, by=viewer.user, **how)
    return _done(request, topic, DONE[act])


def _done(request: HttpRequest, topic: Topic, words: str) -> HttpResponse:
    """Back to the topic, which says so once."""
    messages.success(request, words, extra_tags="topic")
    return HttpResponseRedirect(topic.get_absolute_url())


def _move(request: HttpRequest, viewer: Viewer, topic: Topic) -> HttpResponse:
    slug = request.POST.get("board", "")
    if not slug:
        return render(
            request, "community/boards/move_topic.html", move_page(viewer, topic, request.POST)
        )
    board = access_board(viewer, slug)
    assert isinstance(viewer.user, User)
    actions.move_topic(topic=topic, board=board, by=viewer.user)
    return _done(request, topic, f"Moved. The topic stands on the board “{board.name}”.")


def _set_subject(request: HttpRequest, viewer: Viewer, topic: Topic) -> HttpResponse:
    form = AboutForm(request.POST)
    if not form.is_valid():
        crumbs = topic_crumbs(topic, "The page that it is about")
        context = {"form": form, "topic": topic, "breadcrumbs": crumbs}
        return render(request, "community/boards/change_subject.html", context)
    key = form.subject.key if form.subject else ""
    assert isinstance(viewer.user, User)
    actions.set_subject(topic=topic, subject_key=key, by=viewer.user)
    about = f"about “{form.subject.title}”" if form.subject else "about no page of this site"
    return _done(request, topic, f"Saved. The topic is {about}.")


@require_safe
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a moderator may move a topic."""
    viewer = access_moderation(viewer_of(request))
    return render(
        request, "community/boards/move_topic.html", move_page(viewer, access_topic(viewer, pk))
    )


@FORM
def split(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    posts = posts_for(viewer).filter(is_opening=False).select_related("topic__board")
    post = get_object_or_404(posts, pk=pk)
    if request.method != "POST":
        return HttpResponseRedirect(post.get_absolute_url())
    form = SplitForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "post": post, "breadcrumbs": topic_crumbs(post.topic, "Split")}
        return render(request, "community/boards/split_topic.html", context)
    assert isinstance(viewer.user, User)
    new = actions.split_topic(post=post, title=form.cleaned_data["title"], by=viewer.user)
    return _done(request, new, f"Split from “{post.topic.title}”. This is the new topic.")


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
