"""The parts of the community, as its own navigation shows them."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from community.viewer import Viewer


@dataclass(frozen=True)
class Part:
    title: str
    url: str
    current: bool


# Title, address, the right that it takes (empty: none). The first is current on boards and topics.
PARTS = (
    ("Boards", "/community/", ""),
    ("Sessions", "/community/events/", ""),
    ("Search", "/community/search/", ""),
    ("Notices", "/community/notices/", ""),
    ("Moderation", "/community/moderation/", "is_moderator"),
    ("Without a name", "/community/tracing/", "may_trace"),
)
BOARDS = ("/community/boards/", "/community/topics/", "/community/posts/")


def parts(request: HttpRequest) -> dict[str, object]:
    """For every template: the parts that this viewer may enter; nothing outside the community."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or not viewer.is_inside:
        return {}
    shown = [
        Part(title, url, _is_current(url, request.path))
        for title, url, right in PARTS
        if not right or getattr(viewer, right)
    ]
    if viewer.member is not None:
        own = f"/community/members/{viewer.member.pk}/"
        here = request.path in (own, "/community/profile/", "/community/drafts/")
        shown.append(Part("Your page", own, here))
    shown.append(Part("Sign out", "/accounts/logout/", current=False))
    return {"community_parts": shown, "is_demo": settings.DEMO}


def _is_current(url: str, path: str) -> bool:
    if url == "/community/":
        return path == url or path.startswith(BOARDS)
    return path.startswith(url)
