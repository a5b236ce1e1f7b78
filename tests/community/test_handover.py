"""What editors get of a summary, what they make of it, and what comes back."""

from typing import Any

import pytest
from django.core import mail
from wagtail.models import Page

from community.actions.moderation import hide_post
from community.actions.posts import edit_post
from community.actions.words import settle
from community.models import AuditEntry, Letter, Post, Summary, SummaryConsent
from community.summarising import Quote, own_words
from config.handover import block
from tests.community.people import (
    make_member,
    make_post,
    moderator,
    signed_in,
)
from tests.community.summaries import (
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
    monkeypatch.setattr("community.actions.summaries.record", failing)
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


def test_editors_hear_of_it_by_mail_without_a_name(posts: list[Post], settings: Any) -> None:
    from community.summary_letters import tell_editors

    settings.EDITORS_MAILBOX = "editors@example.org"
    tell_editors("/community/summaries/1/", "/admin/pages/9/edit/")
    assert mail.outbox[0].to == ["editors@example.org"]
    assert "/admin/pages/9/edit/" in mail.outbox[0].body


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
