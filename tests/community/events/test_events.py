"""Community sessions: coming, waiting, calendars, reminders, notes."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from accounts.models import User
from community.events.actions import cancel_event, make_event, sign_up, withdraw
from community.events.presenters import when
from community.models import AuditEntry, Board, Event, Member, SignUp
from tests.community.boards.test_concurrency import at_once
from tests.community.outbox import run_tasks, ticked
from tests.community.people import make_board, make_member, moderator, signed_in

pytestmark = pytest.mark.django_db
LINK = "https://meet.example.org/a-made-up-room"


def make(**said: Any) -> Event:
    begins = timezone.now() + timedelta(days=10)
    usual = {
        "title": "Ending well",
        "about": "How others **end**.",
        "begins_at": begins,
        "ends_at": begins + timedelta(hours=1),
        "place": "",
        "link": LINK,
        "places": None,
        "board": None,
    }
    return make_event(by=moderator(), said=usual | said)


def told() -> list[str]:
    run_tasks()
    return [str(one.subject) for one in mail.outbox]


def sent_by_form(**changed: str) -> dict[str, str]:
    """As from the page that makes a session, or, with `stands`, from the one that changes it."""
    return {
        "key": str(uuid4()),
        "title": "Ending well",
        "about": "How others end.",
        "begins_at_0": "2099-07-06",
        "begins_at_1": "14:00",
        "ends_at_0": "2099-07-06",
        "ends_at_1": "15:30",
    } | changed


def test_a_moderator_announces_a_session_and_members_find_it() -> None:
    client = signed_in(moderator())
    assert 'type="date"' in client.get("/community/events/new/").text
    answer = client.post("/community/events/new/", sent_by_form(places="12", link=LINK))
    assert answer.headers["Location"] == "/community/events/ending-well/"
    event = Event.objects.get()
    assert event.begins_at == datetime(2099, 7, 6, 13, 0, tzinfo=UTC), "summer time in London"
    member = signed_in(make_member())
    for address in ("/community/", "/community/events/", event.get_absolute_url()):
        html = member.get(address).text
        assert "Monday 6 July 2099, 14:00 to 15:30" in html
        assert LINK not in html
    assert AuditEntry.objects.filter(act="made_event").exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ends_at_1": "13:00"}, "It has to end after it begins."),
        ({"begins_at_0": "2020-07-06"}, "This time has passed."),
        ({"begins_at_0": "soon"}, "Enter a valid date."),
        ({"title": ""}, "Give the session a title."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(changed: dict[str, str], words: str) -> None:
    html = signed_in(moderator()).post("/community/events/new/", sent_by_form(**changed)).text
    assert words in html
    assert "How others end." in html
    assert not Event.objects.exists()


def test_places_go_in_order_and_the_first_in_the_line_is_told() -> None:
    event = make(places=1)
    first, second, third = (make_member() for _ in range(3))
    for member in (first, second, third):
        signed_in(member).post(f"{event.get_absolute_url()}sign-up/")
    assert "You have a place." in signed_in(first).get(event.get_absolute_url()).text
    waits = signed_in(third).get(event.get_absolute_url()).text
    assert "You are number 2 in the line" in waits
    assert LINK not in waits
    signed_in(first).post(f"{event.get_absolute_url()}sign-up/", {"withdraw": "1"})
    assert SignUp.objects.get(member=second).has_place
    assert not SignUp.objects.get(member=third).has_place
    assert "Alongside: you have a place at “Ending well”" in told()
    assert LINK in signed_in(second).get(event.get_absolute_url()).text


def test_more_places_move_those_who_wait_up() -> None:
    event = make(places=1)
    for _ in range(3):
        sign_up(event=event, member=make_member())
    begins = timezone.localtime(event.begins_at)
    signed_in(moderator()).post(
        f"{event.get_absolute_url()}edit/",
        sent_by_form(places="2", begins_at_0=f"{begins:%Y-%m-%d}", stands="0"),
    )
    assert SignUp.objects.filter(has_place=True).count() == 2


def test_signing_up_twice_is_once_and_withdrawing_twice_harms_nobody() -> None:
    event, member = make(), make_member()
    for _ in range(2):
        sign_up(event=event, member=member)
    assert SignUp.objects.count() == 1
    for _ in range(2):
        withdraw(event=event, member=member)
    assert not SignUp.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_want_the_last_place_at_once_one_has_it() -> None:
    event, members = make(places=1), [make_member() for _ in range(4)]
    at_once(*(lambda member=member: sign_up(event=event, member=member) for member in members))
    assert SignUp.objects.filter(has_place=True).count() == 1
    assert SignUp.objects.count() == 4


def test_a_session_of_a_board_is_not_there_for_others() -> None:
    group = Group.objects.create(name="Leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    event = make(board=board)
    inside, outside = signed_in(make_member("Leads")), signed_in(make_member())
    assert inside.get(event.get_absolute_url()).status_code == 200
    for address in (event.get_absolute_url(), f"/community/events/{event.slug}.ics"):
        assert outside.get(address).status_code == 404
    assert outside.post(f"{event.get_absolute_url()}sign-up/").status_code == 404
    assert event.title not in outside.get("/community/events/").text
    assert event.title not in outside.get("/community/").text


def test_a_cancelled_session_tells_those_who_signed_up_and_takes_nobody_else() -> None:
    event, member = make(), make_member()
    sign_up(event=event, member=member)
    signed_in(moderator()).post(
        f"{event.get_absolute_url()}cancel/", {"reason": "The speaker is ill."}
    )
    assert "Alongside: “Ending well” is cancelled" in told()
    answer = signed_in(make_member()).post(f"{event.get_absolute_url()}sign-up/")
    assert answer.status_code == 409
    page = signed_in(member).get(event.get_absolute_url()).text
    assert "The speaker is ill." in page
    assert LINK not in page


def test_those_who_come_are_reminded_once_the_day_before() -> None:
    begins = timezone.now() + timedelta(hours=20)
    event = make(begins_at=begins, ends_at=begins + timedelta(hours=1), places=1)
    comes, waits = make_member(), make_member()
    for member in (comes, waits):
        sign_up(event=event, member=member)
    for _ in range(3):
        call_command("run_scheduled_jobs", verbosity=0)
        run_tasks()
    reminders = [one for one in mail.outbox if "You have a place." in one.body]
    assert comes.user is not None
    assert [one.to for one in reminders] == [[comes.user.email]]
    assert LINK not in reminders[0].body


def entries(content: bytes) -> dict[str, Any]:
    calendar = Calendar.from_ical(content)
    return {str(entry["SUMMARY"]): entry for entry in calendar.walk("VEVENT")}


def test_its_calendar_file_is_read_back_and_follows_changes() -> None:
    event, member = make(title="Endings; beginnings, and “both”", place="Leeds"), make_member()
    client, address = signed_in(member), f"/community/events/{event.slug}.ics"
    before = entries(client.get(address).content)[event.title]
    assert before.decoded("DTSTART") == event.begins_at.replace(microsecond=0)
    assert str(before["LOCATION"]) == "Leeds"
    assert LINK not in str(before["DESCRIPTION"])
    sign_up(event=event, member=member)
    assert LINK in str(entries(client.get(address).content)[event.title]["DESCRIPTION"])
    cancel_event(event=event, by=moderator(), reason="Ill.")
    after = entries(client.get(address).content)[event.title]
    assert (str(after["UID"]), str(after["STATUS"])) == (str(before["UID"]), "CANCELLED")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert LINK not in str(after["DESCRIPTION"])


def test_a_calendar_program_reads_a_members_own_address_until_it_is_renewed() -> None:
    make()
    member = make_member()
    client = signed_in(member)
    client.post("/community/events/calendar/")
    member.refresh_from_db()
    address = f"/accounts/calendar/{member.calendar_key}.ics"
    assert address in client.get("/community/events/").text
    answer = Client().get(address)
    assert list(entries(answer.content)) == ["Ending well"]
    assert "no-store" in answer.headers["Cache-Control"]
    never = Client().get("/accounts/calendar/00000000-0000-0000-0000-000000000000.ics")
    Member.objects.filter(pk=member.pk).update(state=Member.State.SUSPENDED)
    gone = Client().get(address)
    assert gone.status_code == never.status_code == 404
    no_key = "00000000-0000-0000-0000-000000000000"
    assert gone.text.replace(str(member.calendar_key), no_key) == never.text
    Member.objects.filter(pk=member.pk).update(state=Member.State.APPROVED)
    client.post("/community/events/calendar/")
    assert Client().get(address).status_code == 404


def test_the_calendar_of_a_closed_account_is_answered_as_one_that_never_was() -> None:
    make()
    member = make_member(calendar_key=uuid4())
    address = f"/accounts/calendar/{member.calendar_key}.ics"
    assert Client().get(address).status_code == 200
    User.objects.filter(member=member).update(is_active=False)
    assert Client().get(address).status_code == 404


def test_the_calendar_of_a_moderator_waits_for_the_second_step() -> None:
    make()
    member = make_member("Moderators", calendar_key=uuid4())
    address = f"/accounts/calendar/{member.calendar_key}.ics"
    assert Client().get(address).status_code == 200
    Authenticator.objects.filter(user=member.user_id).delete()
    assert Client().get(address).status_code == 404


def test_notes_are_read_by_the_guard_and_shown_to_those_who_see_the_session() -> None:
    event = make()
    client, address = signed_in(moderator()), f"{event.get_absolute_url()}notes/"
    page = client.get(address).text
    assert 'name="stands" value="none"' in page
    number = {"text": "NHS 943 476 5919", "checked": "on", "stands": "none"}
    html = client.post(address, number).text
    assert "Not saved yet" in html
    assert "NHS 943 476 5919" in html
    named = {"text": "Kelly Marsh tells how her children came home.", "stands": "none"}
    asked = client.post(address, named).text
    assert asked.index('name="text"') < asked.index('name="checked"')
    assert client.post(address, named | {"checked": ticked(asked)}).status_code == 302
    event.refresh_from_db()
    client.post(address, {"text": "Say **when** it ends.", "stands": event.notes_stand})
    page = signed_in(make_member()).get(event.get_absolute_url()).text
    assert "<strong>when</strong>" in page


def test_a_session_over_several_days_says_both() -> None:
    event = make(
        begins_at=datetime(2099, 3, 28, 10, 0, tzinfo=UTC),
        ends_at=datetime(2099, 3, 29, 11, 0, tzinfo=UTC),
    )
    assert when(event) == "Saturday 28 March 2099, 10:00 to Sunday 29 March 2099, 12:00"


def test_what_a_session_says_is_read_by_the_guard() -> None:
    client, address = signed_in(moderator()), "/community/events/new/"
    names = sent_by_form(about="Kelly Marsh tells how her children came home.")
    stopped = client.post(address, names)
    assert "Not saved yet" in stopped.text
    assert "<mark" in stopped.text
    assert "I have read these" in stopped.text
    assert not Event.objects.exists()
    number = sent_by_form(about="Her NHS number is 943 476 5919.", checked="on")
    assert "cannot be saved as it stands" in client.post(address, number).text
    assert client.post(address, names | {"checked": ticked(stopped.text)}).status_code == 302
    assert Event.objects.get().about == names["about"]


def test_where_a_session_is_and_why_it_is_cancelled_are_read_by_the_guard() -> None:
    client, event = signed_in(moderator()), make()
    stopped = client.post("/community/events/new/", sent_by_form(place="At Kelly Marsh's flat"))
    assert "Not saved yet" in stopped.text
    assert Event.objects.count() == 1
    address = f"{event.get_absolute_url()}cancel/"
    number = {"reason": "The case ZW21C00123 is heard that day.", "checked": "on"}
    assert "cannot be saved as it stands" in client.post(address, number).text
    named = {"reason": "Kelly Marsh cannot come."}
    asked = client.post(address, named).text
    assert asked.index('name="reason"') < asked.index('name="checked"')
    event.refresh_from_db()
    assert not event.cancelled_reason
    client.post(address, named | {"checked": ticked(asked)})
    event.refresh_from_db()
    assert event.cancelled_reason == named["reason"]
