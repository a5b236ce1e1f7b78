"""The parts of the community, as its own navigation shows them."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from community.links import find_address, is_below
from community.viewer import Viewer


@dataclass(frozen=True)
class Part:
    title: str
    url: str
    current: bool


# Title, name of the page, the right that it takes (empty: none). The first is current on boards
# and topics.
PARTS = (
    ("Boards", "boards:home", ""),
    ("Sessions", "events:events", ""),
    ("Search", "board_search:search", ""),
    ("Notices", "notifications:settings", ""),
    ("Moderation", "moderation:queue", "is_moderator"),
    ("Without a name", "moderation:author_lookups", "may_trace"),
)
# One page of each kind that belongs to the boards; the key or slug follows what they share.
BOARDS = ("boards:board", "boards:topic", "boards:edit_post")


def parts(request: HttpRequest) -> dict[str, object]:
    """For every template: the parts that this viewer may enter; nothing outside the community."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or not viewer.is_inside:
        return {}
    shown = [
        Part(title, find_address(name), _is_current(name, request.path))
        for title, name, right in PARTS
        if not right or getattr(viewer, right)
    ]
    # Of a member who has just deleted their account there is no page any more.
    if viewer.member is not None and viewer.member.pk is not None:
        own = viewer.member.get_absolute_url()
        here = request.path in (
            own,
            find_address("membership:profile"),
            find_address("boards:drafts"),
        )
        shown.append(Part("Your page", own, here))
    shown.append(Part("Sign out", find_address("account_logout"), current=False))
    return {"community_parts": shown, "is_demo": settings.DEMO}


def _is_current(name: str, path: str) -> bool:
    if name == "boards:home":
        return path == find_address(name) or path.startswith(_board_prefixes())
    return is_below(path, name)


@cache
def _board_prefixes() -> tuple[str, ...]:
    return tuple(reverse(name, args=[0]).rpartition("0")[0] for name in BOARDS)
