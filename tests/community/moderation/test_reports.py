"""Reporting: who may, what follows at once, and that nobody silences others at will."""

import pytest
from django.core import mail

from community.models import AuditEntry, Member, Post, Report
from community.moderation.actions import posts as moderation
from community.moderation.actions.reports import MOST_GROUNDLESS, MOST_HELD, report_post
from tests.community.outbox import run_tasks
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

State = Report.State
IDENTIFIES = {"kind": "identifies", "words": "It says where she lives."}


@pytest.fixture
def post(db: None) -> Post:
    return make_post(make_topic(make_board(), make_member()), make_member(), "We do it so.")


def report(post: Post, reporter: Member | None = None, **sent: str) -> str:
    client = signed_in(reporter or make_member())
    answer = client.post(f"/community/posts/{post.pk}/report/", sent or IDENTIFIES, follow=True)
    post.refresh_from_db()
    return str(answer.text)


def test_a_report_is_acknowledged_on_the_page_and_by_mail(post: Post) -> None:
    html = report(post, kind="abuse")
    run_tasks()
    assert "We have your report" in html
    assert "thank you for your report" in mail.outbox[0].subject
    stored = Report.objects.get()
    assert (stored.state, stored.acted_at) == (State.OPEN, None)
    assert AuditEntry.objects.filter(act="reported", about=f"report:{stored.pk}").exists()


def test_the_same_report_twice_is_one_report(post: Post) -> None:
    reporter = make_member()
    for _ in range(2):
        report(post, reporter)
    assert Report.objects.count() == 1


def test_a_report_without_a_kind_is_refused_and_the_words_are_kept(post: Post) -> None:
    html = report(post, words="Look at this, please.")
    assert "<title>Error: Report this post" in html
    assert "Look at this, please." in html
    assert not Report.objects.exists()


@pytest.mark.parametrize("sent", [{"kind": "illegal"}, {"kind": "other"}, {"kind": "nonsense"}])
def test_what_a_kind_needs_is_asked_for(post: Post, sent: dict[str, str]) -> None:
    client = signed_in(make_member())
    html = client.post(f"/community/posts/{post.pk}/report/", sent).text
    assert "There is a problem" in html
    assert not Report.objects.exists()


def test_an_offence_is_kept_with_a_report_of_illegal_content_alone(post: Post) -> None:
    report(post, kind="illegal", offence="hate")
    report(post, kind="abuse", offence="hate")
    assert [one.offence for one in Report.objects.all()] == ["hate", ""]


def test_nobody_reports_themselves_nor_what_they_cannot_see(post: Post) -> None:
    assert post.author is not None
    address = f"/community/posts/{post.pk}/report/"
    assert signed_in(post.author).get(address).status_code == 403
    Post.objects.filter(pk=post.pk).update(state=Post.State.HIDDEN)
    assert signed_in(make_member()).get(address).status_code == 404


def test_a_post_said_to_identify_a_family_is_out_of_sight_at_once(post: Post) -> None:
    report(post)
    assert (post.state, post.held_for) == (Post.State.HELD, Post.HeldFor.REPORT)
    post.topic.refresh_from_db()
    assert post.topic.reply_count == 0
    assert post.author is not None
    html = signed_in(post.author).get(post.topic.get_absolute_url()).text
    assert "Somebody asked us whether this post could identify a family" in html


def test_reported_for_anything_else_it_stays_until_a_moderator_looks(post: Post) -> None:
    report(post, kind="abuse")
    assert post.state == Post.State.PUBLIC


def test_the_topic_goes_with_its_opening_post(post: Post) -> None:
    report(post.topic.posts.get(is_opening=True))
    client = signed_in(make_member())
    assert client.get(post.topic.get_absolute_url()).status_code == 404


def test_a_new_member_needs_a_second_voice(post: Post) -> None:
    report(post, make_member(experienced=False))
    assert post.state == Post.State.PUBLIC
    report(post, make_member(experienced=False))
    assert post.state == Post.State.HELD


def test_what_the_guard_would_hold_goes_whoever_reports_it(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(text="Her NHS number is 943 476 5919.")
    report(post, make_member(experienced=False))
    assert post.state == Post.State.HELD


def test_what_a_moderator_has_looked_at_stays_until_it_is_edited(post: Post) -> None:
    report(post)
    moderation.accept_post(post=post, by=moderator())
    report(post)
    assert post.state == Post.State.PUBLIC
    edited = {"text": "We do it otherwise.", "key": str(post.key), "stands": "first"}
    assert post.author is not None
    signed_in(post.author).post(f"/community/posts/{post.pk}/edit/", edited)
    report(post)
    assert post.state == Post.State.HELD


def test_who_was_wrong_twice_hides_nothing_any_more(post: Post) -> None:
    reporter, chief = make_member(), moderator()
    for _ in range(MOST_GROUNDLESS):
        other = make_post(post.topic, make_member())
        report(other, reporter)
        moderation.accept_post(post=other, by=chief)
    report(post, reporter)
    assert post.state == Post.State.PUBLIC


def test_one_member_keeps_few_posts_out_of_sight_at_a_time(post: Post) -> None:
    reporter, author = make_member(), make_member()
    for _ in range(MOST_HELD):
        report(make_post(post.topic, author), reporter)
    assert Post.objects.filter(held_for="report").count() == MOST_HELD
    report(post, reporter)
    assert post.state == Post.State.PUBLIC


def test_the_outcome_reaches_every_reporter_and_says_nothing_of_others(post: Post) -> None:
    reporters = [make_member(), make_member()]
    for reporter in reporters:
        report_post(post=post, reporter=reporter, kind="abuse")
    run_tasks()
    mail.outbox.clear()
    moderation.hide_post(post=post, by=moderator(), reason="It attacks a colleague.")
    run_tasks()
    told = {message.to[0]: message.body for message in mail.outbox}
    for reporter in reporters:
        assert reporter.user is not None
        assert "has acted on it" in told[reporter.user.email]
        assert "attacks a colleague" not in told[reporter.user.email]
    assert post.author is not None
    assert post.author.user is not None
    assert "report" not in told[post.author.user.email].lower()
    assert "We acted on it" in signed_in(reporters[0]).get("/community/reports/").text
    assert {one.acted_at is None for one in Report.objects.all()} == {False}


def test_a_post_shown_again_after_a_report_keeps_its_place_and_count(post: Post) -> None:
    topic = post.topic
    report(post)
    moderation.accept_post(post=post, by=moderator())
    topic.refresh_from_db()
    assert (topic.reply_count, topic.last_post_id) == (1, post.pk)


def test_a_members_page_is_reported_too(db: None) -> None:
    member = make_member()
    client = signed_in(make_member())
    assert "Report this page" in client.get(f"/community/members/{member.pk}/").text
    client.post(f"/community/members/{member.pk}/report/", {"kind": "abuse"})
    assert Report.objects.get().member == member
