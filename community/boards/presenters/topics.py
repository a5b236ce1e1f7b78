"""What the pages of boards and topics show."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from community.attachments.content import listed
from community.boards.forms.topics import MoveForm
from community.boards.pagination import END, NEW, PostPage, TopicPage
from community.boards.subjects import subject_of
from community.boards.tags import tags_of
from community.events.presenters import next_event
from community.links import Breadcrumbs, start_breadcrumbs
from community.membership.author_names import author_name
from community.models import Board, Post, ReadMark, Topic
from community.notifications.presenters import watching, watching_at
from community.summaries.access import may_summarise
from community.viewer import Viewer
from community.visibility import boards_for, not_muted, read_up_to, topics_for

LATEST = 8
HELD = "This post waits for a moderator. Other members do not see it yet."
HELD_WORDS: dict[str, str] = {
    Post.HeldFor.EDIT: "Since its edit this post waits for a moderator. Until then other members "
    "do not see it.",
    Post.HeldFor.REPORT: "Somebody asked us whether this post could identify a family. Until a "
    "moderator has looked, other members do not see it.",
}


def boards_page(viewer: Viewer) -> dict[str, Any]:
    latest = (
        not_muted(viewer, topics_for(viewer))
        .select_related("board", "author__user")
        .annotate(read_up_to=read_up_to(viewer))
        .order_by("-last_post_at", "-pk")[:LATEST]
    )
    return {
        "viewer": viewer,
        "boards": list(boards_for(viewer)),
        "next_event": next_event(viewer),
        "latest": [topic_line(topic) for topic in latest],
    }


def board_page(viewer: Viewer, board: Board, page: TopicPage, problem: str) -> dict[str, Any]:
    marks = unread(viewer, [*page.pinned, *page.items])
    return {
        "viewer": viewer,
        "board": board,
        "problem": problem,
        "pinned": [topic_line(topic, marks) for topic in page.pinned],
        "topics": [topic_line(topic, marks) for topic in page.items],
        "later_url": f"{board.get_absolute_url()}?before={page.later}" if page.later else "",
        "watching": watching(viewer, board),
        "may_start": viewer.may_write
        and (board.kind != Board.Kind.ANNOUNCEMENTS or viewer.is_moderator),
        "breadcrumbs": start_breadcrumbs({"title": board.name}),
    }


def unread(viewer: Viewer, topics: list[Topic]) -> dict[int, int]:
    """Topic key to how far the viewer has read it, in one query."""
    marks = ReadMark.objects.filter(member=viewer.member, topic__in=topics)
    return dict(marks.values_list("topic_id", "last_shown"))


def topic_line(topic: Topic, marks: dict[int, int] | None = None) -> dict[str, Any]:
    """A topic in a list. `read` is None for a topic never opened."""
    read = marks.get(topic.pk) if marks is not None else getattr(topic, "read_up_to", None)
    newer = read is None or read < topic.last_shown
    url = topic.get_absolute_url()
    return {
        "title": topic.title,
        "url": f"{url}?from={read + 1}" if newer and read else url,
        "board": topic.board.name if marks is None else "",
        "author": author_name(topic),
        "replies": topic.reply_count,
        "last_post_at": topic.last_post_at,
        "is_new": read is None,
        "has_new": bool(read) and newer,
        "is_pinned": topic.is_pinned,
        "is_closed": topic.is_closed,
        "is_waiting": not topic.is_public,
        "is_answered": topic.answer_id is not None,
        "new_url": f"{url}?from={NEW}",
    }


def topic_page(viewer: Viewer, topic: Topic, page: PostPage, problem: str) -> dict[str, Any]:
    """`topic` as it was fetched to be read (`access_topic_to_read`)."""
    url, board = topic.get_absolute_url(), topic.board
    return {
        "viewer": viewer,
        "topic": topic,
        "author": author_name(topic),
        "posts": [post_shown(viewer, topic, post) for post in page.items],
        "problem": problem,
        "first_url": url,
        "last_url": f"{url}?before={END}",
        "earlier_url": f"{url}?before={page.earlier}" if page.earlier else "",
        "later_url": f"{url}?from={page.later}" if page.later else "",
        "watching": watching_at(viewer, topic, getattr(topic, "watched_at", None) or ""),
        "subject": subject_of(topic.subject_key),
        "tags": tags_of(topic),
        "move_url": reverse("boards:move_topic", args=[topic.pk]) if viewer.is_moderator else "",
        "summary_url": reverse("summaries:choose_posts", args=[topic.pk])
        if may_summarise(viewer, topic)
        else "",
        "breadcrumbs": start_breadcrumbs(
            {"title": board.name, "url": board.get_absolute_url()},
            {"title": topic.title},
        ),
    }


def topic_crumbs(topic: Topic, title: str) -> Breadcrumbs:
    """The way to a page below a topic."""
    board = topic.board
    return start_breadcrumbs(
        {"title": board.name, "url": board.get_absolute_url()},
        {"title": topic.title, "url": topic.get_absolute_url()},
        {"title": title},
    )


def move_page(viewer: Viewer, topic: Topic, sent: QueryDict | None = None) -> dict[str, Any]:
    """The boards that a topic may move to; `sent`: what named none of them."""
    boards = boards_for(viewer).exclude(pk=topic.board_id)
    possible = [one for one in boards if topic.may_move_to(one)]
    return {
        "topic": topic,
        "boards": possible,
        "form": MoveForm(sent, boards=possible),
        "is_for_one_group": topic.board.kind == Board.Kind.RESTRICTED,
        "breadcrumbs": topic_crumbs(topic, "Move"),
    }


def may_mark(viewer: Viewer, topic: Topic) -> bool:
    """Whether the viewer may mark the answer."""
    own = viewer.member is not None and topic.author_id == viewer.member.pk
    return own or viewer.is_moderator


def post_shown(viewer: Viewer, topic: Topic, post: Post) -> dict[str, Any]:
    own = viewer.member is not None and post.author_id == viewer.member.pk
    named = post.author is not None and not post.nameless
    return {
        "pk": post.pk,
        "author": author_name(post),
        "author_url": reverse("membership:member", args=[post.author_id]) if named else "",
        "html": post.html,
        "files": listed(getattr(post, "files", [])),
        "created_at": post.created_at,
        "edited_at": post.edited_at,
        "is_answer": topic.answer_id == post.pk,
        "may_mark": not post.is_opening and may_mark(viewer, topic),
        "may_split": not post.is_opening
        and post.state == Post.State.PUBLIC
        and viewer.is_moderator,
        "is_held": post.state == Post.State.HELD,
        "held_words": HELD_WORDS.get(post.held_for, HELD),
        "decide_url": reverse("moderation:review_post", args=[post.pk])
        if viewer.is_moderator
        else "",
        "decisions_url": reverse("moderation:own_decisions")
        if own and post.state == Post.State.HIDDEN
        else "",
        "report_url": reverse("moderation:report_post", args=[post.pk])
        if viewer.member is not None and not own and post.state != Post.State.HIDDEN
        else "",
        "is_hidden": post.state == Post.State.HIDDEN,
        "hidden_reason": post.hidden_reason,
        "edit_url": reverse("boards:edit_post", args=[post.pk])
        if own and post.state != Post.State.HIDDEN and not topic.is_closed
        else "",
        "quote_url": f"{topic.get_absolute_url()}?from={post.pk}&quote={post.pk}#reply"
        if post.state == Post.State.PUBLIC and not topic.is_closed and viewer.may_write
        else "",
        "trace_url": reverse("moderation:author_lookup", args=[post.pk])
        if viewer.may_trace and post.nameless
        else "",
        "versions_url": reverse("boards:post_versions", args=[post.pk])
        if viewer.is_moderator and post.edited_at
        else "",
    }
