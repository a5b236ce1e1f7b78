"""The name under which members see a topic or a post."""

from community.models import Post, Topic
from community.models.members import GONE, NAMELESS


def author_name(item: Topic | Post) -> str:
    """The author's name, or what is shown of somebody without a name or without an account."""
    if item.nameless:
        return NAMELESS
    return GONE if item.author is None else item.author.shown_name
