"""Community sessions: making, changing and cancelling them; coming, and waiting for a place."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from community.audit.log import MEMBER, MODERATOR, record
from community.email.outbox import queue
from community.events.emails import CANCELLED, MOVED, PLACE
from community.exceptions import NotPossible
from community.models import Event, Member, SignUp
from community.models.events import RESERVED_SLUGS
from community.text.markdown import rendered
from community.visibility import may_come

FIELDS = ("title", "about", "begins_at", "ends_at", "place", "link", "places", "board")
# Whoever comes has to know of these before they set out.
WHERE_AND_WHEN = ("begins_at", "ends_at", "place")
CHANGED = "This session was changed since you opened the page."
NOTES_CHANGED = "The notes were changed since you opened them."


def make_event(*, by: User, said: dict[str, Any], key: UUID | None = None) -> Event:
    """The same `key` again answers the session that stands."""
    found = Event.objects.filter(key=key).first() if key else None
    try:
        return found or _make(by, said, key)
    except IntegrityError:  # the second of two at once finds the first
        if key is None:
            raise
        return Event.objects.get(key=key)


@transaction.atomic
def _make(by: User, said: dict[str, Any], key: UUID | None) -> Event:
    event = Event(slug=free_slug(said["title"]), key=key, **{name: said[name] for name in FIELDS})
    event.about_html = rendered(event.about)
    event.save()
    record("made_event", event, by=by, as_whom=MODERATOR)
    return event


def free_slug(title: str) -> str:
    """An address that no other event has."""
    slug = slugify(title)[:60] or "session"
    taken = slug in RESERVED_SLUGS or Event.objects.filter(slug=slug).exists()
    return f"{slug}-{uuid4().hex[:6]}" if taken else slug


@transaction.atomic
def change_event(*, event: Event, by: User, said: dict[str, Any], stands: str) -> None:
    """What calendars hold is brought up to date, whoever comes is told of another time or place,
    and new places go to those who wait. `stands` names the session that the moderator saw
    (`Event.stands`): what somebody else changed since is not written over. Raises
    `NotPossible`."""
    stored = _locked(event)
    changed = [name for name in FIELDS if getattr(stored, name) != said[name]]
    if not changed:
        return
    if stored.stands != stands:
        raise NotPossible(CHANGED)
    for name in changed:
        setattr(stored, name, said[name])
    stored.about_html = rendered(stored.about)
    _changed(stored)
    record("changed_event", stored, by=by, as_whom=MODERATOR)
    if stored.is_open and set(changed) & set(WHERE_AND_WHEN):
        _tell_all(stored, MOVED)
    _give_places(stored)


@transaction.atomic
def cancel_event(*, event: Event, by: User, reason: str) -> None:
    stored = _locked(event)
    if stored.cancelled_at:
        raise NotPossible("This session is cancelled already.")
    stored.cancelled_at, stored.cancelled_reason = timezone.now(), reason
    _changed(stored)
    record("cancelled_event", stored, by=by, as_whom=MODERATOR, reason=reason)
    _tell_all(stored, CANCELLED)


def _tell_all(event: Event, kind: str) -> None:
    """Who may hear of it is looked at when the letter goes."""
    for sign_up in event.sign_ups.select_related("member"):
        queue(sign_up.member, kind, key=f"{event.pk}:{event.sequence}", event=event)


@transaction.atomic
def write_notes(*, event: Event, by: User, notes: str, stands: str) -> None:
    """`stands` names the notes that the moderator saw (`Event.notes_stand`). Raises
    `NotPossible`."""
    stored = _locked(event)
    if stored.notes == notes:
        return
    if stored.notes_stand != stands:
        raise NotPossible(NOTES_CHANGED)
    stored.notes, stored.notes_html = notes, rendered(notes)
    stored.save(update_fields=["notes", "notes_html"])
    record("wrote_notes", stored, by=by, as_whom=MODERATOR)


@transaction.atomic
def sign_up(*, event: Event, member: Member) -> SignUp:
    """A place, or one in the line for it, behind those who wait. Signing up twice changes
    nothing."""
    stored = _locked(event)
    there = stored.sign_ups.filter(member=member).first()
    if there:
        return there
    if not stored.is_open:
        raise NotPossible("This session has begun or was cancelled, so nobody can sign up.")
    _give_places(stored)
    made = SignUp.objects.create(event=stored, member=member, has_place=_has_room(stored))
    record("signed_up", stored, by=member.user, as_whom=MEMBER, has_place=made.has_place)
    return made


@transaction.atomic
def withdraw(*, event: Event, member: Member) -> None:
    """Not coming after all; the first in the line has the place and is told."""
    stored = _locked(event)
    gone, _ = stored.sign_ups.filter(member=member).delete()
    if gone:
        record("withdrew", stored, by=member.user, as_whom=MEMBER)
        _give_places(stored)


def release_places(member: Member) -> None:
    """Inside the act by which a member goes: whoever waits has their places."""
    for event in _to_come(member):
        event.sign_ups.filter(member=member).delete()
        _give_places(event)


def stand_back(member: Member) -> None:
    """Inside the act that shuts a member out for a time: a place is lost, not the turn."""
    for event in _to_come(member):
        event.sign_ups.filter(member=member).update(has_place=False)
        _give_places(event)


def give_places_to(member: Member) -> None:
    """Inside the act by which a member is back: places that are free, if it is their turn."""
    for event in _to_come(member):
        _give_places(event)


def _to_come(member: Member) -> Iterator[Event]:
    """Sessions that a member signed up for, each locked in its turn."""
    own = Event.objects.filter(sign_ups__member=member, begins_at__gt=timezone.now())
    for event in own.order_by("pk"):
        yield _locked(event)


def _locked(event: Event) -> Event:
    """Signing up and changing take turns: there is one last place."""
    return Event.objects.select_for_update(of=("self",)).get(pk=event.pk)


def _has_room(event: Event) -> bool:
    return event.places is None or event.sign_ups.filter(has_place=True).count() < event.places


def _give_places(event: Event) -> None:
    """Places that are free go to those who wait, the first first. Nobody loses one."""
    if not event.is_open:
        return
    for waiting in event.sign_ups.filter(has_place=False).select_related("member__user"):
        if not _has_room(event):
            return
        if not may_come(waiting.member, event):
            continue
        waiting.has_place = True
        waiting.save(update_fields=["has_place"])
        queue(waiting.member, PLACE, key=f"{event.pk}:{uuid4().hex}", event=event)


def _changed(event: Event) -> None:
    event.sequence, event.changed_at = F("sequence") + 1, timezone.now()
    event.save()
    event.refresh_from_db()


@transaction.atomic
def renew_calendar(*, member: Member, wanted: bool) -> None:
    """A new secret address for the member's calendar program, or none."""
    member.calendar_key = uuid4() if wanted else None
    member.save(update_fields=["calendar_key"])
    record("renewed_calendar", member, by=member.user, as_whom=MEMBER, wanted=wanted)
