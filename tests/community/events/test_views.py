"""What the pages of a session say of one that is over or off, and take from its form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.events.actions import cancel_event, sign_up
from community.models import Event
from tests.community.events.test_events import LINK, make, sent_by_form
from tests.community.people import make_member, moderator, signed_in

pytestmark = pytest.mark.django_db
EVENTS = "/community/events/"


def test_a_session_has_at_least_one_place_or_no_limit() -> None:
    client = signed_in(moderator())
    html = client.post(f"{EVENTS}new/", sent_by_form(places="0")).text
    assert "At least 1, or leave it blank" in html
    assert not Event.objects.exists()
    client.post(f"{EVENTS}new/", sent_by_form(places="1"))
    assert Event.objects.get().places == 1


def test_the_form_of_a_session_says_that_moderators_see_the_link() -> None:
    html = signed_in(moderator()).get(f"{EVENTS}new/").text
    assert "Shown to those with a place and to moderators" in html


def test_a_cancelled_session_is_not_coming_and_offers_nothing() -> None:
    event, member = make(), make_member()
    sign_up(event=event, member=member)
    cancel_event(event=event, by=moderator(), reason="Ill.")
    listed = signed_in(member).get(EVENTS).text
    coming, cancelled = listed.partition('id="cancelled-title"')[::2]
    assert event.title not in coming
    assert event.title in cancelled
    assert "You have a place" not in listed
    for client in (signed_in(member), signed_in(moderator())):
        html = client.get(event.get_absolute_url()).text
        for words in (LINK, "into your calendar", "Change it", "Write notes", "Coming: "):
            assert words not in html


def test_a_session_that_is_over_says_who_had_a_place_and_offers_no_calendar() -> None:
    event, member = make(), make_member()
    sign_up(event=event, member=member)
    begins = timezone.now() - timedelta(days=2)
    Event.objects.update(begins_at=begins, ends_at=begins + timedelta(hours=1))
    for address in (EVENTS, event.get_absolute_url()):
        html = signed_in(member).get(address).text
        assert "1 had a place" in html
        assert "1 coming" not in html
    assert "into your calendar" not in html
    assert LINK not in html
    assert "Write notes" in signed_in(moderator()).get(event.get_absolute_url()).text
