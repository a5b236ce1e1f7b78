"""Events as calendar programs read them (RFC 5545)."""

from collections.abc import Iterable

from django.conf import settings
from icalendar import Calendar
from icalendar import Event as Entry

from community.models import Event
from community.text.excerpts import excerpt

PRODUCT = "-//Alongside//Community sessions//EN"
LONGEST = 2000


def calendar(events: Iterable[tuple[Event, bool]], name: str) -> bytes:
    """Each event with whether its reader has a place, and so the joining link."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for event, has_place in events:
        made.add_component(entry(event, has_place))
    return bytes(made.to_ical())


def entry(event: Event, has_place: bool) -> Entry:
    """The identity stays whatever changes; calendars take over what has a higher sequence."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{event.get_absolute_url()}"
    made = Entry()
    made.add("uid", f"{event.uuid}@community")
    made.add("dtstamp", event.changed_at)
    made.add("last-modified", event.changed_at)
    made.add("sequence", event.sequence)
    made.add("dtstart", event.begins_at)
    made.add("dtend", event.ends_at)
    made.add("summary", event.title)
    made.add("status", "CANCELLED" if event.cancelled_at else "CONFIRMED")
    made.add("url", address)
    words = excerpt(event.about, LONGEST)
    if event.link and has_place and not event.cancelled_at:
        words += f"\n\nJoin: {event.link}"
    made.add("description", f"{words}\n\n{address}")
    made.add("location", event.place or "Online")
    return made
