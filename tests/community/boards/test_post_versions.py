"""The author of an opening post edits its title and its tags; moderators see what they were."""

from typing import Any
from uuid import uuid4

import pytest

from community.boards.actions.topics import split_topic
from community.models import AuditEntry, Member, Post, Topic
from community.moderation.actions.posts import edit_with_notice
from tests.community.outbox import ticked
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db: None) -> Member:
    return make_member(display_name="Kim Jones")


@pytest.fixture
def topic(author: Member) -> Topic:
    topic = make_topic(make_board(), author)
    topic.tags.set(["housing", "law"])
    return topic


def edit(topic: Topic, **sent: str) -> Any:
    post = topic.posts.get(is_opening=True)
    stands = {"title": topic.title, "text": post.text, "tags": "housing, law"}
    form = stands | {"stands": post.version, "key": str(uuid4())} | sent
    assert topic.author is not None
    answer = signed_in(topic.author).post(f"/community/posts/{post.pk}/edit/", form)
    topic.refresh_from_db()
    return answer


def test_the_form_shows_the_title_and_the_tags_as_they_are(topic: Topic, author: Member) -> None:
    post = topic.posts.get()
    html = signed_in(author).get(f"/community/posts/{post.pk}/edit/").text
    assert 'value="A made-up topic"' in html
    assert 'value="housing, law"' in html
    reply = make_post(topic, author)
    assert 'name="title"' not in signed_in(author).get(f"/community/posts/{reply.pk}/edit/").text


def test_title_and_tags_are_edited_and_what_they_were_is_kept(topic: Topic) -> None:
    assert edit(topic, title="Letters at birthdays", tags="letters").status_code == 302
    assert topic.title == "Letters at birthdays"
    assert list(topic.tags.names()) == ["letters"]
    version = topic.posts.get().versions.get()
    assert (version.title, version.tags) == ("A made-up topic", ["housing", "law"])
    assert AuditEntry.objects.get(act="edited").details["title"] == 1
    found = signed_in(make_member()).get("/community/search/?q=birthdays").text
    assert topic.get_absolute_url() in found


def test_tags_alone_are_an_edit_and_nothing_new_is_none(topic: Topic) -> None:
    edit(topic, tags="law, housing")
    assert not topic.posts.get().versions.exists()
    edit(topic, tags="")
    version = topic.posts.get().versions.get()
    assert (version.title, version.tags) == ("", ["housing", "law"])
    assert not topic.tags.exists()


def test_the_guard_reads_an_edited_title_and_holds_the_topic(topic: Topic) -> None:
    named = "Her NHS number is 943 476 5919"
    html = edit(topic, title=named).text
    assert "Not saved yet" in html
    assert topic.title == "A made-up topic"
    edit(topic, title=named, checked=ticked(html))
    assert topic.title == named
    assert topic.posts.get().state == Post.State.HELD
    assert not topic.is_public


def test_an_edited_title_does_not_write_over_a_moderators(topic: Topic) -> None:
    post = topic.posts.get()
    edit_with_notice(
        post=post, by=moderator(), text="Made safe.", title="A calmer title", reason="A town."
    )
    html = edit(topic, title="Mine", text="Mine.", stands="first").text
    assert "This post was changed while you wrote." in html
    assert "A calmer title" in html
    assert topic.title == "A calmer title"


def test_a_draft_of_a_reply_that_opens_a_topic_by_now_empties_no_title(author: Member) -> None:
    post = make_post(make_topic(make_board(), make_member()), author)
    client, address = signed_in(author), f"/community/posts/{post.pk}/edit/"
    begun = {"text": "Half an edit.", "stands": "first", "key": str(uuid4()), "keep": "1"}
    client.post(address, begun)
    split_topic(post=post, title="Apart", by=moderator())
    html = client.get(address).text
    assert "Half an edit.</textarea>" in html
    assert 'value="Apart"' in html


def test_moderators_read_the_earlier_title_and_who_replaced_it(topic: Topic) -> None:
    by, post = moderator(), topic.posts.get()
    by.name = "Robin Moderator"
    by.save()
    edit(topic, tags="letters")
    edit_with_notice(post=post, by=by, text="Safe.", title="A calmer title", reason="A town.")
    html = signed_in(moderator()).get(f"/community/posts/{post.pk}/versions/").text
    assert "Title: A made-up topic" in html
    assert "Tags: housing, law" in html
    assert "Replaced by a moderator, Robin Moderator" in html
    assert "Replaced by its author" in html
    by.delete()
    html = signed_in(moderator()).get(f"/community/posts/{post.pk}/versions/").text
    assert "a moderator whose account has gone" in html


def test_the_versions_of_a_nameless_post_tell_nobody_who_wrote_it(author: Member) -> None:
    post = make_post(make_topic(make_board(), make_member()), author, nameless=True)
    sent = {"text": "Other words.", "stands": "first", "key": str(uuid4())}
    signed_in(author).post(f"/community/posts/{post.pk}/edit/", sent)
    html = signed_in(moderator()).get(f"/community/posts/{post.pk}/versions/").text
    assert "Replaced by its author" in html
    assert "Kim Jones" not in html
    assert author.user is not None
    assert author.user.email not in html
