"""Somebody deletes the account while a moderator has still to decide on what they wrote."""

import pytest
from django.core import mail

from community.account_deletion.actions import GO, STAY, delete_account
from community.boards.actions.posts import edit_post
from community.models import Appeal, Member, Post, PostVersion, Report, Topic
from community.moderation.actions.appeals import answer_appeal, appeal
from community.moderation.actions.posts import accept_post, hide_post
from community.moderation.actions.reports import report_member, report_post
from tests.community.account_deletion.test_account_deletion import deleting
from tests.community.outbox import run_tasks
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

WORDS = "Zwiebelfisch is what was said."


@pytest.fixture
def author(db: None) -> Member:
    return make_member()


def go(member: Member, posts: str = GO) -> None:
    assert member.user is not None
    delete_account(user=member.user, member=member, posts=posts)


def reported(author: Member, topic: Topic | None = None) -> tuple[Post, Member]:
    post = make_post(topic or make_topic(make_board(), make_member()), author, WORDS)
    reporter = make_member()
    report_post(post=post, reporter=reporter, kind="abuse")
    return post, reporter


def test_a_reported_post_leaves_the_boards_and_is_kept_for_who_decides(author: Member) -> None:
    post, _ = reported(author)
    go(author)
    assert WORDS not in signed_in(make_member()).get(post.topic.get_absolute_url()).text
    address = f"/community/moderation/posts/{post.pk}/"
    page = signed_in(moderator()).get(address).text
    assert WORDS in page
    assert "Its author has deleted the account." in page
    found = signed_in(make_member()).get("/community/search/?q=zwiebelfisch").text
    assert "What was said" not in found


@pytest.mark.parametrize("upheld", [True, False])
def test_once_it_is_decided_what_was_kept_goes_and_the_report_stays(
    author: Member, upheld: bool
) -> None:
    post, reporter = reported(author)
    go(author)
    by = moderator()
    if upheld:
        hide_post(post=post, by=by, reason="Too sharp.")
    else:
        accept_post(post=post, by=by)
    assert not PostVersion.objects.exists()
    post.refresh_from_db()
    assert (post.state, post.text) == (Post.State.HIDDEN, "*Removed by its author.*")
    report = Report.objects.get()
    assert report.acted_at is not None
    assert (report.state == Report.State.UPHELD) == upheld
    run_tasks()
    assert reporter.user is not None
    told = [one for one in mail.outbox if one.to == [reporter.user.email]]
    assert "what became of your report" in told[-1].subject


def test_the_answers_of_others_stay_below_a_reported_topic(author: Member) -> None:
    topic = make_topic(make_board(), author, "Zwiebelfisch")
    make_post(topic, make_member(), "An answer of another.")
    report_post(post=topic.posts.get(is_opening=True), reporter=make_member(), kind="abuse")
    go(author)
    html = signed_in(make_member()).get(topic.get_absolute_url()).text
    assert "An answer of another." in html
    assert "Zwiebelfisch" not in html
    opening = topic.posts.get(is_opening=True)
    assert (
        "Zwiebelfisch"
        in signed_in(moderator()).get(f"/community/moderation/posts/{opening.pk}/").text
    )
    accept_post(post=opening, by=moderator())
    assert "An answer of another." in signed_in(make_member()).get(topic.get_absolute_url()).text
    assert not PostVersion.objects.exists()


def test_what_stood_there_before_an_edit_is_kept_while_a_report_is_open(author: Member) -> None:
    post, _ = reported(author)
    edit_post(post=post, member=author, text="Harmless.", stands=post.version)
    go(author, STAY)
    assert PostVersion.objects.get().text == WORDS
    hide_post(post=post, by=moderator(), reason="Too sharp.")
    assert not PostVersion.objects.exists()


def test_a_post_under_appeal_is_kept_until_the_answer(author: Member) -> None:
    post = make_post(make_topic(make_board(), make_member()), author, WORDS)
    made = appeal(decision=hide_post(post=post, by=moderator(), reason="Too sharp."), words="No.")
    go(author)
    assert PostVersion.objects.get().text == WORDS
    answer_appeal(appeal=made, by=moderator(), allowed=True, answer="Right.")
    assert not PostVersion.objects.exists()
    post.refresh_from_db()
    assert post.state == Post.State.HIDDEN
    assert Appeal.objects.get().state == Appeal.State.ALLOWED


def test_settled_reports_outlive_the_post(author: Member) -> None:
    post, _ = reported(author)
    hide_post(post=post, by=moderator(), reason="Too sharp.")
    go(author)
    post.refresh_from_db()
    assert (post.text, PostVersion.objects.count()) == ("*Removed by its author.*", 0)
    assert Report.objects.get().state == Report.State.UPHELD


def test_who_reported_a_page_that_is_gone_is_told(author: Member) -> None:
    reporter = make_member()
    report_member(member=author, reporter=reporter, kind="abuse")
    go(author)
    run_tasks()
    assert "its owner has deleted the account" in mail.outbox[-1].body


def test_the_member_is_told_before_and_after(author: Member) -> None:
    reported(author)
    client = signed_in(author)
    client.post("/accounts/reauthenticate/", {"password": "three quiet otters"})
    before = client.get("/community/joining/delete/").text
    assert "1 of your posts waits for a moderator’s decision" in before
    assert (
        "What 1 post said is kept"
        in client.post("/community/joining/delete/", {"posts": "go", "sure": "delete"}).text
    )


def test_without_anything_open_nothing_is_kept(author: Member) -> None:
    make_post(make_topic(make_board(), make_member()), author, WORDS)
    deleting(author, "go")
    assert not Post.objects.filter(text__contains="Zwiebelfisch").exists()
    assert not PostVersion.objects.exists()
