"""Add mail to the outbox, in the transaction of the action that it reports.

A task sends each letter once that transaction is committed.
"""

from datetime import datetime
from typing import Any
from uuid import uuid4

from community.email.messages import Words, words
from community.email.tasks import send_letter
from community.models import Event, Letter, Member, Post

# Of a letter that is put together when it goes; see `community.email.composers`.
LATER = Words()


def tell(
    member: Member, name: str, *, key: str = "", post: Post | None = None, **context: Any
) -> Letter | None:
    """Write `templates/community/email/<name>.txt` to a member; its first line is the subject.
    The same `key` again writes nothing."""
    if member.user is None:
        return None
    said = words(member, name, post=post, **context)
    return queue(member, name, key=key or str(uuid4()), said=said, post=post)


def queue(
    member: Member,
    kind: str,
    *,
    key: str,
    said: Words = LATER,
    post: Post | None = None,
    event: Event | None = None,
    stops: str = "",
    since: datetime | None = None,
) -> Letter | None:
    """The letter, or None where it was written before or nobody is there to read it."""
    if member.user_id is None:
        return None
    about = {"post": post, "event": event, "stops": stops, "since": since}
    letter, made = Letter.objects.get_or_create(
        member=member, kind=kind, key=key, defaults=about | vars(said)
    )
    return _handed_to_a_worker(letter) if made else None


def tell_address(address: str, name: str, *, key: str, **context: Any) -> Letter | None:
    """The same as `tell` to somebody who has no place in the community. The `key` names the
    reader too, since the address goes with the letter."""
    said = {"address": address} | vars(words(None, name, **context))
    letter, made = Letter.objects.get_or_create(member=None, kind=name, key=key, defaults=said)
    return _handed_to_a_worker(letter) if made else None


def _handed_to_a_worker(letter: Letter) -> Letter:
    """The task stands in the same database: it is stored with the letter, or not at all."""
    send_letter.enqueue(letter.pk)
    return letter
