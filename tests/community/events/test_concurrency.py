"""Sessions that two moderators make or change, or one of them twice."""

from uuid import uuid4

import pytest
from django.utils import timezone

from community.events.actions import FIELDS, make_event
from community.models import AuditEntry, Event
from tests.community.concurrency import at_once
from tests.community.events.test_events import LINK, make, sent_by_form
from tests.community.people import moderator, signed_in

pytestmark = pytest.mark.django_db


def test_a_session_announced_by_a_double_click_is_one() -> None:
    client, said = signed_in(moderator()), sent_by_form()
    assert 'name="key"' in client.get("/community/events/new/").text
    first, second = (client.post("/community/events/new/", said) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_session_announced_twice_at_once_is_one() -> None:
    said = {name: getattr(make(title="Another"), name) for name in FIELDS}
    by, key = moderator(), uuid4()
    made = at_once(*(lambda: make_event(by=by, said=said, key=key) for _ in range(3)))
    assert len({event.pk for event in made}) == 1


def test_two_moderators_who_change_a_session_lose_nothing_of_each_other() -> None:
    client, event = signed_in(moderator()), make()
    address = f"{event.get_absolute_url()}edit/"
    assert 'name="stands" value="0"' in client.get(address).text
    client.post(address, sent_by_form(begins_at_1="13:00", link=LINK, stands="0"))
    late = sent_by_form(place="Leeds", stands="0")
    page = client.post(address, late)
    assert page.status_code == 200
    assert "was changed since you opened the page" in page.text
    assert "6 July 2099, 13:00 to 15:30" in page.text
    assert LINK in page.text
    assert "Leeds" in page.text, "what was typed is kept"
    assert 'name="stands" value="1"' in page.text
    event.refresh_from_db()
    assert (event.place, timezone.localtime(event.begins_at).hour) == ("", 13)
    client.post(address, sent_by_form(begins_at_1="13:00", place="Leeds", link=LINK, stands="1"))
    event.refresh_from_db()
    assert (event.place, timezone.localtime(event.begins_at).hour) == ("Leeds", 13)


def test_a_change_sent_twice_is_one() -> None:
    client, event = signed_in(moderator()), make()
    for _ in range(2):
        client.post(f"{event.get_absolute_url()}edit/", sent_by_form(place="Leeds", stands="0"))
    event.refresh_from_db()
    assert event.sequence == AuditEntry.objects.filter(act="changed_event").count() == 1


def test_two_moderators_who_write_notes_lose_nothing_of_each_other() -> None:
    client, event = signed_in(moderator()), make()
    address = f"{event.get_absolute_url()}notes/"
    for _ in range(2):
        client.post(address, {"text": "The notes of the first.", "stands": "none"})
    page = client.post(address, {"text": "Those of the second.", "stands": "none"}).text
    assert "The notes were changed since you opened them." in page
    assert "The notes of the first." in page
    assert "Those of the second." in page
    event.refresh_from_db()
    assert event.notes == "The notes of the first."
    assert f'name="stands" value="{event.notes_stand}"' in page
    assert AuditEntry.objects.filter(act="wrote_notes").count() == 1
