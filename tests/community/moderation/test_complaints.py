"""Complaints about a moderator are read by nobody whose act they may be about."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from community.models import Complaint, Decision, Member
from community.moderation.actions.complaints import complain
from community.moderation.actions.posts import hide_post
from community.moderation.actions.suspensions import warn_member
from tests.community.people import (
    administrator,
    make_board,
    make_member,
    make_post,
    make_topic,
    signed_in,
)

OWN, QUEUE = "/community/joining/complaints/", "/community/moderation/"


@pytest.fixture
def member(db: None) -> Member:
    return make_member(display_name="Kim Ash")


def warned(member: Member, by: User) -> Decision:
    return warn_member(member=member, by=by, reason="Tone.")


def sent(member: Member, decision: Decision | None = None) -> Complaint:
    words = "The warning was unfair."
    return complain(member=member, about="moderator", words=words, key=uuid4(), decision=decision)


def opened(complaint: Complaint, by: User) -> Any:
    return signed_in(by).get(f"{QUEUE}complaints/{complaint.pk}/")


def test_a_complaint_names_the_decision_that_it_is_about(member: Member) -> None:
    decision, client = warned(member, administrator()), signed_in(member)
    assert "The decision that it is about" in client.get(OWN).text
    said = {"about": "moderator", "words": "Unfair.", "key": str(uuid4())}
    client.post(OWN, said | {"decision": str(decision.pk)})
    complaint = Complaint.objects.get()
    assert complaint.decision == decision
    assert "A warning, " in opened(complaint, administrator()).text


def test_nobody_names_a_decision_about_somebody_else(member: Member) -> None:
    decision = warned(make_member(), administrator())
    warned(member, administrator())
    said = {"about": "moderator", "words": "Unfair.", "key": str(uuid4())}
    signed_in(member).post(OWN, said | {"decision": str(decision.pk)})
    assert not Complaint.objects.exists()


def test_who_was_never_decided_about_is_asked_for_no_decision(member: Member) -> None:
    assert 'name="decision"' not in signed_in(member).get(OWN).text


@pytest.mark.parametrize("is_named", [True, False])
def test_who_decided_reads_no_complaint_about_it(member: Member, is_named: bool) -> None:
    decided, other = administrator(), administrator()
    decision = warned(member, decided)
    complaint = sent(member, decision if is_named else None)
    assert opened(complaint, decided).status_code == 403
    address = f"{QUEUE}complaints/{complaint.pk}/"
    assert signed_in(decided).post(address, {"words": "No."}).status_code == 403
    queue = signed_in(decided).get(QUEUE).text
    assert "unfair" not in queue
    assert "another administrator reads it" in queue
    assert opened(complaint, other).status_code == 200
    assert "unfair" in signed_in(other).get(QUEUE).text


def test_a_complaint_about_one_decision_is_read_by_who_made_another(member: Member) -> None:
    decided, other = administrator(), administrator()
    decision = warned(member, decided)
    warned(member, other)
    assert opened(sent(member, decision), other).status_code == 200


def test_a_member_is_told_where_nobody_may_read_it_yet(member: Member) -> None:
    warned(member, administrator())
    client: Client = signed_in(member)
    said = {"about": "moderator", "words": "Unfair.", "key": str(uuid4())}
    html = client.post(OWN, said, follow=True).text
    assert "it waits until there is another" in html


def test_a_complaint_about_a_nameless_post_tells_nobody_which_it_was(member: Member) -> None:
    post = make_post(make_topic(make_board(), make_member()), member, nameless=True)
    decision = hide_post(post=post, by=administrator(), reason="Tone.")
    html = opened(sent(member, decision), administrator()).text
    assert "One about a post without a name" in html
    assert "A post was hidden" not in html
