"""Pages of a long list by its keys: the last page costs what the first one does."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from community.models import Post, Topic
from foundation.numbers import read_integer

POSTS, TOPICS = 20, 30
# In an address of a topic: from the first unread post on; before what comes after the last.
NEW, END = "new", "end"
BEYOND = 2**63 - 1
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
        found = list(_to_one_after(posts, end).order_by("-pk")[: POSTS + 2])
        after = [post for post in found[:1] if post.pk >= end]
        found = found[len(after) :]
        items = found[:POSTS][::-1]
        earlier = items[0].pk if len(found) > POSTS else None
        return PostPage(items, earlier, after[0].pk if after else None)
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


def _to_one_after(posts: QuerySet[Post], end: int) -> QuerySet[Post]:
    """The same at the other side."""
    one_after = posts.filter(pk__gte=end).order_by("pk").values("pk")[:1]
    return posts.filter(pk__lte=Coalesce(Subquery(one_after), end))


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


def page_asked(topics: QuerySet[Topic], cursor: str) -> tuple[TopicPage, str]:
    """The page at a cursor that came with an address, and what has to be said of it: where there
    is no such page, the nearest that there is."""
    try:
        page = page_of_topics(topics, cursor)
    except ValueError:
        words = "That is not a place in this list, so this is its beginning."
        return page_of_topics(topics, ""), words
    if not cursor or page.items:
        return page, ""
    oldest = topics.filter(is_pinned=False).order_by("last_post_at", "pk")[:TOPICS]
    words = "There is nothing further back than that, so this is the end of the list."
    return TopicPage([], list(oldest)[::-1], ""), words


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


def number(request: HttpRequest, name: str) -> int | None:
    """A key given in the address; nothing for what is none."""
    return read_integer(request.GET.get(name, ""))
