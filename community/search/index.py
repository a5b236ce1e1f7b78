"""Keeping the index in step with the posts. Which of them a reader may see is asked for when it
is read, so that hiding, moving and restricting need nothing done here."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from community.models import Post, Stem
from community.plain import excerpt
from community.search.stems import stems

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
    return [Stem(stem=stem, post=post, weight=weight) for stem, weight in weights.items()]


@transaction.atomic
def index_post(post: Post) -> None:
    Stem.objects.filter(post=post).delete()
    Stem.objects.bulk_create(rows_of(post), batch_size=500)


def index_posts(posts: Iterable[Post]) -> int:
    """Index many anew, in steps; how many."""
    done = 0
    for post in posts:
        index_post(post)
        done += 1
    return done
