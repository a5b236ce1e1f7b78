"""What the pages of community sessions show."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as in_words

from community.links import Breadcrumbs, start_breadcrumbs
from community.models import Event, SignUp
from community.viewer import Viewer
from community.visibility import events_for

MOST, A_PAGE = 50, 20


def when(event: Event) -> str:
    """“Tuesday 8 December 2026, 14:00 to 15:30”, by the clock in London."""
    begins, ends = timezone.localtime(event.begins_at), timezone.localtime(event.ends_at)
    last = _time(ends) if begins.date() == ends.date() else f"{_day(ends)}, {_time(ends)}"
    return f"{_day(begins)}, {_time(begins)} to {last}"


def facts(event: Event) -> list[tuple[str, str]]:
    """How it stands, for a moderator who wrote meanwhile."""
    return [
        ("Title", event.title),
        ("When", when(event)),
        ("Place", event.place or "Online"),
        ("Joining link", event.link or "None"),
        ("Places", "No limit" if event.places is None else str(event.places)),
        ("For", event.board.name if event.board else "All members"),
        ("What it is for", event.about),
    ]


def _day(moment: datetime) -> str:
    return in_words(moment, "l j F Y")


def _time(moment: datetime) -> str:
    return in_words(moment, "H:i")


def counted(events: QuerySet[Event]) -> QuerySet[Event]:
    return events.annotate(coming=Count("sign_ups", filter=Q(sign_ups__has_place=True)))


def line(event: Event, own: dict[int, bool]) -> dict[str, Any]:
    """An event in a list. `own`: those that the viewer signed up for, and whether with a place."""
    return {
        "title": event.title,
        "url": event.get_absolute_url(),
        "when": when(event),
        "where": event.place or "Online",
        "is_cancelled": event.cancelled_at is not None,
        "places": places_words(event, getattr(event, "coming", 0)),
        "own": own_words(event, own.get(event.pk)),
        "has_notes": bool(event.notes),
    }


def own_words(event: Event, has_place: bool | None) -> str:
    """What still lies ahead for the viewer; nothing of what is over or off."""
    if has_place is None or event.is_over or event.cancelled_at is not None:
        return ""
    return "You have a place" if has_place else "You are waiting for a place"


def places_words(event: Event, coming: int) -> str:
    """Of a session that is over it is known who had a place, and not who came."""
    if event.is_over:
        return f"{coming} had a place"
    if event.places is None:
        return f"{coming} coming"
    left = max(0, event.places - coming)
    return f"{left} of {event.places} places left" if left else f"All {event.places} places taken"


def own_sign_ups(viewer: Viewer) -> dict[int, bool]:
    if viewer.member is None:
        return {}
    return dict(SignUp.objects.filter(member=viewer.member).values_list("event_id", "has_place"))


def events_page(viewer: Viewer, before: Event | None) -> dict[str, Any]:
    """What is coming, and a page of what has been; three queries."""
    own, now = own_sign_ups(viewer), timezone.now()
    seen = counted(events_for(viewer))
    past = seen.filter(ends_at__lte=now).order_by("-begins_at", "-pk")
    if before is not None:
        earlier = Q(begins_at__lt=before.begins_at)
        past = past.filter(earlier | Q(begins_at=before.begins_at, pk__lt=before.pk))
    found = list(past[: A_PAGE + 1])
    ahead = [] if before else list(seen.filter(ends_at__gt=now)[:MOST])
    return {
        "coming": [line(event, own) for event in ahead if event.cancelled_at is None],
        "cancelled": [line(event, own) for event in ahead if event.cancelled_at is not None],
        "is_later_page": before is not None,
        "past": [line(event, own) for event in found[:A_PAGE]],
        "earlier_url": _page_before(found[A_PAGE - 1]) if len(found) > A_PAGE else "",
        "may_make": viewer.is_moderator,
        "calendar_key": viewer.member.calendar_key if viewer.member else None,
        "is_member": viewer.member is not None and viewer.may_write,
        "breadcrumbs": start_breadcrumbs({"title": "Sessions"}),
    }


def _page_before(event: Event) -> str:
    return f"{reverse('events:events')}?before={event.slug}"


def event_breadcrumbs(title: str) -> Breadcrumbs:
    """Of a page about one session."""
    sessions = {"title": "Sessions", "url": reverse("events:events")}
    return start_breadcrumbs(sessions, {"title": title})


def event_page(viewer: Viewer, event: Event) -> dict[str, Any]:
    sign_ups = list(event.sign_ups.select_related("member__user"))
    own = next((one for one in sign_ups if one.member_id == getattr(viewer.member, "pk", 0)), None)
    waiting = [one for one in sign_ups if not one.has_place]
    is_ahead = event.cancelled_at is None and not event.is_over
    may_join = viewer.is_moderator or (own is not None and own.has_place)
    return {
        "event": event,
        "when": when(event),
        "places": places_words(event, len(sign_ups) - len(waiting)),
        "own": own,
        "place_in_line": waiting.index(own) + 1 if own and own in waiting else 0,
        "waiting": len(waiting),
        "is_ahead": is_ahead,
        "link": event.link if may_join and is_ahead else "",
        "may_sign_up": event.is_open and own is None and viewer.may_write,
        "is_moderator": viewer.is_moderator,
        # Whether they are members by that name or not, moderators must know whom to expect.
        "coming": [one.member.shown_name for one in sign_ups if one.has_place]
        if viewer.is_moderator
        else [],
        "breadcrumbs": event_breadcrumbs(event.title),
    }


def next_event(viewer: Viewer) -> dict[str, Any] | None:
    """For the first page of the community; one query."""
    event = events_for(viewer).filter(ends_at__gt=timezone.now(), cancelled_at__isnull=True).first()
    return (
        {"title": event.title, "url": event.get_absolute_url(), "when": when(event)}
        if event
        else None
    )
