"""Links within the community: the breadcrumbs above a page, and what its addresses begin with.

`reverse` needs the addresses of the whole site, so an address that is looked at before any view
is found at first use and kept.
"""

import re
from functools import cache

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


def is_in_community(path: str) -> bool:
    return is_below(path, "boards:home")


def is_below(path: str, name: str) -> bool:
    """Whether an address is that of the page of this name, or lies below it."""
    return path.startswith(find_address(name))


@cache
def find_address(name: str) -> str:
    """The address of a page that has no key or slug in it."""
    return reverse(name)


@cache
def build_member_pattern() -> str:
    """A regular expression of the address of any member's page."""
    before, _, after = reverse("membership:member", args=[0]).rpartition("0")
    return rf"{re.escape(before)}\d+{re.escape(after)}"
