"""Topics: starting, reading, replying, editing."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from community import access
from community.boards import composer
from community.boards.actions import posts as actions
from community.boards.actions.read_marks import mark_read, unseen
from community.boards.draft_recovery import keeping, of_board, of_post, of_topic
from community.boards.forms.posts import EditForm, EditOpeningForm, ReplyForm, TopicForm
from community.boards.pagination import BEYOND, END, NEW, PostPage, number, page_of_posts
from community.boards.presenters.topics import topic_page
from community.boards.quotes import quote_if_shown
from community.exceptions import ChangedMeanwhile, PostedAlready
from community.middleware import viewer_of
from community.models import Member, Post, Topic
from community.visibility import posts_for, topics_for, with_files

FORM = require_http_methods(["GET", "HEAD", "POST"])
BEGAN_FROM_OTHER = "This post was changed since you began this draft."


@FORM
@keeping(of_board)
def new_topic(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    found, member = access.access_board_to_write(viewer, slug)
    piece = composer.Piece(
        request,
        TopicForm,
        member,
        found,
        f"board:{found.pk}",
        ("title", "text", "tags"),
        {"about": request.GET.get("about", "")},
    )
    if piece.accepted():
        said = piece.form.cleaned_data
        try:
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
        except PostedAlready as reason:
            piece.is_another(reason)
    return render(request, "community/boards/new_topic.html", piece.context(board=found))


@FORM
@keeping(of_topic)
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """The posts of a page; POST replies to the topic."""
    if request.method == "POST":
        return _reply(request, pk)
    found = access.access_topic_to_read(viewer_of(request), pk)
    if request.GET.get("from") == NEW:
        return HttpResponseRedirect(first_new(found))
    return _topic(request, found, None)


def _reply(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = access.access_topic_to_reply(viewer_of(request), pk)
    piece = composer.Piece(request, ReplyForm, member, found.board, f"topic:{found.pk}", ("text",))
    if piece.accepted():
        said = piece.form.cleaned_data
        try:
            post = actions.reply(
                topic=found,
                member=member,
                text=said["text"],
                key=said["key"],
                nameless=said["nameless"],
                hold=piece.weighed.holds,
                files=piece.files.waiting,
            )
            return HttpResponseRedirect(after_others(post))
        except PostedAlready as reason:
            piece.is_another(reason)
    return _topic(request, found, piece)


def after_others(post: Post) -> str:
    """The address of the page that ends with a post: what it answers stands above it."""
    return f"{post.topic.get_absolute_url()}?before={post.pk + 1}#post-{post.pk}"


def _topic(request: HttpRequest, found: Topic, piece: composer.Piece | None) -> HttpResponse:
    viewer = viewer_of(request)
    posts = with_files(posts_for(viewer).filter(topic=found).select_related("author__user"))
    start, end = number(request, "from"), before(request)
    page = page_of_posts(posts, start=start, end=end)
    asked = posts_asked(request, page)
    moved = asked.get(start or 0)
    if moved is not None and moved.topic_id != found.pk:
        return HttpResponseRedirect(moved.get_absolute_url())
    if piece is None:
        piece = reply_box(request, found, asked)
    if viewer.member and request.method == "GET":
        read = getattr(found, "read_up_to", None)
        mark_read(member=viewer.member, topic=found, read_up_to=read, page=page)
    context = topic_page(viewer, found, page, place_problem(request, page))
    return render(
        request, "community/boards/topic.html", context | (piece.context() if piece else {})
    )


def first_new(topic: Topic) -> str:
    """The address of the first post, as they stand, that the reader has not seen."""
    read = getattr(topic, "read_up_to", None)
    post = unseen(topic, read).order_by("pk").first() if read is not None else None
    return post.get_absolute_url() if post else topic.get_absolute_url()


def posts_asked(request: HttpRequest, page: PostPage) -> dict[int, Post]:
    """The posts that the address names to begin with, and to quote, as far as the viewer may see
    them; also those that stand in another topic now. One query, and none where they are here."""
    here = {post.pk: post for post in page.items}
    asked = {number(request, name) or 0 for name in ("from", "quote")}
    named = asked - {0, *here}
    if not named or request.method == "POST":
        return here
    viewer = viewer_of(request)
    seen = posts_for(viewer).filter(pk__in=named, topic__in=topics_for(viewer))
    return here | {post.pk: post for post in seen.select_related("author__user")}


def place_problem(request: HttpRequest, page: PostPage) -> str:
    """What is said where the address names no place in this topic."""
    places = {"from": number(request, "from") or None, "before": before(request)}
    asked = [name for name in places if request.GET.get(name)]
    if any(places[name] is None for name in asked):
        return "That is not a place in this topic, so this is its beginning."
    if page.items:
        return ""
    return f"There are no posts {'before that' if 'before' in asked else 'from there on'}."


def before(request: HttpRequest) -> int | None:
    return BEYOND if request.GET.get("before") == END else number(request, "before")


def reply_box(request: HttpRequest, topic: Topic, asked: dict[int, Post]) -> composer.Piece | None:
    """The form below a topic, for those who may reply."""
    try:
        member = access.replier(viewer_of(request), topic)
    except PermissionDenied:
        return None
    place = f"topic:{topic.pk}"
    quoted = quote_if_shown(asked.get(number(request, "quote") or 0), topic)
    begun = {"text": quoted} if quoted else {}
    return composer.Piece(request, ReplyForm, member, topic.board, place, ("text",), begun)


@FORM
@keeping(of_post)
def edit_post(request: HttpRequest, pk: int) -> HttpResponse:
    post, member = access.access_own_post(viewer_of(request), pk)
    piece = edit_box(request, post, member)
    problem = BEGAN_FROM_OTHER if piece.began_from_other(post.version) else ""
    if piece.accepted():
        said = piece.form.cleaned_data
        try:
            actions.edit_post(
                post=post,
                member=member,
                text=said["text"],
                stands=said["stands"],
                title=said.get("title", ""),
                tags=said.get("tags"),
                key=piece.key,
                hold=piece.weighed.holds,
                files=piece.files.waiting,
                leaving=piece.files.leaving,
            )
            return HttpResponseRedirect(post.get_absolute_url())
        except ChangedMeanwhile as reason:
            post, _ = access.access_own_post(viewer_of(request), pk)
            piece.not_taken(stands=post.version)
            problem = str(reason)
    context = piece.context(post=post, tags=tags_of(post), problem=problem)
    return render(request, "community/boards/edit_post.html", context)


def edit_box(request: HttpRequest, post: Post, member: Member) -> composer.Piece:
    """The form for a post of one's own; with an opening post also its title and its tags."""
    begun = {"text": post.text, "stands": post.version}
    form: type[EditForm] = EditForm
    parts: tuple[str, ...] = ("text",)
    if post.is_opening:
        form, parts = EditOpeningForm, ("title", "text", "tags")
        begun |= {"title": post.topic.title, "tags": tags_of(post)}
    place, board = f"post:{post.pk}", post.topic.board
    return composer.Piece(request, form, member, board, place, parts, begun, post)


def tags_of(post: Post) -> str:
    """The tags of its topic, as they are typed."""
    return ", ".join(sorted(post.topic.tags.names())) if post.is_opening else ""
