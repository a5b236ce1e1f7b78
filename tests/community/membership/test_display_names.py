"""A member is shown by a name of their own: no role's, and no other member's."""

import pytest

from community.membership.display_names import CLAIMS_A_ROLE, TAKEN, claims_a_role, keys_of
from community.models import Member
from tests.community.people import make_member, signed_in

PROFILE = "/community/profile/"


def choose(member: Member, name: str) -> str:
    """The page that answers; empty where the name was taken over."""
    answer = signed_in(member).post(PROFILE, {"display_name": name, "about": ""})
    return "" if answer.status_code == 302 else answer.text


@pytest.mark.parametrize(
    "name",
    [
        "Moderator",
        "The moderators",
        "Kim, moderator",
        "M o d e r a t o r",
        "Мoderator",
        "M0derat0r",
        "MODÉRATOR",
        "Administrator",
        "Adm1n",
        "Admin",
        "Editor",
        "the editors",
        "Staff",
        "5taff",
        "Site staff",
        "Safeguarding lead",
        "A member",
        "a former member",
        "Member",
        "Alongside",
        "Alongside team",
        "AIongside",
    ],
)
def test_a_name_that_claims_a_role_is_refused(name: str) -> None:
    assert claims_a_role(name)


@pytest.mark.parametrize(
    "name",
    [
        "Kim Jones",
        "Stafford Green",
        "Kim from Staffordshire",
        "Edith Orr",
        "Modupe Ade",
        "Adminah",
        "Ruth B.",
        "Zoë",
        "Ian",
    ],
)
def test_a_name_of_a_person_is_none(name: str) -> None:
    assert not claims_a_role(name)


@pytest.mark.parametrize(
    "other", ["Kim Jones", "KIM JONES", "Kim  Jones.", "KimJones", "Кim Jоnes", "Kím J0nes"]
)
def test_a_name_that_looks_like_another_members_is_the_same(other: str) -> None:
    assert keys_of(other) & keys_of("Kim Jones")


def test_a_capital_inside_a_name_is_read_both_ways() -> None:
    assert keys_of("McIntyre") & keys_of("mcintyre")
    assert keys_of("KeIly") & keys_of("Kelly")
    assert not keys_of("Neil") & keys_of("Nell")


@pytest.mark.parametrize("other", ["Kim", "Kim Jones 2", "Kim B. Jones", "Kim Jonas", "Tim Jones"])
def test_a_name_that_can_be_told_apart_is_another(other: str) -> None:
    assert not keys_of(other) & keys_of("Kim Jones")


def test_the_name_of_another_member_is_refused_and_the_page_says_what_to_do(db: None) -> None:
    make_member(experienced=False, display_name="Kim Jones")
    member = make_member(experienced=False)
    for name in ("Kim Jones", "kim jones"):
        assert TAKEN in choose(member, name)
    assert CLAIMS_A_ROLE in choose(member, "Moderator")
    member.refresh_from_db()
    assert member.display_name == ""
    assert choose(member, "Kim Jones, midwife") == ""


def test_a_name_stays_that_of_who_left_posts_under_it(db: None) -> None:
    make_member(display_name="Kim Jones", state=Member.State.LEFT)
    assert TAKEN in choose(make_member(experienced=False), "Kim Jones")


def test_who_keeps_the_name_changes_the_rest_and_may_write_it_otherwise(db: None) -> None:
    member = make_member(experienced=False, display_name="Kim Jones")
    make_member(experienced=False, display_name="Kim Jones")  # from before there was a rule
    assert choose(member, "Kim Jones") == ""
    alone = make_member(experienced=False, display_name="ruth")
    assert choose(alone, "Ruth") == ""
    assert choose(alone, "") == ""
