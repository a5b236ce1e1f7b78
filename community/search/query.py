"""Asking the index: posts that hold every stem, as far as the viewer may see them.

The boards that the viewer may see are part of the question, so posts on other boards are never
looked at by themselves, and what stands there changes neither the answer nor what it shows.
"""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from community.models import Board, Post
from community.search.stemming import stems
from community.viewer import Viewer
from community.visibility import boards_for, posts_for

PAGE, MOST_STEMS, LAST_PAGE = 20, 8, 50


@dataclass(frozen=True)
class Asked:
    """What was asked: words, and what narrows them; `page` from 1."""

    text: str
    board: Board | None
    tag: str
    page: int

    @property
    def stems(self) -> list[str]:
        return list(dict.fromkeys(stems(self.text)))[:MOST_STEMS]

    @property
    def is_empty(self) -> bool:
        return not (self.stems or self.tag)


@dataclass(frozen=True)
class Found:
    posts: list[Post]
    has_more: bool


def ask(viewer: Viewer, asked: Asked) -> Found:
    """The best first, of two alike the newer; three queries."""
    if asked.is_empty:
        return Found([], has_more=False)
    posts = _narrowed(posts_for(viewer).filter(state=Post.State.PUBLIC), asked)
    start = (min(asked.page, LAST_PAGE) - 1) * PAGE
    # Ranked by keys alone: sorting the texts along takes seconds at 100,000 posts.
    boards = boards_for(viewer)
    if asked.board is not None:
        boards = boards.filter(pk=asked.board.pk)
    ranked = _ranked(posts, asked.stems, list(boards.values_list("pk", flat=True)))
    keys = list(ranked.values_list("pk", flat=True)[start : start + PAGE + 1])
    whole = posts.select_related("topic__board", "author__user").in_bulk(keys)
    found = [whole[key] for key in keys if key in whole]
    return Found(found[:PAGE], len(found) > PAGE and asked.page < LAST_PAGE)


def _narrowed(posts: QuerySet[Post], asked: Asked) -> QuerySet[Post]:
    if asked.board is not None:
        posts = posts.filter(topic__board=asked.board)
    if asked.tag:
        posts = posts.filter(topic__tags__name__iexact=asked.tag)
    return posts.filter(is_opening=True) if not asked.stems else posts


def _ranked(posts: QuerySet[Post], wanted: list[str], boards: list[int]) -> QuerySet[Post]:
    """A post must hold every stem, in its own words or in the title of the topic that it opens."""
    if not wanted:
        return posts.order_by("-pk")
    return (
        posts.filter(stems__stem__in=wanted, stems__board_id__in=boards)
        .annotate(held=Count("stems__stem", distinct=True), score=Sum("stems__weight"))
        .filter(held=len(wanted))
        .order_by("-score", "-pk")
    )
