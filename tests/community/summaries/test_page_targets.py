"""What editors get of a summary, what they make of it, and what comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from wagtail.models import Page

from community.boards.actions.posts import edit_post
from community.boards.actions.rendering import settle
from community.email.delivery import deliver_waiting
from community.models import AuditEntry, Letter, Post, Summary, SummaryConsent
from community.moderation.actions.posts import edit_with_notice, hide_post
from community.moderation.actions.reports import report_post
from community.summaries.document import Quote, own_words
from config.handover import block
from tests.community.outbox import run_tasks
from tests.community.people import (
    make_member,
    make_post,
    moderator,
    signed_in,
)
from tests.community.summaries.factories import (
    answer,
    author,
    editor,
    handing_over,
    make_summary,
    sent,
    two_posts,
)

Answer, State = SummaryConsent.Answer, Summary.State


@pytest.fixture
def posts(db: None) -> list[Post]:
    return two_posts()


@pytest.mark.parametrize("place", ["page", "spotlight"])
def test_an_editor_makes_a_draft_page_of_it_once(posts: list[Post], place: str) -> None:
    summary, by = make_summary(*posts), editor()
    answer(summary, posts[0], Answer.NAME)
    answer(summary, posts[1], Answer.MEMBER)
    sent(summary)
    assert "How others begin" in signed_in(by).get("/community/summaries/").text
    pages = Page.objects.count()
    first = handing_over(summary, by, place)
    again = handing_over(summary, by, place)
    assert first.headers["Location"] == again.headers["Location"]
    assert Page.objects.count() == pages + 1
    page = Page.objects.latest("pk").specific
    assert not page.live
    assert first.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert page.get_latest_revision().user == by
    words = str(page.body if place == "page" else page.learned)
    assert "We ring on day one." in words
    assert "Kim Ash" in words
    assert "We write." in words
    assert "A member" in words
    assert "@" not in words
    assert "/community/" not in words
    assert signed_in(by).get(first.headers["Location"]).status_code == 200
    assert AuditEntry.objects.filter(act="handed_summary_over").count() == 1
    assert Letter.objects.filter(kind="summary_handed_over").count() == 2


def test_the_page_and_the_state_are_stored_together_or_not_at_all(
    posts: list[Post], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.MEMBER)
    sent(summary)
    pages = Page.objects.count()
    monkeypatch.setattr("community.summaries.actions.record", failing)
    with pytest.raises(OSError, match="disk"):
        handing_over(summary, editor())
    summary.refresh_from_db()
    assert (summary.state, Page.objects.count()) == (State.READY, pages)


def failing(*args: Any, **kwargs: Any) -> None:
    raise OSError("the disk is full")


def test_an_edit_brings_the_summary_back_from_the_editors(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    asker = make_member("Moderators")
    Summary.objects.filter(pk=summary.pk).update(by=asker.user)
    answer(summary, posts[0], Answer.NAME)
    sent(summary)
    edit_post(post=posts[0], member=author(posts[0]), text="We do not.", stands="first")
    summary.refresh_from_db()
    assert summary.state == State.ASKING
    assert Letter.objects.get(kind="summary_returned").member == asker


def test_once_it_is_a_page_the_editors_are_told_what_to_take_out(posts: list[Post]) -> None:
    summary, by = make_summary(*posts), editor()
    answer(summary, posts[0], Answer.MEMBER)
    sent(summary)
    handing_over(summary, by)
    answer(summary, posts[0], Answer.NO)
    listed = signed_in(by).get("/community/summaries/").text
    assert "Consent was taken back" in listed
    page = signed_in(by).get(summary.get_absolute_url()).text
    assert "Take these words out of the page" in page
    assert "We ring on day one." in page
    assert "Kim Ash" not in page


EDITORS = "editors@example.org"


@pytest.fixture
def made_a_page(posts: list[Post], settings: Any) -> Summary:
    """A summary with the words of the first post, which is a draft page by now."""
    settings.EDITORS_MAILBOX = EDITORS
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.NAME)
    sent(summary)
    handing_over(summary, editor())
    run_tasks()
    mail.outbox.clear()
    summary.refresh_from_db()
    return summary


def told_to_editors() -> list[str]:
    run_tasks()
    return [str(one.body) for one in mail.outbox if one.to == [EDITORS]]


def test_editors_hear_by_mail_that_consent_was_taken_back_without_a_name(
    posts: list[Post], made_a_page: Summary
) -> None:
    answer(made_a_page, posts[0], Answer.NO)
    (body,) = told_to_editors()
    assert made_a_page.page_url in body
    assert made_a_page.get_absolute_url() in body
    assert "Kim Ash" not in body
    assert not Letter.objects.exclude(address="").exists(), "whom it went to is not kept"


def test_editors_hear_of_it_once_however_long_the_mail_server_is_away(
    posts: list[Post], made_a_page: Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> int:
        raise ConnectionRefusedError("the mail server is away")

    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", refuse)
        answer(made_a_page, posts[0], Answer.NO)
        assert told_to_editors() == []
    Letter.objects.update(due_at=timezone.now())
    for _ in range(2):
        deliver_waiting()
    assert len(told_to_editors()) == 1


def hidden(post: Post) -> None:
    hide_post(post=post, by=moderator(), reason="It names a town.")


def edited(post: Post) -> None:
    edit_post(post=post, member=author(post), text="We do not ring.", stands=post.version)


def edited_by_a_moderator(post: Post) -> None:
    edit_with_notice(post=post, by=moderator(), text="We ring.", reason="It names a day.")


def held_by_the_guard(post: Post) -> None:
    words = "We ring on day one, and on day two."
    edit_post(post=post, member=author(post), text=words, stands=post.version, hold=True)


def reported(post: Post) -> None:
    report_post(post=post, reporter=make_member(), kind="identifies")


def hidden_with_its_topic(post: Post) -> None:
    hide_post(post=post.topic.posts.get(is_opening=True), by=moderator(), reason="A name.")


@pytest.mark.parametrize(
    "change",
    [hidden, edited, edited_by_a_moderator, held_by_the_guard, reported, hidden_with_its_topic],
)
def test_editors_hear_that_a_post_behind_a_page_was_changed_or_is_out_of_sight(
    posts: list[Post], made_a_page: Summary, change: Callable[[Post], None]
) -> None:
    posts[0].refresh_from_db()
    change(posts[0])
    (body,) = told_to_editors()
    assert made_a_page.page_url in body
    assert "It names" not in body
    assert "Kim Ash" not in body


def test_editors_hear_nothing_of_posts_that_they_were_not_given(
    posts: list[Post], made_a_page: Summary
) -> None:
    hidden(posts[1])
    assert told_to_editors() == []


def test_a_post_that_was_hidden_since_brings_the_summary_back(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.MEMBER)
    sent(summary)
    hide_post(post=posts[0], by=moderator(), reason="It names a town.")
    by, pages = editor(), Page.objects.count()
    assert "We ring" not in signed_in(by).get(summary.get_absolute_url()).text
    answered = handing_over(summary, by)
    assert answered.status_code == 409
    assert "no longer be used" in answered.text
    summary.refresh_from_db()
    assert (summary.state, Page.objects.count()) == (State.ASKING, pages)


def test_of_a_post_only_the_authors_own_words_are_used(posts: list[Post]) -> None:
    post = make_post(
        posts[0].topic,
        author(posts[1]),
        "> Kim Ash wrote ([the post](/community/topics/1/#post-2)):\n>\n> We ring.\nand more\n\n"
        "@Kim Ash is right. Write to a.b@example.org or see "
        "[there](http://alongside.example/community/topics/3/).\n\n- one\n  > theirs\n- two",
    )
    settle(post)
    words = own_words(post)
    assert words.startswith("a colleague is right. Write to (address left out) or see there.")
    for gone in ("Kim", "ring", "more", "@", "/community/", "theirs"):
        assert gone not in words
    assert "- two" in words


def test_a_quotation_of_several_paragraphs_is_told_apart_from_the_writers_words() -> None:
    short, long = Quote(1, "We ring.", "Kim Ash"), Quote(2, "- one\n- two", "")
    assert block(short) == "<p>“We ring.”</p><p><i>Kim Ash, in the community of practice</i></p>"
    assert block(long) == "<p><b>Quoted:</b></p><ul><li>one</li><li>two</li></ul>"
