"""What a member wants to hear of, and what a post has them told."""

from typing import Any

from django.db import transaction

from community.audit.log import MEMBER, record
from community.email.unsubscribe import DIGEST, MENTIONS, REPLIES
from community.locks import locked_member
from community.models import Board, Member, Mention, Post, Topic, Watch
from community.notifications.digests import awaits_none, begin_anew

Level = Watch.Level
CHOICES = ("mails_replies", "mails_mentions", "digest", "mails_restricted")


@transaction.atomic
def watch(*, member: Member, place: Board | Topic, level: str) -> None:
    """Follow a board or a topic at a level; an empty one forgets what was chosen."""
    where = {"topic": place} if isinstance(place, Topic) else {"board": place}
    if level:
        Watch.objects.update_or_create(member=member, **where, defaults={"level": level})
    else:
        Watch.objects.filter(member=member, **where).delete()
    record("watched", place, by=member.user, as_whom=MEMBER, level=level)


def follow(*, member: Member, topic: Topic, level: str) -> None:
    """What writing in a topic brings with it, unless the member has chosen otherwise."""
    Watch.objects.get_or_create(member=member, topic=topic, defaults={"level": level})


@transaction.atomic
def choose_notices(*, member: Member, chosen: dict[str, Any]) -> None:
    never = Member.Digest.NEVER
    was_off = locked_member(member.pk).digest == never  # the form has written into `member`
    for name in CHOICES:
        setattr(member, name, chosen[name])
    member.save(update_fields=list(CHOICES))
    if was_off and member.digest != never:
        begin_anew(member)
    record("chose_notices", member, by=member.user, as_whom=MEMBER)


@transaction.atomic
def stop_notices(*, member: Member, what: str, stopped: bool) -> None:
    """One click in a letter, without signing in; and its undoing."""
    if what == REPLIES:
        member.mails_replies = not stopped
    elif what == MENTIONS:
        member.mails_mentions = not stopped
    elif what == DIGEST:
        _stop_digest(member, stopped)
    member.save(update_fields=["mails_replies", "mails_mentions", "digest", "digest_before"])
    record(
        "stopped_mail" if stopped else "resumed_mail", member, by=None, as_whom=MEMBER, what=what
    )


def _stop_digest(member: Member, stopped: bool) -> None:
    """Undone, it is the digest that it was; told at once only where it was stopped at once."""
    never = Member.Digest.NEVER
    if stopped and member.digest != never:
        member.digest, member.digest_before = never, member.digest
    elif not stopped and member.digest == never:
        member.digest = member.digest_before or Member.Digest.WEEKLY
        if not awaits_none(member):
            begin_anew(member)


def record_mentions(*, post: Post, members: list[Member]) -> list[Member]:
    """Note whom a post names; those whom it had not named before."""
    named = set(Mention.objects.filter(post=post).values_list("member_id", flat=True))
    new = [member for member in dict.fromkeys(members) if member.pk not in named]
    Mention.objects.bulk_create(
        [Mention(post=post, member=member) for member in new], ignore_conflicts=True
    )
    return new
