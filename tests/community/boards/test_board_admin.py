"""Boards are made and changed by moderators, who let members into those for one group."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from community.models import AuditEntry, Board
from tests.community.people import make_board, make_member, make_topic, moderator, signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DESK = "/community/moderation/boards/"
LEADS = {"name": "Team leads", "purpose": "For those who lead.", "kind": "restricted", "place": "2"}


@pytest.fixture
def desk() -> Client:
    return signed_in(moderator())


def acts() -> list[str]:
    return sorted(
        AuditEntry.objects.filter(about__startswith="board:").values_list("act", flat=True)
    )


def test_the_first_board_of_a_new_community_is_made_on_the_desk(desk: Client) -> None:
    assert "Make the first" in desk.get("/community/").text
    answer = desk.post(f"{DESK}new/", LEADS | {"name": "Practice", "kind": "open"})
    assert answer.headers["Location"] == f"{DESK}practice/"
    assert "Practice" in signed_in(make_member()).get("/community/").text
    assert acts() == ["made_board"]


def test_a_member_enters_a_board_for_one_group_when_let_in_and_no_longer_when_taken_out(
    desk: Client,
) -> None:
    desk.post(f"{DESK}new/", LEADS)
    member = make_member(experienced=False)
    assert member.user is not None
    page = signed_in(member)
    assert page.get("/community/boards/team-leads/").status_code == 404
    address = f"{DESK}team-leads/"
    for _ in range(2):  # a double click
        desk.post(address, {"act": "let_in", "email": member.user.email.upper()})
    assert page.get("/community/boards/team-leads/").status_code == 200
    assert member.user.email in desk.get(address).text
    for _ in range(2):
        desk.post(address, {"act": "take_out", "member": member.pk})
    assert page.get("/community/boards/team-leads/").status_code == 404
    assert acts() == ["let_in", "made_board", "took_out"]


def test_nobody_gets_a_role_by_way_of_a_board(desk: Client) -> None:
    """A board may belong to a group that means more; that is for administrators alone."""
    group = Group.objects.get(name="Administrators")
    make_board("admins", kind=Board.Kind.RESTRICTED, group=group)
    member = make_member(experienced=False)
    assert member.user is not None
    answer = desk.post(f"{DESK}admins/", {"act": "let_in", "email": member.user.email})
    assert answer.status_code == 409
    assert not member.user.groups.exists()


def test_what_was_written_for_a_group_is_never_opened_to_all(desk: Client) -> None:
    desk.post(f"{DESK}new/", LEADS)
    answer = desk.post(f"{DESK}team-leads/", LEADS | {"act": "save", "kind": "open"})
    assert "Select a valid choice" in answer.text
    assert Board.objects.get().kind == "restricted"


def test_an_open_board_is_not_closed_upon_its_readers_either(desk: Client) -> None:
    make_topic(make_board(), make_member(experienced=False))
    answer = desk.post(f"{DESK}practice/", LEADS | {"act": "save", "name": "Practice"})
    assert "Select a valid choice" in answer.text


def test_a_board_is_renamed_and_keeps_its_address(desk: Client) -> None:
    make_board()
    sent = {"act": "save", "name": "How we work", "purpose": "It.", "kind": "open", "place": "1"}
    desk.post(f"{DESK}practice/", sent)
    assert Board.objects.get(slug="practice").name == "How we work"
    entry = AuditEntry.objects.get(act="changed_board")
    assert entry.details == {"changed": ["name", "place", "purpose"]}


@pytest.mark.parametrize("name", ["Practice", "practice!", "New", "…"])
def test_a_name_that_makes_no_address_of_its_own_is_refused(desk: Client, name: str) -> None:
    make_board()
    answer = desk.post(f"{DESK}new/", LEADS | {"name": name, "kind": "open"})
    assert answer.status_code == 200
    assert "Error:" in answer.text
    assert Board.objects.count() == 1


def test_an_address_of_nobody_is_named_as_such(desk: Client) -> None:
    desk.post(f"{DESK}new/", LEADS)
    UserFactory(email="visitor@example.org")
    sent = {"act": "let_in", "email": "visitor@example.org"}
    assert "No member signs in" in desk.post(f"{DESK}team-leads/", sent).text
