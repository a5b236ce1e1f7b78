"""Applying, being asked, approved or declined, and leaving."""

import pytest
from django.core import mail
from django.test import Client

from community.models import AuditEntry, Member
from community.work_addresses import is_work_address
from tests.community.people import APPLICATION, APPLYING, make_member, moderator, signed_in
from tests.community.posting import run_tasks
from tests.factories import UserFactory

State = Member.State


@pytest.fixture
def applicant(db: None) -> Member:
    client = signed_in(UserFactory(email="kim@made-up.gov.uk"))
    client.post("/community/joining/", APPLYING)
    return Member.objects.get()


def decide(member: Member, act: str, words: str = "") -> None:
    client = signed_in(moderator())
    address = f"/community/moderation/members/{member.pk}/"
    client.post(address, {"act": act, "words": words})
    member.refresh_from_db()


def test_an_application_keeps_what_was_said_and_notes_a_work_address(applicant: Member) -> None:
    assert (applicant.state, applicant.work_address) == (State.APPLIED, True)
    assert applicant.employer == APPLICATION["employer"]
    acts = AuditEntry.objects.values_list("act", flat=True)
    assert set(acts) == {"applied", "consented"}


def test_an_application_without_a_reason_is_refused_and_nothing_is_lost(db: None) -> None:
    html = signed_in(UserFactory()).post("/community/joining/", APPLYING | {"why": ""}).text
    assert "This field is required." in html
    assert 'value="A made-up council"' in html
    assert not Member.objects.exists()


def test_an_approved_applicant_is_told_and_comes_in(applicant: Member) -> None:
    decide(applicant, "approve")
    run_tasks()
    assert applicant.state == State.APPROVED
    assert mail.outbox[0].to == ["kim@made-up.gov.uk"]
    assert signed_in(applicant).get("/community/").status_code == 200


def test_a_question_is_answered_and_comes_back_to_the_desk(applicant: Member) -> None:
    decide(applicant, "ask", "Which team are you in?")
    client = signed_in(applicant)
    assert "Which team are you in?" in client.get("/community/joining/").text
    client.post("/community/joining/", {"answer": "The after-care team."})
    applicant.refresh_from_db()
    assert (applicant.state, applicant.answer) == (State.APPLIED, "The after-care team.")


def test_a_refusal_needs_a_reason_and_the_applicant_reads_it(applicant: Member) -> None:
    decide(applicant, "decline")
    assert applicant.state == State.APPLIED
    decide(applicant, "decline", "We could not find your employer.")
    assert applicant.state == State.DECLINED
    html = signed_in(applicant).get("/community/joining/").text
    assert "We could not find your employer." in html


def test_two_moderators_at_once_decide_once(applicant: Member) -> None:
    decide(applicant, "approve")
    client = signed_in(moderator())
    address = f"/community/moderation/members/{applicant.pk}/"
    html = client.post(address, {"act": "decline", "words": "Too late."}).text
    assert "The membership stands at: member." in html
    applicant.refresh_from_db()
    assert applicant.state == State.APPROVED


def test_leaving_an_employer_is_one_click_and_forgets_it(db: None) -> None:
    member = make_member()
    signed_in(member).post("/community/joining/leave/")
    member.refresh_from_db()
    assert (member.state, member.employer) == (State.LEFT, "")


@pytest.mark.parametrize(
    ("email", "is_listed"),
    [
        ("kim@salford.gov.uk", True),
        ("kim@nhs.net", True),
        ("kim@sub.trust.nhs.uk", True),
        ("kim@notgov.uk", False),
        ("kim@gov.uk.example.com", False),
        ("kim@example.org", False),
    ],
)
def test_a_work_address_is_told_by_its_whole_domain(email: str, is_listed: bool) -> None:
    assert is_work_address(email) is is_listed


def test_what_a_member_did_not_choose_is_not_shown(db: None) -> None:
    member = make_member(employer="Nowhere Borough", display_name="Kim")
    other: Client = signed_in(make_member())
    html = other.get(f"/community/members/{member.pk}/").text
    assert "Kim" in html
    assert "Nowhere Borough" not in html
    assert member.user is not None
    assert member.user.email not in html
    signed_in(member).post("/community/profile/", {"display_name": "Kim", "shows_employer": "on"})
    assert "Nowhere Borough" in other.get(f"/community/members/{member.pk}/").text


def test_who_has_chosen_no_name_is_told_how_others_see_them(db: None) -> None:
    hint = "Others see you as"
    assert hint in signed_in(make_member(experienced=False)).get("/community/").text
    named = make_member(experienced=False, display_name="Ruth")
    assert hint not in signed_in(named).get("/community/").text
