"""What an appeal undoes, once it is allowed: what was decided, and never what came after it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from community.exceptions import NotPossible
from community.membership.suspension_end import end_suspensions
from community.models import Appeal, AuditEntry, Decision, Member, Post
from community.moderation.actions.appeals import answer_appeal, appeal
from community.moderation.actions.posts import edit_with_notice, hide_post, restore_post
from community.moderation.actions.suspensions import (
    lift_suspension,
    suspend_member,
    warn_member,
)
from tests.community.outbox import run_tasks, ticked
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

NUMBER = "The NHS number is 999 123 4560."


@pytest.fixture
def post(db: None) -> Post:
    return make_post(make_topic(make_board(), make_member()), make_member(), "What it said.")


def suspended_once(member: Member) -> Decision:
    """For a day that has passed, which nobody lifted."""
    today = timezone.localdate()
    decision = suspend_member(member=member, by=moderator(), reason="A day.", until=today)
    Member.objects.filter(pk=member.pk).update(suspended_until=today - timedelta(days=1))
    end_suspensions()
    return decision


def allow(made: Appeal, by: User | None = None) -> str:
    return answer_appeal(appeal=made, by=by or moderator(), allowed=True, answer="Right.")


def letters_to(member: Member | None) -> list[str]:
    run_tasks()
    assert member is not None
    assert member.user is not None
    return [str(one.body) for one in mail.outbox if one.to == [member.user.email]]


def test_a_suspension_that_came_to_its_end_is_marked_as_over(db: None) -> None:
    decision = suspended_once(make_member())
    decision.refresh_from_db()
    assert decision.ended_at is not None
    assert decision.withdrawn_at is None, "it was right"


def test_an_appeal_against_a_suspension_that_is_over_lifts_no_later_one(db: None) -> None:
    member, by = make_member(), moderator()
    first = suspended_once(member)
    later = suspend_member(member=member, by=by, reason="Worse.")
    done = allow(appeal(decision=first, words="It was wrong."), by)
    member.refresh_from_db()
    later.refresh_from_db()
    assert member.state == Member.State.SUSPENDED
    assert later.withdrawn_at is None
    assert "what was decided since stands" in done


def test_what_was_decided_before_the_end_of_a_suspension_is_left_when_a_later_one_is_lifted(
    db: None,
) -> None:
    member = make_member()
    first = suspended_once(member)
    suspend_member(member=member, by=moderator(), reason="Worse.")
    lift_suspension(member=member, by=moderator())
    first.refresh_from_db()
    assert first.withdrawn_at is None


def test_an_appeal_never_brings_back_what_was_hidden_anew(post: Post) -> None:
    first = hide_post(post=post, by=moderator(), reason="It names a school.")
    made = appeal(decision=first, words="It is a charity.")
    Decision.objects.create(
        kind="hidden", post=post, member=post.author, by=moderator(), reason="x"
    )
    allow(made)
    post.refresh_from_db()
    assert post.state == Post.State.HIDDEN


def test_an_appeal_against_an_earlier_warning_is_allowed_like_any_other(db: None) -> None:
    member = make_member()
    first, _ = (warn_member(member=member, by=moderator(), reason="Tone.") for _ in range(2))
    assert allow(appeal(decision=first, words="No.")) == "The decision no longer stands."


def test_what_is_taken_back_by_hand_settles_the_appeal_that_waits(post: Post) -> None:
    by = moderator()
    made = appeal(decision=hide_post(post=post, by=by, reason="A school."), words="A charity.")
    restore_post(post=post, by=by)
    made.refresh_from_db()
    assert (made.state, made.answered_by) == (Appeal.State.ALLOWED, by)
    assert AuditEntry.objects.filter(act="answered_appeal", about=f"appeal:{made.pk}").exists()
    assert any("your appeal counts as allowed" in one for one in letters_to(post.author))
    with pytest.raises(NotPossible):
        answer_appeal(appeal=made, by=moderator(), allowed=False, answer="No.")


def test_a_suspension_that_is_lifted_settles_the_appeal_against_it(db: None) -> None:
    member = make_member()
    decision = suspend_member(member=member, by=moderator(), reason="Enough.")
    made = appeal(decision=decision, words="No.")
    lift_suspension(member=member, by=moderator())
    made.refresh_from_db()
    assert made.state == Appeal.State.ALLOWED


def test_a_refusal_does_not_say_that_a_suspension_stands_which_is_over(db: None) -> None:
    member = make_member()
    made = appeal(decision=suspended_once(member), words="It was wrong.")
    answer_appeal(appeal=made, by=moderator(), allowed=False, answer="It was not.")
    told = letters_to(member)[-1]
    assert "The decision stands." not in told
    html = signed_in(moderator()).get(f"/community/moderation/appeals/{made.pk}/").text
    assert "It has come to its end" in html
    assert "It has come to its end already." in told


def test_what_was_taken_back_while_one_wrote_the_appeal_is_not_appealed_against(
    post: Post,
) -> None:
    decision = hide_post(post=post, by=moderator(), reason="A school.")
    restore_post(post=post, by=moderator())
    assert decision.withdrawn_at is None, "as it was read before"
    with pytest.raises(NotPossible, match="This was taken back"):
        appeal(decision=decision, words="A charity.")
    assert not Appeal.objects.exists()


def answered(made: Appeal, **more: str) -> Any:
    sent = {"outcome": "allowed", "words": "We looked again."} | more
    return signed_in(moderator()).post(f"/community/moderation/appeals/{made.pk}/", sent)


def test_what_the_guard_holds_comes_back_only_once_the_moderator_has_read_it(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(text=NUMBER)
    decision = edit_with_notice(post=post, by=moderator(), text="Left out.", reason="A number.")
    made = appeal(decision=decision, words="It is made up.")
    html = answered(made).text
    post.refresh_from_db()
    assert post.text == "Left out."
    assert "The guard would hold what comes back." in html
    assert ">999 123 4560</mark>" in html
    assert answered(made, checked=ticked(html)).status_code == 302
    post.refresh_from_db()
    assert post.text == NUMBER


def test_the_guard_reads_a_hidden_post_too_before_an_appeal_shows_it(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(text=NUMBER)
    made = appeal(decision=hide_post(post=post, by=moderator(), reason="A number."), words="No.")
    answered(made)
    post.refresh_from_db()
    assert post.state == Post.State.HIDDEN


def test_what_the_guard_would_hold_is_in_nobodys_way_where_nothing_comes_back(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(text=NUMBER)
    decision = edit_with_notice(post=post, by=moderator(), text="Left out.", reason="A number.")
    made = appeal(decision=decision, words="It is made up.")
    assert answered(made, outcome="refused").status_code == 302
    made.refresh_from_db()
    assert made.state == Appeal.State.REFUSED
