"""An appeal, once a decision, answered by another moderator; and complaints."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from community.membership.suspension_end import end_suspensions
from community.models import Appeal, AuditEntry, Complaint, Decision, Member, Post
from community.moderation.actions import posts as moderation
from community.moderation.actions import suspensions
from tests.community.outbox import run_tasks
from tests.community.people import (
    administrator,
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)


@pytest.fixture
def post(db: None) -> Post:
    return make_post(make_topic(make_board(), make_member()), make_member(), "What it said.")


@pytest.fixture
def chief(db: None) -> User:
    return moderator()


def hidden(post: Post, by: User) -> Decision:
    return moderation.hide_post(post=post, by=by, reason="It names a school.")


def appealed(decision: Decision) -> Appeal:
    assert decision.member is not None
    client = signed_in(decision.member)
    client.post(decision.get_absolute_url(), {"words": "It is the name of a charity."})
    return Appeal.objects.get(decision=decision)


def answer(appeal: Appeal, by: User, outcome: str = "allowed") -> Any:
    sent = {"outcome": outcome, "words": "We looked again."}
    return signed_in(by).post(f"/community/moderation/appeals/{appeal.pk}/", sent)


def test_an_appeal_allowed_brings_the_post_back_and_is_told(post: Post, chief: User) -> None:
    decision = hidden(post, chief)
    assert answer(appealed(decision), moderator()).status_code == 302
    post.refresh_from_db()
    decision.refresh_from_db()
    assert post.state == Post.State.PUBLIC
    assert decision.withdrawn_at is not None
    run_tasks()
    assert "Your appeal is allowed. The post is shown to members again." in mail.outbox[-1].body


def test_an_appeal_refused_leaves_the_decision_and_is_told(post: Post, chief: User) -> None:
    appeal = appealed(hidden(post, chief))
    answer(appeal, moderator(), "refused")
    post.refresh_from_db()
    assert post.state == Post.State.HIDDEN
    assert post.author is not None
    html = signed_in(post.author).get(appeal.decision.get_absolute_url()).text
    assert "Refused: the decision stands" in html
    assert "We looked again." in html


def test_the_moderator_who_decided_never_answers(post: Post, chief: User) -> None:
    appeal = appealed(hidden(post, chief))
    assert answer(appeal, chief).status_code == 403
    html = signed_in(chief).get(f"/community/moderation/appeals/{appeal.pk}/").text
    assert "You made this decision, so another moderator answers." in html
    assert "There is no other moderator." in html
    moderator()
    html = signed_in(chief).get(f"/community/moderation/appeals/{appeal.pk}/").text
    assert "There is no other moderator." not in html


def test_who_appeals_never_answers(post: Post, chief: User) -> None:
    own = make_member("Moderators")
    appeal = appealed(hidden(make_post(post.topic, own), chief))
    assert own.user is not None
    assert answer(appeal, own.user).status_code == 403


def test_one_appeals_once(post: Post, chief: User) -> None:
    decision = hidden(post, chief)
    appealed(decision)
    appealed(decision)
    assert Appeal.objects.count() == 1
    assert AuditEntry.objects.filter(act="appealed").count() == 1


def test_an_appeal_is_answered_once(post: Post, chief: User) -> None:
    appeal = appealed(hidden(post, chief))
    answer(appeal, moderator())
    assert answer(appeal, moderator(), "refused").status_code == 409
    appeal.refresh_from_db()
    assert appeal.state == Appeal.State.ALLOWED


def test_an_edit_is_put_back_unless_the_author_has_edited_since(post: Post, chief: User) -> None:
    decision = moderation.edit_with_notice(post=post, by=chief, text="Softer.", reason="Tone.")
    answer(appealed(decision), moderator())
    post.refresh_from_db()
    assert post.text == "What it said."
    decision = moderation.edit_with_notice(post=post, by=chief, text="Softer.", reason="Tone.")
    post.refresh_from_db()
    assert post.author is not None
    sent = {"text": "My own words.", "key": str(post.key), "stands": post.version}
    signed_in(post.author).post(f"/community/posts/{post.pk}/edit/", sent)
    answer(appealed(decision), moderator())
    post.refresh_from_db()
    assert post.text == "My own words."


def test_a_suspended_member_appeals_and_is_let_in_again(db: None, chief: User) -> None:
    member = make_member()
    decision = suspensions.suspend_member(member=member, by=chief, reason="Enough.")
    member.refresh_from_db()
    answer(appealed(decision), moderator())
    assert signed_in(member).get("/community/").status_code == 200


def test_a_decision_about_somebody_else_is_not_there(post: Post, chief: User) -> None:
    decision = hidden(post, chief)
    assert signed_in(make_member()).get(decision.get_absolute_url()).status_code == 404
    assert signed_in(chief).get(decision.get_absolute_url()).status_code == 404


def test_a_suspension_ends_by_itself_after_its_last_day(db: None, chief: User) -> None:
    member, today = make_member(), timezone.localdate()
    suspensions.suspend_member(member=member, by=chief, reason="A week off.", until=today)
    client = signed_in(member)
    assert client.get("/community/").status_code == 302
    assert end_suspensions() == 0
    Member.objects.update(suspended_until=today - timedelta(days=1))
    assert client.get("/community/").status_code == 200, "even before anybody has noted it"
    assert end_suspensions() == 1
    member.refresh_from_db()
    assert (member.state, member.suspended_until) == (Member.State.APPROVED, None)
    assert end_suspensions() == 0


def test_lifting_takes_the_suspension_back(db: None, chief: User) -> None:
    member = make_member()
    suspensions.suspend_member(member=member, by=chief, reason="Enough.")
    place = f"/community/moderation/members/{member.pk}/"
    signed_in(moderator()).post(place, {"act": "lift"})
    member.refresh_from_db()
    assert member.state == Member.State.APPROVED
    assert Decision.objects.get().withdrawn_at is not None


def test_a_complaint_is_acknowledged_and_answered(db: None) -> None:
    member = make_member()
    client, sent = signed_in(member), {"about": "service", "words": "Slow.", "key": str(uuid4())}
    for _ in range(2):
        html = client.post("/community/joining/complaints/", sent, follow=True).text
    assert "We have your complaint." in html
    complaint = Complaint.objects.get()
    place = f"/community/moderation/complaints/{complaint.pk}/"
    signed_in(moderator()).post(place, {"words": "We are faster now."})
    assert "We are faster now." in client.get("/community/joining/complaints/").text
    run_tasks()
    assert ["complaint" in one.subject for one in mail.outbox] == [True, True]
    assert signed_in(moderator()).post(place, {"words": "Again."}).status_code == 409


def test_nobody_answers_their_own_complaint(db: None) -> None:
    own = make_member("Moderators")
    sent = {"about": "service", "words": "Slow.", "key": str(uuid4())}
    signed_in(own).post("/community/joining/complaints/", sent)
    place = f"/community/moderation/complaints/{Complaint.objects.get().pk}/"
    assert signed_in(own).post(place, {"words": "Fine."}).status_code == 403
    assert signed_in(administrator()).post(place, {"words": "Fine."}).status_code == 302
