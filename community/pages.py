"""Pages of a long list by its keys: the last page costs what the first one does."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from community.models import Post, Topic

POSTS, TOPICS = 20, 30
CURSOR = re.compile(r"(\d{1,18})-(\d{1,18})", re.ASCII)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class PostPage:
    """A page of posts; its neighbours start at `later`, and end before `earlier`."""

    items: list[Post]
    earlier: int | None
    later: int | None


def page_of_posts(posts: QuerySet[Post], *, start: int | None, end: int | None) -> PostPage:
    """Posts in their order: those from key `start` on, or the last ones before key `end`, or the
    first ones. Nothing is counted."""
    if end is not None:
        found = list(posts.filter(pk__lt=end).order_by("-pk")[: POSTS + 1])
        items = found[POSTS - 1 :: -1] if len(found) > POSTS else found[::-1]
        return PostPage(items, items[0].pk if len(found) > POSTS else None, end)
    found = list(_from_one_before(posts, start).order_by("pk")[: POSTS + 2])
    before = [post for post in found[:1] if start and post.pk < start]
    found = found[len(before) :]
    items, rest = found[:POSTS], found[POSTS:]
    earlier = items[0].pk if before and items else None
    return PostPage(items, earlier, rest[0].pk if rest else None)


def _from_one_before(posts: QuerySet[Post], start: int | None) -> QuerySet[Post]:
    """From the last post before `start` on, which tells in the same query that there is one."""
    if not start:
        return posts
    one_before = posts.filter(pk__lt=start).order_by("-pk").values("pk")[:1]
    return posts.filter(pk__gte=Coalesce(Subquery(one_before), start))


@dataclass(frozen=True)
class TopicPage:
    """A page of topics, the pinned ones on the first; `later` is the cursor of the next."""

    pinned: list[Topic]
    items: list[Topic]
    later: str


def page_of_topics(topics: QuerySet[Topic], cursor: str) -> TopicPage:
    """Topics by their last post, the newest first, from a cursor on. Raises `ValueError` for
    what is no cursor."""
    ordered = topics.order_by("-last_post_at", "-pk")
    loose = ordered.filter(is_pinned=False)
    if cursor:
        loose = loose.filter(after_q(cursor))
    found = list(loose[: TOPICS + 1])
    items = found[:TOPICS]
    more = len(found) > TOPICS
    pinned = [] if cursor else list(ordered.filter(is_pinned=True))
    return TopicPage(pinned, items, cursor_of(items[-1]) if more else "")


def cursor_of(topic: Topic) -> str:
    microseconds = (topic.last_post_at - BEGINNING) // timedelta(microseconds=1)
    return f"{microseconds}-{topic.pk}"


def after_q(cursor: str) -> Q:
    read = CURSOR.fullmatch(cursor)
    if read is None:
        raise ValueError(cursor)
    try:
        moment = BEGINNING + timedelta(microseconds=int(read[1]))
    except OverflowError:
        raise ValueError(cursor) from None
    return Q(last_post_at__lt=moment) | Q(last_post_at=moment, pk__lt=int(read[2]))
