"""Topics: starting, reading, replying, editing."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from community import access, writing
from community.actions import posts as actions
from community.doors import viewer_of
from community.forms.writing import EditForm, ReplyForm, TopicForm
from community.models import Post, Topic
from community.pages import page_of_posts
from community.presenters import topic_page
from community.querysets import posts_for, with_files
from community.quotes import quote
from community.refusals import NotPossible

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def new_topic(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    found, member = access.access_board_to_write(viewer, slug)
    piece = writing.Piece(
        request,
        TopicForm,
        member,
        found,
        f"board:{found.pk}",
        ("title", "text", "tags"),
        {"about": request.GET.get("about", "")},
    )
    if not piece.accepted():
        return render(request, "community/new_topic.html", piece.context(board=found))
    said = piece.form.cleaned_data
    post = actions.start_topic(
        board=found,
        member=member,
        title=said["title"],
        text=said["text"],
        key=said["key"],
        nameless=said["nameless"],
        tags=said["tags"],
        subject_key=said["about"],
        hold=piece.weighed.holds,
        files=piece.files.waiting,
    )
    return HttpResponseRedirect(post.get_absolute_url())


@FORM
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """The posts of a page; POST replies to the topic."""
    if request.method == "POST":
        return _reply(request, pk)
    return _topic(request, pk, None)


def _reply(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = access.access_topic_to_reply(viewer_of(request), pk)
    piece = writing.Piece(request, ReplyForm, member, found.board, f"topic:{found.pk}", ("text",))
    if not piece.accepted():
        return _topic(request, pk, piece)
    said = piece.form.cleaned_data
    post = actions.reply(
        topic=found,
        member=member,
        text=said["text"],
        key=said["key"],
        nameless=said["nameless"],
        hold=piece.weighed.holds,
        files=piece.files.waiting,
    )
    return HttpResponseRedirect(post.get_absolute_url())


def _topic(request: HttpRequest, pk: int, piece: writing.Piece | None) -> HttpResponse:
    viewer = viewer_of(request)
    found = access.access_topic(viewer, pk)
    posts = with_files(posts_for(viewer).filter(topic=found).select_related("author__user"))
    start, end = number(request, "from"), number(request, "before")
    page = page_of_posts(posts, start=start, end=end)
    if piece is None:
        piece = reply_box(request, found)
    if viewer.member and page.items and request.method == "GET":
        actions.mark_read(member=viewer.member, topic=found, last_post_id=page.items[-1].pk)
    context = topic_page(viewer, found, page) | (piece.context() if piece else {})
    return render(request, "community/topic.html", context)


def reply_box(request: HttpRequest, topic: Topic) -> writing.Piece | None:
    """The form below a topic, for those who may reply."""
    try:
        member = access.replier(viewer_of(request), topic)
    except PermissionDenied:
        return None
    place = f"topic:{topic.pk}"
    begun = {"text": quoted} if (quoted := quoted_in(request, topic)) else {}
    return writing.Piece(request, ReplyForm, member, topic.board, place, ("text",), begun)


def quoted_in(request: HttpRequest, topic: Topic) -> str:
    """The post of this topic that the reader asked to quote; what is not shown to all is not."""
    pk = number(request, "quote")
    if pk is None:
        return ""
    shown = posts_for(viewer_of(request)).filter(topic=topic, state=Post.State.PUBLIC, pk=pk)
    post = shown.select_related("author__user").first()
    return quote(post) if post else ""


@FORM
def edit_post(request: HttpRequest, pk: int) -> HttpResponse:
    post, member = access.access_own_post(viewer_of(request), pk)
    begun = {"text": post.text, "stands": post.version}
    place, board = f"post:{post.pk}", post.topic.board
    piece = writing.Piece(request, EditForm, member, board, place, ("text",), begun, post)
    context: dict[str, object] = {"post": post}
    if piece.accepted():
        said = piece.form.cleaned_data
        try:
            actions.edit_post(
                post=post,
                member=member,
                text=said["text"],
                stands=said["stands"],
                hold=piece.weighed.holds,
                files=piece.files.waiting,
                leaving=piece.files.leaving,
            )
            return HttpResponseRedirect(post.get_absolute_url())
        except NotPossible as reason:
            piece.begin_again(stands=post.version)
            context["problem"] = str(reason)
    return render(request, "community/edit_post.html", piece.context(**context))


def number(request: HttpRequest, name: str) -> int | None:
    """A key given in the address; nothing for what is none."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None
