"""Nobody outside learns anything of what is inside, not even by a status code."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from tests.community.people import make_board, make_member, make_topic, moderator, signed_in
from tests.factories import UserFactory

ADDRESSES = [
    "/community/",
    "/community/boards/practice/",
    "/community/boards/no-such-board/",
    "/community/boards/practice/new/",
    "/community/topics/{topic}/",
    "/community/topics/999999/",
    "/community/posts/{topic}/edit/",
    "/community/members/{member}/",
    "/community/members/999999/",
    "/community/moderation/",
    "/community/no-such-address/",
]
STATES = [state for state in Member.State if state != Member.State.APPROVED]


@pytest.fixture
def addresses(db: None) -> list[str]:
    author = make_member()
    topic = make_topic(make_board(), author)
    return [one.format(topic=topic.pk, member=author.pk) for one in ADDRESSES]


def test_an_anonymous_visitor_is_sent_to_sign_in_from_every_address_alike(
    addresses: list[str],
) -> None:
    for address in addresses:
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/accounts/login/")
            assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("state", STATES)
def test_who_is_not_a_member_is_sent_to_the_door_from_every_address_alike(
    addresses: list[str], state: str
) -> None:
    client = signed_in(make_member(experienced=False, state=state))
    for address in addresses:
        for answer in (client.get(address), client.post(address)):
            assert answer.headers["Location"] == "/community/joining/"


def test_somebody_who_never_applied_is_asked_to(addresses: list[str]) -> None:
    client = signed_in(UserFactory())
    assert client.get("/community/").headers["Location"] == "/community/joining/"
    assert "Ask to join" in client.get("/community/joining/").text


def test_an_editor_of_the_site_is_not_a_member(addresses: list[str]) -> None:
    client = signed_in(UserFactory(editor=True))
    assert client.get(addresses[0]).headers["Location"] == "/community/joining/"


def test_membership_must_be_confirmed_once_a_year(db: None) -> None:
    member = make_member(confirmed_on=timezone.localdate() - timedelta(days=366))
    client = signed_in(member)
    assert client.get("/community/").headers["Location"] == "/community/joining/"
    assert "Are you still in this work?" in client.get("/community/joining/").text
    client.post("/community/joining/confirm/")
    assert client.get("/community/").status_code == 200


def test_moderators_come_in_and_the_desk_is_not_there_for_members(addresses: list[str]) -> None:
    assert signed_in(moderator()).get("/community/moderation/").status_code == 200
    assert signed_in(make_member()).get("/community/moderation/").status_code == 404
