"""Letters about sessions: what they say when they go, and to whom."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from community.events.actions import FIELDS, cancel_event, change_event, sign_up, withdraw
from community.models import Board, Event, Letter, Member
from community.scheduled_jobs import remind_of_events
from tests.community.events.test_events import make
from tests.community.outbox import run_tasks
from tests.community.people import make_board, make_member, moderator

pytestmark = pytest.mark.django_db
TITLE = "Closing the Acacia team"


def soon(**said: Any) -> Event:
    """A session within the day."""
    begins = timezone.now() + timedelta(hours=20)
    return make(begins_at=begins, ends_at=begins + timedelta(hours=1), **said)


def for_leads(**said: Any) -> Event:
    group = Group.objects.get_or_create(name="Leads")[0]
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    return soon(title=TITLE, place="Acacia House, Leeds", board=board, **said)


def changed(event: Event, **said: Any) -> None:
    event.refresh_from_db()
    kept = {name: getattr(event, name) for name in FIELDS}
    change_event(event=event, by=moderator(), said=kept | said, stands=event.stands)
    event.refresh_from_db()


def later(event: Event, **by: int) -> None:
    moved = {name: getattr(event, name) + timedelta(**by) for name in ("begins_at", "ends_at")}
    changed(event, **moved)


def of(member: Member) -> list[Any]:
    """The mail of a member since it was last looked at."""
    run_tasks()
    assert member.user is not None
    own = [one for one in mail.outbox if one.to == [member.user.email]]
    mail.outbox.clear()
    return own


def whole(member: Member) -> str:
    return "\n".join(one.message().as_string() for one in of(member))


@pytest.mark.parametrize("chose", [False, True])
def test_of_a_session_on_a_restricted_board_a_letter_tells_only_those_who_chose_so(
    chose: bool,
) -> None:
    event, first = for_leads(places=1), make_member("Leads")
    member = make_member("Leads", mails_restricted=chose)
    sign_up(event=event, member=first)
    sign_up(event=event, member=member)
    withdraw(event=event, member=first)
    place = whole(member)
    remind_of_events(timezone.now())
    reminder = whole(member)
    later(event, hours=1)
    moved = whole(member)
    cancel_event(event=event, by=moderator(), reason="The Acacia team is ill.")
    for words in (place, reminder, moved, whole(member)):
        assert ("acacia" in words.lower()) == chose
        assert "community/events/" in words


def test_a_letter_about_a_session_is_not_for_those_who_may_not_come_when_it_goes() -> None:
    event, member = for_leads(), make_member("Leads")
    sign_up(event=event, member=member)
    remind_of_events(timezone.now())
    later(event, hours=1)
    assert member.user is not None
    member.user.groups.clear()
    assert of(member) == []
    assert set(Letter.objects.values_list("state", flat=True)) == {Letter.State.DROPPED}


def test_a_reminder_that_waits_is_not_sent_of_what_was_cancelled_or_is_over() -> None:
    cancelled, over, member = soon(), soon(), make_member()
    for event in (cancelled, over):
        sign_up(event=event, member=member)
    remind_of_events(timezone.now())
    cancel_event(event=cancelled, by=moderator(), reason="Ill.")
    now = timezone.now()
    Event.objects.filter(pk=over.pk).update(begins_at=now - timedelta(hours=2), ends_at=now)
    assert [one.subject for one in of(member)] == ["Alongside: “Ending well” is cancelled"]


def test_a_reminder_that_waits_is_not_sent_to_who_has_given_the_place_back() -> None:
    event, member = soon(), make_member()
    sign_up(event=event, member=member)
    remind_of_events(timezone.now())
    withdraw(event=event, member=member)
    assert of(member) == []


def test_a_reminder_names_the_day_and_comes_again_where_the_session_was_moved() -> None:
    event, member = soon(), make_member()
    sign_up(event=event, member=member)
    remind_of_events(timezone.now())
    later(event, minutes=-90)
    remind_of_events(timezone.now())
    (moved, reminder) = sorted(of(member), key=lambda one: "was changed" not in one.subject)
    begins = timezone.localtime(event.begins_at)
    assert f"{begins:%A} {begins.day} {begins:%B}, {begins:%H:%M}" in reminder.subject
    assert "tomorrow" not in reminder.subject
    assert "“Ending well” was changed" in moved.subject


def test_those_who_signed_up_hear_of_another_time_or_place_and_of_nothing_else() -> None:
    event, comes, waits = make(places=1), make_member(), make_member()
    for member in (comes, waits):
        sign_up(event=event, member=member)
    changed(event, about="Another description.")
    assert of(comes) == []
    later(event, days=3)
    changed(event, place="Leeds town hall")
    run_tasks()
    told = [str(one.body) for one in mail.outbox if "was changed" in one.subject]
    assert len(told) == 2, "each hears once, as it stands now"
    assert all("Leeds town hall" in body for body in told)
    mail.outbox.clear()
    later(event, days=1)
    assert len(of(comes)) == 1


def test_whose_yearly_confirmation_lapsed_still_hears_that_a_session_is_cancelled() -> None:
    event, member, gone = make(), make_member(), make_member()
    for one in (member, gone):
        sign_up(event=event, member=one)
    lapsed = timezone.localdate() - timedelta(days=366)
    Member.objects.filter(pk=member.pk).update(confirmed_on=lapsed)
    Member.objects.filter(pk=gone.pk).update(state=Member.State.SUSPENDED)
    cancel_event(event=event, by=moderator(), reason="Ill.")
    run_tasks()
    assert member.user is not None
    assert [one.to for one in mail.outbox] == [[member.user.email]]
