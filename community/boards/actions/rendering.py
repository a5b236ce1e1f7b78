"""What follows from the words of a post: how they are shown, whom they name, how they are found."""

from community.boards.mention_links import shown_and_named
from community.models import Member, Post
from community.notifications.actions import record_mentions
from community.search.index import index_post


def settle(post: Post) -> list[Member]:
    """Bring all of it in step with the text, in the transaction of the act; those newly named."""
    post.html, members = shown_and_named(post.text, post.topic.board)
    post.save(update_fields=["html"])
    index_post(post)
    return record_mentions(post=post, members=members)
