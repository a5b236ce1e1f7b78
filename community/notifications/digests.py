"""Digests: what is new since the last one, of what a member may see and has not read.

A digest carries accepted posts alone, a moderator's own too. Of restricted boards it says only
that there is something new, unless the member chose otherwise.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from community.email.composers import LetterKind, register
from community.email.messages import Words, words
from community.email.outbox import queue
from community.email.unsubscribe import DIGEST, stop_url
from community.membership.author_names import author_name
from community.models import Board, Letter, Member, Post, Topic, Watch
from community.text.excerpts import excerpt
from community.viewer import Viewer
from community.visibility import board_q, not_muted, read_up_to

DAILY, WEEKLY = Member.Digest.DAILY, Member.Digest.WEEKLY
PERIODS = {DAILY: timedelta(days=1), WEEKLY: timedelta(days=7)}
# Early enough to be there when the day begins.
AT = time(7)
MOST = 15
LONGEST = timedelta(days=14)
DIGEST_LETTER = "digest"
# Letters of which nobody knows that their reader had them.
UNTOLD = (Letter.State.WAITING, Letter.State.GIVEN_UP, Letter.State.DOUBTFUL)


@dataclass(frozen=True)
class Line:
    title: str
    url: str
    board: str
    author: str
    excerpt: str
    replies: int


def slot_of(period: str, now: datetime) -> date:
    """The day of the latest digest that was due at `now`, by the clock in London."""
    local = timezone.localtime(now)
    day = local.date() if local.time() >= AT else local.date() - timedelta(days=1)
    return day - timedelta(days=day.weekday()) if period == WEEKLY else day


def begins(slot: date) -> datetime:
    return timezone.make_aware(datetime.combine(slot, AT))


def awaiting(period: str, slot: date) -> QuerySet[Member]:
    """Members who want this digest and were not looked at for it yet."""
    seen = Q(digested_at__isnull=True) | Q(digested_at__lt=begins(slot))
    return Member.objects.filter(
        seen, state=Member.State.APPROVED, digest=period, user__is_active=True
    )


def awaits_none(member: Member) -> bool:
    """Whether the latest digest that was due was looked after already."""
    slot = slot_of(member.digest, timezone.now())
    return member.digested_at is not None and member.digested_at >= begins(slot)


def write_digests(period: str, slot: str) -> int:
    """Write the digests of a day; how many. Begun again, it goes on where it stopped."""
    day = date.fromisoformat(slot)
    members = awaiting(period, day).select_related("user").order_by("pk")
    return sum(write_digest(member, period, day) for member in members.iterator(chunk_size=200))


@transaction.atomic
def write_digest(member: Member, period: str, slot: date) -> bool:
    """That there is a letter, and that the member was looked at, in one transaction; what it says
    is put together when it goes."""
    letter = None
    if member.is_approved and member.user is not None:
        since = since_last(member, period, slot)
        if news(Viewer.of(member.user), since).exists():
            key = f"{period}:{slot.isoformat()}"
            letter = queue(member, DIGEST_LETTER, key=key, stops=DIGEST, since=since)
    Member.objects.filter(pk=member.pk).update(digested_at=timezone.now())
    return letter is not None


def since_last(member: Member, period: str, slot: date) -> datetime:
    """Up to when the last digest told, so that nothing is told twice, nor lost to days on which
    none could be made, or to one that may not have arrived; but not the story of years to
    somebody who comes back."""
    due = begins(slot)
    looked = member.digested_at or due - PERIODS[Member.Digest(period)]
    lost, told = lost_and_told(member)
    since = max(min(looked, lost or looked), told or due - LONGEST)
    return max(since, due - LONGEST)


def lost_and_told(member: Member) -> tuple[datetime | None, datetime | None]:
    """From when on letters that may never have arrived were to tell; up to when those told that
    have gone. A digest goes when the mail server is there, and tells what is new by then."""
    found = member.letters.filter(kind=DIGEST_LETTER).aggregate(
        lost=Min("since", filter=Q(state__in=UNTOLD)),
        told=Max("until", filter=Q(state=Letter.State.SENT)),
    )
    return found["lost"], found["told"]


def begin_anew(member: Member) -> None:
    """From now on, for somebody who was let in or switches a digest on: not what was before."""
    member.letters.filter(kind=DIGEST_LETTER, state__in=UNTOLD).update(state=Letter.State.DROPPED)
    member.digested_at = timezone.now()
    member.save(update_fields=["digested_at"])


def compose(letter: Letter, member: Member) -> Words | None:
    """What is new now; None for nothing, or where the member may or wants to have it no longer."""
    since = letter.since
    if member.user is None or since is None or not member.is_approved:
        return None
    if member.digest == Member.Digest.NEVER:
        return None
    letter.until = timezone.now()
    since = max(since, lost_and_told(member)[1] or since)
    topics = list(news(Viewer.of(member.user), since)[: MOST + 1])
    told = [topic for topic in topics[:MOST] if may_be_told(member, topic)]
    if not topics:
        return None
    slot = letter.key.partition(":")[2]
    return words(
        member,
        DIGEST_LETTER,
        lines=lines(told),
        untold=len(topics[:MOST]) - len(told),
        has_more=len(topics) > MOST,
        slot=date.fromisoformat(slot),
        stop_url=stop_url(member.uuid, letter.stops),
    )


def may_be_told(member: Member, topic: Topic) -> bool:
    return topic.board.kind != Board.Kind.RESTRICTED or member.mails_restricted


def news(viewer: Viewer, since: datetime) -> QuerySet[Topic]:
    """Accepted topics with posts of others that were shown since then and that the member has not
    read, the followed first. `newest` is the key of the last of those posts."""
    followed = Watch.objects.filter(member=viewer.member, topic__isnull=False)
    loud = Q(pk__in=followed.exclude(level=Watch.Level.MUTE).values("topic"))
    told = Post.objects.filter(topic=OuterRef("pk"), state=Post.State.PUBLIC, shown_at__gte=since)
    unread = told.filter(shown_order__gt=Coalesce(OuterRef("read_up_to"), 0))
    newest = unread.exclude(author=viewer.member).order_by("-shown_order").values("pk")[:1]
    accepted = Topic.objects.filter(
        board_q(viewer, "board__"), is_public=True, last_post_at__gte=since
    )
    return (
        not_muted(viewer, accepted)
        .annotate(
            read_up_to=read_up_to(viewer),
            is_followed=Exists(Topic.objects.filter(loud, pk=OuterRef("pk"))),
        )
        .annotate(newest=Subquery(newest))
        .filter(newest__isnull=False)
        .select_related("board", "author__user")
        .order_by("-is_followed", "-last_post_at", "-pk")
    )


def lines(topics: list[Topic]) -> list[Line]:
    """Each topic of `news` with the beginning of its newest post; one query."""
    keys = [topic.newest for topic in topics]  # type: ignore[attr-defined]
    newest = Post.objects.filter(pk__in=keys, state=Post.State.PUBLIC)
    posts = {post.topic_id: post for post in newest.select_related("author__user")}
    return [line(topic, posts.get(topic.pk)) for topic in topics]


def line(topic: Topic, post: Post | None) -> Line:
    return Line(
        title=topic.title,
        url=topic.get_absolute_url(),
        board=topic.board.name,
        author=author_name(post or topic),
        excerpt=excerpt(post.text, 200) if post else "",
        replies=topic.reply_count,
    )


register(DIGEST_LETTER, LetterKind(compose=compose, at_most_once=True))
