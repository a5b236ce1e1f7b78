"""Community sessions: making, changing and cancelling them; coming, and waiting for a place."""

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from community.audit import MEMBER, MODERATOR, record
from community.mail import tell
from community.markup import rendered
from community.models import Event, Member, SignUp
from community.models.events import RESERVED_SLUGS
from community.querysets import may_come
from community.refusals import NotPossible

FIELDS = ("title", "about", "begins_at", "ends_at", "place", "link", "places", "board")


@transaction.atomic
def make_event(*, by: User, said: dict[str, Any]) -> Event:
    event = Event(slug=free_slug(said["title"]), **{name: said[name] for name in FIELDS})
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
def change_event(*, event: Event, by: User, said: dict[str, Any]) -> None:
    """What calendars hold is brought up to date, and new places go to those who wait."""
    stored = _locked(event)
    for name in FIELDS:
        setattr(stored, name, said[name])
    stored.about_html = rendered(stored.about)
    _changed(stored)
    record("changed_event", stored, by=by, as_whom=MODERATOR)
    _give_places(stored)


@transaction.atomic
def cancel_event(*, event: Event, by: User, reason: str) -> None:
    stored = _locked(event)
    if stored.cancelled_at:
        raise NotPossible("This session is cancelled already.")
    stored.cancelled_at, stored.cancelled_reason = timezone.now(), reason
    _changed(stored)
    record("cancelled_event", stored, by=by, as_whom=MODERATOR, reason=reason)
    for sign_up in stored.sign_ups.select_related("member__user"):
        if may_come(sign_up.member, stored):
            tell(sign_up.member, "event_cancelled", key=f"cancelled:{event.pk}", event=stored)


@transaction.atomic
def write_notes(*, event: Event, by: User, notes: str) -> None:
    stored = _locked(event)
    stored.notes, stored.notes_html = notes, rendered(notes)
    stored.save(update_fields=["notes", "notes_html"])
    record("wrote_notes", stored, by=by, as_whom=MODERATOR)


@transaction.atomic
def sign_up(*, event: Event, member: Member) -> SignUp:
    """A place, or one in the line for it. Signing up twice changes nothing."""
    stored = _locked(event)
    there = stored.sign_ups.filter(member=member).first()
    if there:
        return there
    if not stored.is_open:
        raise NotPossible("This session has begun or was cancelled, so nobody can sign up.")
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
        tell(waiting.member, "event_place", event=event)


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
