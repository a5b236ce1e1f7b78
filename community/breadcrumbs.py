"""The links above a page that lead back to the pages over it."""

from django.urls import reverse

from community.viewer import Viewer

Breadcrumbs = list[dict[str, str]]


def start_breadcrumbs(*below: dict[str, str]) -> Breadcrumbs:
    """Return the community, and below it what is given: a title, with a `url` if it is a link."""
    return [{"title": "Community", "url": reverse("boards:home")}, *below]


def breadcrumbs_for(viewer: Viewer, title: str) -> Breadcrumbs:
    """Those outside have no way to the boards, and none is shown to them."""
    if viewer.is_inside:
        return start_breadcrumbs({"title": title})
    return [{"title": "Community", "url": reverse("membership:joining")}, {"title": title}]


def moderation_breadcrumbs(title: str) -> Breadcrumbs:
    """Of a page that only moderators see."""
    moderation = {"title": "Moderation", "url": reverse("moderation:queue")}
    return start_breadcrumbs(moderation, {"title": title})
