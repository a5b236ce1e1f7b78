"""The topics about a service, an authority, a spotlight or a reference."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from community.boards.pagination import TopicPage
from community.boards.presenters.topics import topic_line, unread
from community.boards.subjects import Subject
from community.links import start_breadcrumbs
from community.models import Board
from community.viewer import Viewer
from community.visibility import boards_for, topics_for

MOST = 5


def all_about(subject: Subject) -> str:
    """The address of the page that lists every topic about it."""
    return f"{reverse('boards:topics_about')}?{urlencode({'page': subject.url})}"


def topics_about(viewer: Viewer, subject: Subject) -> dict[str, Any]:
    """The latest few, for the page of the subject itself; one query."""
    topics = topics_for(viewer).filter(subject_key=subject.key).order_by("-last_post_at", "-pk")
    found = list(topics[: MOST + 1])
    shown = [
        {
            "title": topic.title,
            "url": topic.get_absolute_url(),
            "replies": topic.reply_count,
            "last_post_at": topic.last_post_at,
        }
        for topic in found[:MOST]
    ]
    return {"topics": shown, "has_more": len(found) > MOST, "url": all_about(subject)}


def about_page(viewer: Viewer, subject: Subject, page: TopicPage) -> dict[str, Any]:
    """Every topic about a subject, and the boards where one may be started."""
    topics = [*page.pinned, *page.items]
    marks = unread(viewer, topics)
    boards = [board for board in boards_for(viewer) if may_start(viewer, board)]
    query = urlencode({"about": subject.url})
    return {
        "subject": subject,
        "topics": [topic_line(topic, marks) for topic in topics],
        "later_url": f"{all_about(subject)}&before={page.later}" if page.later else "",
        "boards": [
            {
                "name": board.name,
                "url": f"{reverse('boards:new_topic', args=[board.slug])}?{query}",
            }
            for board in boards
        ],
        "breadcrumbs": start_breadcrumbs({"title": f"About {subject.title}"}),
    }


def may_start(viewer: Viewer, board: Board) -> bool:
    """Whether the viewer may start a topic there."""
    return viewer.may_write and (board.kind != Board.Kind.ANNOUNCEMENTS or viewer.is_moderator)
