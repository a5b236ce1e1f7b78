"""The links above a page that lead back to the pages over it."""

from community.viewer import Viewer


def breadcrumbs_for(viewer: Viewer, title: str) -> list[dict[str, str]]:
    """Those outside have no way to the boards, and none is shown to them."""
    above = {
        "title": "Community",
        "url": "/community/" if viewer.is_inside else "/community/joining/",
    }
    return [above, {"title": title}]


def moderation_breadcrumbs(title: str) -> list[dict[str, str]]:
    """Of a page that only moderators see."""
    return [
        {"title": "Community", "url": "/community/"},
        {"title": "Moderation", "url": "/community/moderation/"},
        {"title": title},
    ]
