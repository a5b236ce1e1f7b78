"""Taking turns. Acts lock what they change in one order, so that none waits for one that waits
for it: posts by their keys, then the member, then topics, then the rest.

The locks are those of a change that leaves the key (`no_key`): a reply or a decision that only
names the row need not wait for it. A reply takes the lock of its topic alone.
"""

from typing import TypeVar

from django.db.models import Model, QuerySet

from community.exceptions import NotPossible
from community.models import Member, Post, Topic

Kept = TypeVar("Kept", bound=Model)
GONE = "This post is no longer there."


def turn_of(rows: QuerySet[Kept]) -> QuerySet[Kept]:
    """These rows as stored now, nobody else changing them till the end of the act."""
    return rows.select_for_update(of=("self",), no_key=True)


def locked_post(pk: int) -> Post:
    """The post as stored now, with its topic, board and author.

    First locked, then read: a topic that was joined while waiting may be the one that the post
    was in before it was split off.
    """
    if not list(turn_of(Post.objects.filter(pk=pk)).values_list("pk", flat=True)):
        raise NotPossible(GONE)
    return Post.objects.select_related("topic__board", "author__user").get(pk=pk)


def locked_topic(pk: int) -> Topic:
    """The topic as stored now, with its board; locked first, since it may have moved to another
    while waiting."""
    if not list(turn_of(Topic.objects.filter(pk=pk)).values_list("pk", flat=True)):
        raise NotPossible("This topic is no longer there.")
    return Topic.objects.select_related("board").get(pk=pk)


def locked_member(pk: int) -> Member:
    return turn_of(Member.objects.all()).get(pk=pk)
