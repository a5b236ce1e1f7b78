"""Places in a session when somebody goes, or is shut out for a time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from community.account_deletion.actions import STAY, delete_account
from community.events.actions import sign_up, withdraw
from community.membership.actions import confirm_membership, leave_employer
from community.models import Event, Member, SignUp
from community.moderation.actions.suspensions import lift_suspension, suspend_member
from tests.community.events.test_events import make
from tests.community.outbox import run_tasks
from tests.community.people import make_member, moderator

pytestmark = pytest.mark.django_db


def delete(member: Member) -> None:
    assert member.user is not None
    delete_account(user=member.user, member=member, posts=STAY)


def leave(member: Member) -> None:
    leave_employer(member=member)


def suspend(member: Member) -> None:
    suspend_member(member=member, by=moderator(), reason="Rude.")


def has_place(member: Member) -> bool:
    return SignUp.objects.get(member=member).has_place


@pytest.mark.parametrize("go", [delete, leave, suspend])
def test_who_waits_first_has_the_place_of_a_member_who_goes_and_is_told(
    go: Callable[[Member], None],
) -> None:
    event, comes, waits, last = make(places=1), make_member(), make_member(), make_member()
    for member in (comes, waits, last):
        sign_up(event=event, member=member)
    go(comes)
    assert has_place(waits)
    assert not has_place(last)
    run_tasks()
    told = [one.to for one in mail.outbox if "you have a place" in one.subject]
    assert waits.user is not None
    assert told == [[waits.user.email]]


def test_who_was_shut_out_for_a_time_keeps_the_turn_and_not_the_place() -> None:
    event, one, two, three = make(places=1), make_member(), make_member(), make_member()
    for member in (one, two):
        sign_up(event=event, member=member)
    suspend(one)
    assert has_place(two)
    one.refresh_from_db()
    lift_suspension(member=one, by=moderator())
    assert not has_place(one), "nobody loses a place again"
    sign_up(event=event, member=three)
    withdraw(event=event, member=two)
    assert has_place(one)


def test_who_was_shut_out_has_a_place_again_while_one_is_free() -> None:
    event, member = make(), make_member()
    sign_up(event=event, member=member)
    suspend(member)
    assert not has_place(member)
    member.refresh_from_db()
    lift_suspension(member=member, by=moderator())
    assert has_place(member)
    assert event.sign_ups.count() == 1


def test_who_waits_goes_before_who_signs_up_now() -> None:
    event, one, two, three = make(places=1), make_member(), make_member(), make_member()
    for member in (one, two):
        sign_up(event=event, member=member)
    lapsed = timezone.localdate() - timedelta(days=366)
    Member.objects.filter(pk=two.pk).update(confirmed_on=lapsed)
    withdraw(event=event, member=one)
    Member.objects.filter(pk=two.pk).update(confirmed_on=timezone.localdate())
    assert not sign_up(event=event, member=three).has_place
    assert has_place(two)


def test_who_confirms_the_membership_has_the_place_that_is_free() -> None:
    event, one, two = make(places=1), make_member(), make_member()
    for member in (one, two):
        sign_up(event=event, member=member)
    lapsed = timezone.localdate() - timedelta(days=366)
    Member.objects.filter(pk=two.pk).update(confirmed_on=lapsed)
    withdraw(event=event, member=one)
    confirm_membership(member=two)
    assert has_place(two)


def test_of_a_session_that_is_over_it_stays_known_who_came() -> None:
    event, member = make(), make_member()
    sign_up(event=event, member=member)
    now = timezone.now()
    Event.objects.update(begins_at=now - timedelta(hours=2), ends_at=now - timedelta(hours=1))
    leave(member)
    assert has_place(member)
