"""Letters about sessions, as they stand when the letter goes.

Of a session on a restricted board a letter says only when it is, unless its reader chose
otherwise; its address bears its title, so that does not stand in it either.
"""

from django.db.models import QuerySet
from django.urls import reverse

from community.email.composers import LetterKind, register
from community.email.messages import Words, words
from community.events.presenters import when
from community.models import Board, Event, Letter, Member, SignUp
from community.visibility import may_come, may_see_event

PLACE, REMINDER, MOVED, CANCELLED = (
    "event_place",
    "event_reminder",
    "event_moved",
    "event_cancelled",
)


def reminder_key(event: Event) -> str:
    """Another where the session is moved."""
    return f"{event.pk}:{event.begins_at:%Y-%m-%dT%H:%M}"


def compose_place(letter: Letter, member: Member) -> Words | None:
    event = letter.event
    if event is None or not event.is_open or not comes(member, event):
        return None
    return said(letter, member, event)


def compose_reminder(letter: Letter, member: Member) -> Words | None:
    event = letter.event
    if event is None or not event.is_open or not comes(member, event):
        return None
    return said(letter, member, event) if letter.key == reminder_key(event) else None


def compose_moved(letter: Letter, member: Member) -> Words | None:
    """To those who wait too; what was moved again is told by the later letter."""
    event = letter.event
    if event is None or not event.is_open or not may_come(member, event):
        return None
    own = Letter.objects.filter(member=member, kind=MOVED, event=event)
    if own.filter(pk__gt=letter.pk).exists() or not signed_up(member, event).exists():
        return None
    return said(letter, member, event)


def compose_cancelled(letter: Letter, member: Member) -> Words | None:
    """Whose yearly confirmation has lapsed may be on the way there all the same."""
    event = letter.event
    if event is None or event.cancelled_at is None or member.is_out:
        return None
    if not may_see_event(member, event) or not signed_up(member, event).exists():
        return None
    return said(letter, member, event)


def signed_up(member: Member, event: Event) -> QuerySet[SignUp]:
    return SignUp.objects.filter(member=member, event=event)


def comes(member: Member, event: Event) -> bool:
    return may_come(member, event) and signed_up(member, event).filter(has_place=True).exists()


def said(letter: Letter, member: Member, event: Event) -> Words:
    restricted = event.board is not None and event.board.kind == Board.Kind.RESTRICTED
    is_told = not restricted or member.mails_restricted
    return words(
        member,
        letter.kind,
        event=event,
        is_told=is_told,
        title=f"“{event.title}”" if is_told else "a session on a restricted board",
        when=when(event),
        address=event.get_absolute_url() if is_told else reverse("events:events"),
    )


register(PLACE, LetterKind(compose=compose_place))
register(REMINDER, LetterKind(compose=compose_reminder))
register(MOVED, LetterKind(compose=compose_moved))
register(CANCELLED, LetterKind(compose=compose_cancelled))
