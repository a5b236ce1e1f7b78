"""Applying, being asked, approved or declined, and leaving."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.models import AuditEntry, Board, Member
from community.moderation.moderators import moderators
from tests.community.outbox import run_tasks
from tests.community.people import (
    APPLICATION,
    APPLYING,
    make_board,
    make_member,
    moderator,
    signed_in,
)
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
    assert "Say why you want to join." in html
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


def test_leaving_an_employer_closes_the_boards_that_it_opened_and_no_role(db: None) -> None:
    group = Group.objects.create(name="Board: Team leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    member = make_member("Board: Team leads", "Editors", "Of the whole site")
    client = signed_in(member)
    assert client.get(board.get_absolute_url()).status_code == 200
    client.post("/community/joining/leave/")
    entry = AuditEntry.objects.get(act="took_out")
    assert (entry.about, entry.by) == (f"board:{board.pk}", member.user)
    assert entry.details == {"member": member.pk}
    client.post("/community/joining/", APPLYING | {"employer": "Another council"})
    decide(member, "approve")
    assert client.get("/community/").status_code == 200
    assert client.get(board.get_absolute_url()).status_code == 404
    assert member.user is not None
    kept = set(member.user.groups.values_list("name", flat=True))
    assert kept == {"Editors", "Of the whole site"}


def test_a_page_shows_nothing_of_work_that_its_owner_has_left(db: None) -> None:
    shows = {"shows_role": True, "shows_employer": True, "shows_authority": True}
    member = make_member(display_name="Kim Ash", about="I run the team at Nowhere.", **shows)
    other = signed_in(make_member())
    address = f"/community/members/{member.pk}/"
    said = ("I run the team", "Made-up-shire", "A made-up council", "Social work")
    html = other.get(address).text
    assert all(words in html for words in said)
    client = signed_in(member)
    client.post("/community/joining/leave/")
    html = other.get(address).text
    assert "Kim Ash" in html
    assert not any(words in html for words in said)
    client.post("/community/joining/", APPLYING | {"employer": "Another council"})
    decide(member, "approve")
    html = other.get(address).text
    assert "Another council" not in html
    assert not any(words in html for words in said), "they have not chosen to show it anew"


def test_the_moderator_who_reads_a_new_application_is_told_nothing_stale(db: None) -> None:
    member = make_member(question="Which team?", answer="The old team.", about="At Nowhere.")
    client = signed_in(member)
    client.post("/community/joining/leave/")
    assert "Made-up-shire" not in client.get("/community/joining/").text
    client.post("/community/joining/", APPLYING | {"authority": "New-shire"})
    html = signed_in(moderator()).get(f"/community/moderation/members/{member.pk}/").text
    assert "New-shire" in html
    for words in ("Which team?", "The old team.", "At Nowhere.", "Made-up-shire"):
        assert words not in html


LONG_AGO = timezone.localdate() - timedelta(days=400)


@pytest.mark.parametrize("role", ["Moderators", "Safeguarding leads", "Editors"])
def test_a_role_rests_until_the_membership_is_confirmed_again(db: None, role: str) -> None:
    member = make_member(role, confirmed_on=LONG_AGO)
    client = signed_in(member)
    wanted = {"Moderators": "/community/moderation/", "Editors": "/community/summaries/"}
    address = wanted.get(role, "/community/")
    assert client.get(address).headers["Location"] == "/community/joining/"
    assert "Are you still in this work?" in client.get("/community/joining/").text
    assert member.user not in moderators()
    client.post("/community/joining/confirm/")
    assert client.get(address).status_code == 200
    assert (member.user in moderators()) is (role == "Moderators")


def test_an_administrator_keeps_the_role_and_is_asked_all_the_same(db: None) -> None:
    client = signed_in(make_member("Administrators", confirmed_on=LONG_AGO))
    assert "waits for its yearly confirmation" in client.get("/community/").text
    assert client.get("/community/moderation/").status_code == 200
    assert "Are you still in this work?" in client.get("/community/joining/").text
    client.post("/community/joining/confirm/")
    assert "waits for its yearly confirmation" not in client.get("/community/").text


def test_who_was_suspended_past_their_year_confirms_and_is_in(db: None) -> None:
    """Before the hourly round has noted that the suspension is over."""
    yesterday = timezone.localdate() - timedelta(days=1)
    member = make_member(
        state=State.SUSPENDED, suspended_until=yesterday, confirmed_on=LONG_AGO, reason="Rude."
    )
    client = signed_in(member)
    assert client.get("/community/").headers["Location"] == "/community/joining/"
    html = client.get("/community/joining/").text
    assert "suspended" not in html
    assert "Yes, nothing has changed" in html
    client.post("/community/joining/confirm/")
    assert client.get("/community/").status_code == 200
    acts = AuditEntry.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["suspension_ended", "confirmed"]


def test_who_is_suspended_confirms_nothing(db: None) -> None:
    member = make_member(state=State.SUSPENDED, confirmed_on=LONG_AGO, reason="Rude.")
    client = signed_in(member)
    assert "Yes, nothing has changed" not in client.get("/community/joining/").text
    assert client.post("/community/joining/confirm/").status_code == 409


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


def seen_by(client: Client, member: Member) -> str:
    html = client.get(f"/community/moderation/members/{member.pk}/").text
    return html.partition('name="seen" value="')[2].partition('"')[0]


@pytest.mark.parametrize("act", ["approve", "ask", "decline"])
def test_an_answer_that_came_meanwhile_is_not_written_over(applicant: Member, act: str) -> None:
    late = signed_in(moderator())
    seen = seen_by(late, applicant)
    decide(applicant, "ask", "Which team?")
    signed_in(applicant).post("/community/joining/", {"answer": "The after-care team."})
    sent = {"act": act, "words": "Which council?", "seen": seen}
    answer = late.post(f"/community/moderation/members/{applicant.pk}/", sent)
    applicant.refresh_from_db()
    assert answer.status_code == 409
    assert "This has changed since you opened it." in answer.text
    assert "The after-care team." in answer.text
    assert (applicant.state, applicant.answer) == (State.APPLIED, "The after-care team.")


def test_what_was_asked_and_answered_before_is_kept(applicant: Member) -> None:
    decide(applicant, "ask", "Which team?")
    signed_in(applicant).post("/community/joining/", {"answer": "The after-care team."})
    decide(applicant, "ask", "And which council?")
    address = f"/community/moderation/members/{applicant.pk}/"
    html = signed_in(moderator()).get(address).text
    for words in ("Which team?", "The after-care team.", "And which council?"):
        assert words in html
    decide(applicant, "decline", "Not yet.")
    signed_in(applicant).post("/community/joining/", APPLYING)
    assert "And which council?" in signed_in(moderator()).get(address).text
