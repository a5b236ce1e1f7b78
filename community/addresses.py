"""What addresses of the community begin with, for code that looks at an address before a view.

`reverse` needs the addresses of the whole site, so each is found at first use and kept.
"""

import re
from functools import cache

from django.urls import reverse


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
