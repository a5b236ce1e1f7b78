"""What becomes of a report: who decides on it, and that its outcome stays true."""

import pytest
from django.core import mail

from community.exceptions import NotPossible
from community.models import AuditEntry, Decision, Member, Post, Report
from community.moderation.actions import posts as moderation
from community.moderation.actions import suspensions
from community.moderation.actions.appeals import answer_appeal, appeal
from community.moderation.actions.reports import report_member, report_post
from community.moderation.version_tokens import post_version_token
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

State = Report.State


@pytest.fixture
def post(db: None) -> Post:
    return make_post(make_topic(make_board(), make_member()), make_member(), "We do it so.")


def reported(post: Post, kind: str = "abuse", reporter: Member | None = None) -> Report:
    return report_post(post=post, reporter=reporter or make_member(), kind=kind)


def told(member: Member | None) -> list[str]:
    run_tasks()
    assert member is not None
    assert member.user is not None
    return [str(one.body) for one in mail.outbox if one.to == [member.user.email]]


def allow(decision: Decision) -> None:
    made = appeal(decision=decision, words="It was not.")
    answer_appeal(appeal=made, by=moderator(), allowed=True, answer="Right.")


def test_a_warning_leaves_the_reports_of_a_held_post_open(post: Post) -> None:
    report = reported(post, "identifies")
    assert post.author is not None
    suspensions.warn_member(member=post.author, by=moderator(), reason="Careful.", post=post)
    report.refresh_from_db()
    assert report.state == State.OPEN
    moderation.accept_post(post=post, by=moderator())
    report.refresh_from_db()
    assert report.state == State.NOT_UPHELD
    assert not any("has acted on it" in one for one in told(report.reporter))


def test_a_suspension_leaves_the_reports_of_a_held_post_open(post: Post) -> None:
    report = reported(post, "identifies")
    assert post.author is not None
    suspensions.suspend_member(member=post.author, by=moderator(), reason="Enough.", post=post)
    moderation.hide_post(post=post, by=moderator(), reason="It names a street.")
    report.refresh_from_db()
    assert report.state == State.UPHELD


def test_a_warning_about_a_post_that_members_see_settles_its_reports(post: Post) -> None:
    report = reported(post)
    assert post.author is not None
    suspensions.warn_member(member=post.author, by=moderator(), reason="Tone.", post=post)
    report.refresh_from_db()
    assert report.state == State.UPHELD


def test_a_post_that_was_hidden_meanwhile_takes_no_report(post: Post) -> None:
    moderation.hide_post(post=post, by=moderator(), reason="It names a school.")
    assert post.state == Post.State.PUBLIC, "as the reporter read it"
    with pytest.raises(NotPossible, match="hidden this post"):
        reported(post)
    assert not Report.objects.exists()


def test_a_reporter_hears_that_the_outcome_changed_after_an_appeal(post: Post) -> None:
    report = reported(post)
    decision = moderation.hide_post(post=post, by=moderator(), reason="Tone.")
    report.refresh_from_db()
    acted_at = report.acted_at
    allow(decision)
    report.refresh_from_db()
    assert (report.state, report.acted_at) == (State.NOT_UPHELD, acted_at)
    assert "what was decided has been taken back" in told(report.reporter)[-1]
    assert AuditEntry.objects.filter(act="outcome_changed", about=f"report:{report.pk}").exists()


def test_what_is_brought_back_by_hand_is_told_to_the_reporter_too(post: Post) -> None:
    report = reported(post)
    moderation.hide_post(post=post, by=moderator(), reason="Tone.")
    moderation.restore_post(post=post, by=moderator())
    assert "what was decided has been taken back" in told(report.reporter)[-1]


def test_the_outcome_of_another_decision_stays_as_it_was(post: Post) -> None:
    assert post.author is not None
    warning = suspensions.warn_member(member=post.author, by=moderator(), reason="x", post=post)
    report = reported(post)
    moderation.hide_post(post=post, by=moderator(), reason="Tone.")
    allow(warning)
    report.refresh_from_db()
    assert report.state == State.UPHELD


def hide(post: Post, chief: Member) -> int:
    sent = {"act": "hide", "words": "Tone.", "seen": post_version_token(post)}
    answer = signed_in(chief).post(f"/community/moderation/posts/{post.pk}/", sent)
    return int(answer.status_code)


def test_nobody_decides_on_what_they_reported_while_another_can(post: Post) -> None:
    chief = make_member("Moderators")
    reported(post, reporter=chief)
    moderator()
    assert hide(post, chief) == 403
    html = signed_in(chief).get(f"/community/moderation/posts/{post.pk}/").text
    assert "You reported this: another moderator decides on it." in html
    assert 'value="hide"' not in html


def test_who_reported_decides_where_the_only_other_moderator_wrote_it(db: None) -> None:
    chief, author = make_member("Moderators"), make_member("Moderators")
    post = make_post(make_topic(make_board(), make_member()), author)
    reported(post, reporter=chief)
    assert hide(post, author) == 403
    assert hide(post, chief) == 302


def test_nobody_decides_on_a_page_that_they_reported_while_another_can(db: None) -> None:
    chief, member = make_member("Moderators"), make_member(about="Rude words.")
    report_member(member=member, reporter=chief, kind="abuse")
    address = f"/community/moderation/members/{member.pk}/"
    sent = {"act": "clear", "words": "Rude."}
    administrator()
    assert "another moderator decides" in signed_in(chief).get(address).text
    assert signed_in(chief).post(address, sent).status_code == 403
