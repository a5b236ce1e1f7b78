"""What members say of themselves passes the guard too, before others read it."""

import re

import pytest
from django.test import Client

from community.models import Member
from tests.community.outbox import ticked
from tests.community.people import APPLYING, make_member, signed_in
from tests.factories import UserFactory

PROFILE = "/community/profile/"
TELLING = "I work with Jasmine Okafor and her baby, born on 3 May 2025."


@pytest.fixture
def member(db: None) -> Member:
    return make_member(experienced=False)


def about_of(member: Member) -> str:
    member.refresh_from_db()
    return member.about


def test_a_profile_that_could_identify_a_family_is_kept_in_the_form_and_not_saved(
    member: Member,
) -> None:
    html = signed_in(member).post(PROFILE, {"about": "Call me on 07700 900123."}).text
    assert "Not saved yet" in html
    assert "<mark" in html
    assert "Call me on 07700 900123.</textarea>" in html
    assert "<title>Error: " in html
    assert about_of(member) == ""


def test_what_was_read_and_confirmed_is_saved(member: Member) -> None:
    client, sent = signed_in(member), {"about": "Call me on 07700 900123."}
    read = ticked(client.post(PROFILE, sent).text)
    assert client.post(PROFILE, sent | {"checked": read}).status_code == 302
    assert about_of(member) == "Call me on 07700 900123."


def test_a_tick_says_nothing_of_what_was_not_shown_above_it(member: Member) -> None:
    client, sent = signed_in(member), {"about": "Call me on 07700 900123."}
    html = client.post(PROFILE, sent | {"checked": "on"}).text
    assert "Not saved yet" in html
    more = {"about": "Call me on 07700 900123 or 07700 900456.", "checked": ticked(html)}
    again = client.post(PROFILE, more).text
    assert "Not saved yet" in again
    box = again.partition('name="checked"')[2].partition(">")[0]
    assert not re.search(r"\bchecked(=| |$)", box)
    assert about_of(member) == ""
    less = {"about": "Call me on 07700 900456.", "checked": ticked(again)}
    assert client.post(PROFILE, less).status_code == 302


def test_what_would_hold_a_post_is_refused_even_when_confirmed(member: Member) -> None:
    sent = {"about": "NHS 943 476 5919", "checked": "on"}
    html = signed_in(member).post(PROFILE, sent).text
    assert "Take out what is marked" in html
    assert 'name="checked"' not in html
    assert about_of(member) == ""


def test_ones_own_name_is_no_finding_and_a_number_in_its_place_is(member: Member) -> None:
    client = signed_in(member)
    assert client.post(PROFILE, {"display_name": "Jasmine Okafor"}).status_code == 302
    assert "Not saved yet" in client.post(PROFILE, {"display_name": "07700 900123"}).text
    member.refresh_from_db()
    assert member.display_name == "Jasmine Okafor"


def test_an_innocent_profile_asks_for_nothing(member: Member) -> None:
    html = signed_in(member).get(PROFILE).text
    assert 'name="checked"' not in html
    assert signed_in(member).post(PROFILE, {"about": "A social worker."}).status_code == 302


def test_an_application_and_its_answer_are_read_before_they_are_sent(db: None) -> None:
    user = UserFactory()
    client = Client()
    client.force_login(user)
    html = client.post("/community/joining/", APPLYING | {"why": TELLING}).text
    assert "Not saved yet" in html
    assert not Member.objects.filter(user=user).exists()
    assert client.post("/community/joining/", APPLYING).status_code == 302
    Member.objects.filter(user=user).update(state=Member.State.ASKED, question="Why?")
    assert "Not saved yet" in client.post("/community/joining/", {"answer": TELLING}).text
    assert Member.objects.get(user=user).answer == ""
