"""What is done with whole topics: pinning, closing, moving, splitting, marking an answer."""

from django.db import transaction
from django.db.models import Count, Max, Q

from accounts.models import User
from community.audit.log import MEMBER, MODERATOR, record
from community.exceptions import NotPossible
from community.locks import locked_post, turn_of
from community.models import Board, Post, ReadMark, Topic, Watch
from community.search.index import index_moved, index_post

STAYS = (
    "What was written for one group stays with it, so this topic cannot move to a board that "
    "others read. If they should know of it, start a topic for them and say there in your own "
    "words what they need, or ask the authors to write for them."
)
NOT_SHOWN = (
    "Members do not see this post, so no topic can begin with it. Show it to them first, or split "
    "at another post."
)


@transaction.atomic
def pin_topic(*, topic: Topic, by: User, pinned: bool) -> None:
    Topic.objects.filter(pk=topic.pk).update(is_pinned=pinned)
    record("pinned" if pinned else "unpinned", topic, by=by, as_whom=MODERATOR)


@transaction.atomic
def close_topic(*, topic: Topic, by: User, closed: bool) -> None:
    Topic.objects.filter(pk=topic.pk).update(is_closed=closed)
    record("closed" if closed else "reopened", topic, by=by, as_whom=MODERATOR)


@transaction.atomic
def move_topic(*, topic: Topic, board: Board, by: User) -> None:
    stored = turn_of(Topic.objects.select_related("board")).get(pk=topic.pk)
    if not stored.may_move_to(board):
        raise NotPossible(STAYS)
    before = stored.board.slug
    Topic.objects.filter(pk=topic.pk).update(board=board)
    index_moved(topic, board)
    record("moved", topic, by=by, as_whom=MODERATOR, before=before, after=board.slug)


@transaction.atomic
def set_subject(*, topic: Topic, subject_key: str, by: User) -> None:
    """Say what a topic is about; an empty key says that it is about no record of this site."""
    Topic.objects.filter(pk=topic.pk).update(subject_key=subject_key)
    record("set_subject", topic, by=by, as_whom=MODERATOR, subject=subject_key)


@transaction.atomic
def split_topic(*, post: Post, title: str, by: User) -> Topic:
    """A topic of its own from this post on. The posts keep their keys and their places in the order
    of being shown, so that what members have read, and how they follow, is carried over."""
    later = Post.objects.filter(topic=post.topic_id, pk__gte=post.pk, is_opening=False)
    moved = list(turn_of(later.order_by("pk")).values_list("pk", flat=True))
    if post.pk not in moved:
        raise NotPossible("Another moderator has split this topic meanwhile.")
    if not later.filter(pk=post.pk, state=Post.State.PUBLIC).exists():
        raise NotPossible(NOT_SHOWN)
    old = turn_of(Topic.objects.all()).get(pk=post.topic_id)
    new = Topic.objects.create(
        board_id=old.board_id,
        title=title,
        author=post.author,
        nameless=post.nameless,
        created_at=post.created_at,
        shown_count=old.shown_count,
    )
    _carry_over(old, new)
    Post.objects.filter(pk__in=moved).update(topic=new)
    Post.objects.filter(pk=post.pk).update(is_opening=True)
    index_post(Post.objects.select_related("topic").get(pk=post.pk))
    if old.answer_id in moved:
        Topic.objects.filter(pk=old.pk).update(answer=None)
    for topic in (old, new):
        recount(topic)
    record("split", old, by=by, as_whom=MODERATOR, into=new.pk)
    return new


def _carry_over(old: Topic, new: Topic) -> None:
    """Who follows the old topic follows the new one, and has read of it what they had read."""
    watches = Watch.objects.filter(topic=old).values("member_id", "level")
    Watch.objects.bulk_create([Watch(topic=new, **one) for one in watches], batch_size=500)
    marks = ReadMark.objects.filter(topic=old).values("member_id", "last_shown")
    ReadMark.objects.bulk_create([ReadMark(topic=new, **one) for one in marks], batch_size=500)


@transaction.atomic
def mark_answer(*, topic: Topic, post: Post | None, by: User, as_moderator: bool) -> None:
    """Mark a post as the answer, or none. Who asked without a name does so here too."""
    if post is not None and locked_post(post.pk).topic_id != topic.pk:
        raise NotPossible("This post stands in another topic now.")
    nameless = topic.nameless and not as_moderator
    Topic.objects.filter(pk=topic.pk).update(answer=post)
    record(
        "marked_answer",
        topic,
        by=None if nameless else by,
        as_whom=MODERATOR if as_moderator else MEMBER,
        post=post.pk if post else None,
    )


def recount(topic: Topic) -> None:
    """Bring what a list shows of a topic in step with its posts; a reply that comes meanwhile
    waits for it."""
    turn_of(Topic.objects.all()).get(pk=topic.pk)
    shown = Q(state=Post.State.PUBLIC)
    found = topic.posts.filter(shown).aggregate(
        last=Max("shown_order"),
        at=Max("shown_at"),
        replies=Count("pk", filter=Q(is_opening=False)),
        opened=Count("pk", filter=Q(is_opening=True)),
    )
    newest = topic.posts.filter(shown, shown_order=found["last"] or 0)
    Topic.objects.filter(pk=topic.pk).update(
        last_post_id=newest.values_list("pk", flat=True).first() or 0,
        last_shown=found["last"] or 0,
        last_post_at=found["at"] or topic.created_at,
        reply_count=found["replies"],
        is_public=bool(found["opened"]),
    )
