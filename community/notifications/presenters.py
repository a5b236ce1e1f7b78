"""What the page of notices shows."""

from typing import Any

from django.urls import reverse

from community.links import start_breadcrumbs
from community.models import Board, Member, Topic, Watch
from community.viewer import Viewer
from community.visibility import boards_for, topics_for

MOST = 100

# In a menu, on its own; the words of the table are fixed with it.
LEVELS = dict(Watch.Level.choices) | {
    Watch.Level.TRACK.value: "Track: at the top of my digest",
}


def watch_of(viewer: Viewer, place: Board | Topic) -> str:
    """How closely the viewer follows a board or topic; empty where nothing was chosen."""
    where = {"topic": place} if isinstance(place, Topic) else {"board": place}
    found = (
        Watch.objects.filter(member=viewer.member, **where)
        if viewer.member
        else Watch.objects.none()
    )
    return found.values_list("level", flat=True).first() or ""


def watching(viewer: Viewer, place: Board | Topic) -> dict[str, Any] | None:
    """The control by which a place is watched; None for those who are no members."""
    return watching_at(viewer, place, watch_of(viewer, place)) if viewer.member else None


def watching_at(viewer: Viewer, place: Board | Topic, level: str) -> dict[str, Any] | None:
    """The same where it is known how closely the viewer follows it."""
    if viewer.member is None:
        return None
    return {
        "url": build_watch_url(place),
        "place": "topic" if isinstance(place, Topic) else "board",
        "levels": [("", "Normal"), *LEVELS.items()],
        "level": level,
    }


def build_watch_url(place: Board | Topic) -> str:
    """The address that takes how closely a board or topic is followed."""
    if isinstance(place, Topic):
        return reverse("notifications:watch_topic", args=[place.pk])
    return reverse("notifications:watch_board", args=[place.slug])


def notices_page(viewer: Viewer, member: Member) -> dict[str, Any]:
    """What is followed, as far as the member may still see it; three queries."""
    watches = list(Watch.objects.filter(member=member).order_by("-pk")[:MOST])
    topics = topics_for(viewer).in_bulk([one.topic_id for one in watches if one.topic_id])
    boards = boards_for(viewer).in_bulk([one.board_id for one in watches if one.board_id])
    followed = [
        {
            "title": place.title if isinstance(place, Topic) else f"Board: {place.name}",
            "url": place.get_absolute_url(),
            "watch_url": build_watch_url(place),
            "level": LEVELS[watch.level],
        }
        for watch in watches
        if (place := topics.get(watch.topic_id) or boards.get(watch.board_id))
    ]
    return {
        "followed": followed,
        "breadcrumbs": start_breadcrumbs({"title": "Notices"}),
    }
