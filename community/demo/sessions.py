"""The community sessions of the demonstration: one to come, with a line for places, one past."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from community.events.actions import make_event, sign_up, write_notes
from community.models import Event, Member

COMING = {
    "title": "Ending well: three ways to stop",
    "about": "Three teams tell how they end, ten minutes each. Then we ask.\n\n"
    "- What parents said about it\n- What it costs in time\n- What we would not do again",
    "place": "",
    "link": "https://meet.demo.example/ending-well",
    "places": 3,
    "board": None,
}
PAST = {
    "title": "Midwives and us",
    "about": "How the first call came earlier.",
    "place": "",
    "link": "",
    "places": None,
    "board": None,
}
NOTES = """
- Ask in the booking form whether a child has lived away, and train people to ask it.
- Be in the clinic before there is a form.
- Ring back the same day.
"""


def make_sessions(people: dict[str, Member], examples: dict[str, Member]) -> None:
    moderator = examples["moderator"].user
    if moderator is None:
        raise ValueError("The moderator has an account.")
    coming = make_event(by=moderator, said=COMING | times(14, timedelta(hours=1)))
    for key in ("amira", "beth", "dele", "huw", "ines"):
        sign_up(event=coming, member=people[key])
    past = make_event(by=moderator, said=PAST | times(14, timedelta(hours=1)))
    for key in ("joss", "kofi", "ewa"):
        sign_up(event=past, member=people[key])
    then = times(-28, timedelta(hours=1))
    Event.objects.filter(pk=past.pk).update(**then)
    write_notes(event=past, by=moderator, notes=NOTES.strip(), stands=past.notes_stand)


def times(days: int, lasts: timedelta) -> dict[str, datetime]:
    """From two in the afternoon, so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    begins = timezone.make_aware(datetime.combine(day, time(14)))
    return {"begins_at": begins, "ends_at": begins + lasts}
