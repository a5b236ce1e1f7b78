"""Several people at the same moment: nothing is lost, and nothing stands twice."""

from functools import partial
from uuid import uuid4

import pytest

from community.boards.actions.posts import edit_post, reply, start_topic
from community.boards.actions.topics import close_topic
from community.exceptions import NotPossible
from community.models import Post, PostVersion, Topic
from community.moderation.actions import posts as moderation
from tests.community.concurrency import at_once
from tests.community.people import make_board, make_member, make_post, make_topic, moderator

pytestmark = pytest.mark.django_db(transaction=True)


def test_everybody_who_replies_at_once_is_there_and_counted() -> None:
    topic = make_topic(make_board(), make_member())
    members = [make_member() for _ in range(6)]
    at_once(
        *(
            lambda member=member: reply(topic=topic, member=member, text="We do.", key=uuid4())
            for member in members
        )
    )
    replies = Post.objects.filter(topic=topic, is_opening=False)
    assert {post.author for post in replies} == set(members)
    stored = Topic.objects.get(pk=topic.pk)
    assert stored.reply_count == 6
    last = replies.order_by("shown_order").last()
    assert last is not None
    assert stored.last_post_id == last.pk


def test_the_same_post_sent_many_times_at_once_stands_once() -> None:
    topic, member, key = make_topic(make_board(), make_member()), make_member(), uuid4()
    sent = at_once(
        *[lambda: reply(topic=topic, member=member, text="Once.", key=key) for _ in range(6)]
    )
    assert len({post.pk for post in sent}) == 1
    assert Post.objects.filter(topic=topic, is_opening=False).count() == 1
    assert Topic.objects.get(pk=topic.pk).reply_count == 1


def test_the_same_topic_sent_many_times_at_once_stands_once() -> None:
    board, member, key = make_board(), make_member(), uuid4()
    sent = at_once(
        *[
            lambda: start_topic(board=board, member=member, title="Once", text="Once.", key=key)
            for _ in range(4)
        ]
    )
    assert len({post.pk for post in sent}) == 1
    assert Topic.objects.filter(title="Once").count() == 1


def test_of_replying_and_closing_at_once_either_comes_first_and_nothing_is_lost() -> None:
    chief, member = moderator(), make_member()
    for _ in range(6):
        topic = make_topic(make_board(), make_member())
        sent, _ = at_once(
            partial(reply, topic=topic, member=member, text="We do.", key=uuid4()),
            partial(close_topic, topic=topic, by=chief, closed=True),
        )
        assert isinstance(sent, Post | NotPossible)
        assert topic.posts.filter(author=member).exists() == isinstance(sent, Post)


def test_of_two_edits_at_once_one_is_taken_and_the_other_is_told() -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member, "As it was.")
    edits = [
        lambda text=text: edit_post(post=post, member=member, text=text, stands=post.version)
        for text in ("One way.", "Another way.")
    ]
    answers = at_once(*edits)
    refused = [answer for answer in answers if isinstance(answer, NotPossible)]
    taken = [answer.text for answer in answers if isinstance(answer, Post)]
    assert (len(refused), len(taken)) == (1, 1)
    assert Post.objects.get(pk=post.pk).text == taken[0]
    assert [version.text for version in PostVersion.objects.all()] == ["As it was."]


def test_a_post_that_is_hidden_while_its_author_edits_stays_hidden() -> None:
    member, chief = make_member(), moderator()
    post = make_post(make_topic(make_board(), member), member, "As it was.")
    at_once(
        lambda: edit_post(post=post, member=member, text="Other.", stands=post.version),
        lambda: moderation.hide_post(post=post, by=chief, reason="It names a school."),
    )
    stored = Post.objects.get(pk=post.pk)
    assert stored.state == Post.State.HIDDEN
    kept = {stored.text, *(version.text for version in post.versions.all())}
    assert "As it was." in kept
