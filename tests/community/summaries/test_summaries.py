"""A topic becomes a summary: choosing the posts, writing, sending, giving up."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from accounts.models import User
from community.models import AuditEntry, Letter, Member, Post, Summary, SummaryConsent
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.community.summaries.factories import (
    TEXT,
    answer,
    make_summary,
    sent,
    two_posts,
    written,
)

Answer, State = SummaryConsent.Answer, Summary.State


@pytest.fixture
def posts(db: None) -> list[Post]:
    return two_posts()


def test_a_moderator_asks_the_authors_of_the_posts_that_they_choose(posts: list[Post]) -> None:
    client, topic = signed_in(moderator()), posts[0].topic
    assert f"{topic.get_absolute_url()}summary/" in client.get(topic.get_absolute_url()).text
    chosen = {"post": [str(posts[0].pk)]}
    first = client.post(f"{topic.get_absolute_url()}summary/", chosen)
    client.post(f"{topic.get_absolute_url()}summary/", chosen)
    summary = Summary.objects.get()
    assert first.headers["Location"] == summary.get_absolute_url()
    assert [one.post for one in summary.consents.all()] == [posts[0]]
    assert Letter.objects.filter(kind="summary_asked").count() == 1
    assert AuditEntry.objects.filter(act="asked_for_consent").count() == 1


def test_nothing_chosen_is_said_and_asks_nobody(posts: list[Post]) -> None:
    address = f"{posts[0].topic.get_absolute_url()}summary/"
    assert "Choose at least one post." in signed_in(moderator()).post(address).text
    assert not Summary.objects.exists()


def test_what_members_do_not_see_cannot_be_chosen(posts: list[Post]) -> None:
    hidden = make_post(posts[0].topic, make_member(), "Secret words.", state=Post.State.HIDDEN)
    client, address = signed_in(moderator()), f"{posts[0].topic.get_absolute_url()}summary/"
    assert "Secret words." not in client.get(address).text
    client.post(address, {"post": [str(hidden.pk)]})
    assert not SummaryConsent.objects.exists()


def test_only_what_was_agreed_to_is_quoted_and_as_was_agreed(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    client = signed_in(moderator())
    assert "[post 1]\n" not in client.get(summary.get_absolute_url()).text
    answer(summary, posts[0], Answer.NAME)
    page = client.get(summary.get_absolute_url()).text
    assert ">[post 1]</textarea>" in page.replace("\n", "")
    assert "May be used, as “Kim Ash”" in page
    assert "Waiting for an answer" in page
    ready = sent(summary)
    assert "[post 2]" not in ready.text
    assert "[post 1]" in ready.text
    assert summary.consents.get(number=2).dropped


def test_without_a_single_yes_nothing_is_sent(posts: list[Post]) -> None:
    summary = written(make_summary(*posts))
    said = {"title": "A title", "text": TEXT, "stands": summary.stands, "send": "1"}
    page = signed_in(moderator()).post(summary.get_absolute_url(), said)
    assert page.status_code == 409
    assert "there is nothing to send" in page.text
    assert "That is what we learned." in page.text
    summary.refresh_from_db()
    assert summary.state == State.ASKING


def test_the_guard_reads_the_summary_and_the_words_of_others(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    said = {"title": "A title", "text": "NHS 943 476 5919", "stands": summary.stands}
    client = signed_in(moderator())
    page = client.post(summary.get_absolute_url(), said).text
    assert "Not saved yet: this could tell who a family is" in page
    assert "943 476 5919" in page
    bad = make_post(posts[0].topic, make_member(), "The number is 943 476 5919.")
    make_summary(bad)
    answer(summary, bad, Answer.MEMBER)
    said |= {"text": "[post 3]", "send": "1"}
    page = client.post(summary.get_absolute_url(), said).text
    assert "Take out what is marked" in page
    summary.refresh_from_db()
    assert (summary.text, summary.state) == ("", State.ASKING)


def test_two_who_write_at_once_lose_nothing(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    begun = {"title": "A title", "text": "Mine.", "stands": summary.stands}
    written(summary, "Theirs.")
    page = signed_in(moderator()).post(summary.get_absolute_url(), begun)
    assert page.status_code == 409
    assert "Mine." in page.text
    assert "Theirs." in page.text


def test_given_up_its_text_goes_and_another_may_begin(posts: list[Post]) -> None:
    summary = written(make_summary(*posts))
    client = signed_in(moderator())
    for _ in range(2):
        client.post(f"{summary.get_absolute_url()}act/", {"act": "give_up"})
    summary.refresh_from_db()
    assert (summary.state, summary.text) == (State.GIVEN_UP, "")
    assert AuditEntry.objects.filter(act="gave_up_summary").count() == 1
    assert make_summary(*posts).pk != summary.pk


def test_who_started_the_topic_may_summarise_it_and_stays_without_a_name(db: None) -> None:
    starter, other = make_member(display_name="Sam Hidden"), make_member()
    topic = make_topic(make_board(), starter)
    topic.nameless = True
    topic.save()
    post = make_post(topic, other)
    address = f"{topic.get_absolute_url()}summary/"
    assert signed_in(other).get(address).status_code == 404
    signed_in(starter).post(address, {"post": [str(post.pk)]})
    summary = Summary.objects.get()
    page = signed_in(other).get(f"/community/joining/summaries/{summary.pk}/").text
    assert "the member who started the topic" in page
    assert "Sam Hidden" not in page
    assert not AuditEntry.objects.filter(about=f"summary:{summary.pk}", by__isnull=False).exists()


@pytest.mark.parametrize("many", [1, 25])
def test_pages_cost_the_same_whatever_their_rows(
    db: None, many: int, assert_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    topic = make_topic(make_board(), make_member())
    member = make_member()
    found = [make_post(topic, member) for _ in range(many)]
    summary = make_summary(*found)
    for post in found:
        answer(summary, post, Answer.MEMBER)
    by = moderator()
    for _ in range(many - 1):
        make_summary(make_post(make_topic(make_board(), make_member()), member))
    pages: list[tuple[Member | User, str]] = [
        (by, "/community/summaries/"),
        (by, summary.get_absolute_url()),
        (by, f"{topic.get_absolute_url()}summary/"),
        (member, "/community/joining/summaries/"),
        (member, f"/community/joining/summaries/{summary.pk}/"),
    ]
    for who, address in pages:
        client = signed_in(who)
        with assert_queries(15):
            assert client.get(address).status_code == 200


def test_who_said_no_is_not_asked_again_in_another_summary(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.NO)
    client, address = signed_in(moderator()), f"{posts[0].topic.get_absolute_url()}summary/"
    client.post(f"{summary.get_absolute_url()}act/", {"act": "give_up"})
    assert "Its author has said no" in client.get(address).text
    client.post(address, {"post": [str(post.pk) for post in posts]})
    begun = Summary.objects.latest("pk")
    assert begun != summary
    assert [one.post for one in begun.consents.all()] == [posts[1]]
