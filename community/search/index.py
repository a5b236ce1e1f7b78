"""Keeping the index in step with the posts: with their words, with whether members see them, and
with the board that they stand on. Whether a reader may see them is asked for again when it is read.
"""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from community.models import Board, Post, Stem, Topic
from community.search.stemming import stems
from community.text.excerpts import excerpt

IN_TITLE, MOST_OF_ONE = 8, 4
WHOLE = 1_000_000


def rows_of(post: Post) -> list[Stem]:
    """The text counts each stem a few times at most; the opening post bears its topic's title."""
    weights = {
        stem: min(number, MOST_OF_ONE)
        for stem, number in Counter(stems(excerpt(post.text, WHOLE))).items()
    }
    if post.is_opening:
        for stem in stems(post.topic.title):
            weights[stem] = weights.get(stem, 0) + IN_TITLE
    return [
        Stem(stem=stem, post=post, weight=weight, board_id=post.topic.board_id)
        for stem, weight in weights.items()
    ]


@transaction.atomic
def index_post(post: Post) -> None:
    """A post that members do not see has no rows."""
    Stem.objects.filter(post=post).delete()
    if post.state == Post.State.PUBLIC:
        Stem.objects.bulk_create(rows_of(post), batch_size=500)


def index_moved(topic: Topic, board: Board) -> None:
    Stem.objects.filter(post__topic=topic).update(board_id=board.pk)


def index_posts(posts: Iterable[Post]) -> int:
    """Index many anew, in steps; how many."""
    done = 0
    for post in posts:
        index_post(post)
        done += 1
    return done
