"""What is new to a member: what they were not shown yet, in whatever order it was written."""

import threading
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from community.boards.actions.posts import reply
from community.boards.pagination import POSTS
from community.models import Member, Post, ReadMark, Topic
from community.moderation.actions.posts import accept_post, hide_post, restore_post
from community.notifications import digests
from community.viewer import Viewer
from tests.community.concurrency import at_once
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

BOARD = "/community/boards/practice/"


@pytest.fixture
def topic(db: None) -> Topic:
    return make_topic(make_board(), make_member())


def waiting(topic: Topic) -> Post:
    """The first post of a new member, and one of somebody else that was shown after it."""
    new = make_member(experienced=False)
    held = reply(topic=topic, member=new, text="My very first post.", key=uuid4())
    assert held.state == Post.State.HELD
    reply(topic=topic, member=make_member(), text="Written later.", key=uuid4())
    return held


def is_new(client: Any) -> bool:
    return "New replies" in client.get(BOARD).text


def test_a_post_that_is_approved_late_is_new_on_its_board(topic: Topic) -> None:
    held, client = waiting(topic), signed_in(make_member())
    client.get(topic.get_absolute_url())
    assert not is_new(client)
    accept_post(post=held, by=moderator())
    assert is_new(client)
    client.get(topic.get_absolute_url())
    assert not is_new(client)


def test_a_post_that_is_approved_late_is_in_the_digest(topic: Topic) -> None:
    held, reader = waiting(topic), make_member()
    signed_in(reader).get(topic.get_absolute_url())
    since = timezone.now()
    accept_post(post=held, by=moderator())
    assert reader.user is not None
    found = list(digests.news(Viewer.of(reader.user), since))
    assert found == [topic]
    assert digests.lines(found)[0].excerpt == "My very first post."


def test_a_digest_tells_of_others_words_below_which_the_member_wrote_last(topic: Topic) -> None:
    held, reader, since = waiting(topic), make_member(), timezone.now()
    accept_post(post=held, by=moderator())
    reply(topic=topic, member=reader, text="My own.", key=uuid4())
    assert reader.user is not None
    found = list(digests.news(Viewer.of(reader.user), since))
    assert digests.lines(found)[0].excerpt == "My very first post."


def test_what_is_hidden_and_brought_back_is_not_new_again(topic: Topic) -> None:
    post, client = make_post(topic, make_member()), signed_in(make_member())
    client.get(topic.get_absolute_url())
    hide_post(post=post, by=moderator(), reason="It names a school.")
    restore_post(post=post, by=moderator())
    assert not is_new(client)


def test_what_was_hidden_before_anybody_saw_it_is_new_when_it_is_shown(topic: Topic) -> None:
    held, client = waiting(topic), signed_in(make_member())
    client.get(topic.get_absolute_url())
    hide_post(post=held, by=moderator(), reason="It names a school.")
    restore_post(post=Post.objects.get(pk=held.pk), by=moderator())
    assert is_new(client)


def test_a_post_on_another_page_stays_new_until_that_page_is_read(topic: Topic) -> None:
    held, author, client = waiting(topic), make_member(), signed_in(make_member())
    posts = [make_post(topic, author) for _ in range(POSTS * 2)]
    client.get(topic.get_absolute_url())
    for number in (POSTS - 2, POSTS * 2 - 2):
        client.get(posts[number].get_absolute_url())
    assert not is_new(client)
    accept_post(post=held, by=moderator())
    client.get(posts[-1].get_absolute_url())
    assert is_new(client)
    client.get(topic.get_absolute_url())
    assert not is_new(client)


def test_new_replies_lead_to_the_first_that_was_not_seen(topic: Topic) -> None:
    held, client = waiting(topic), signed_in(make_member())
    client.get(topic.get_absolute_url())
    make_post(topic, make_member(), "Newest.")
    accept_post(post=held, by=moderator())
    address = f"{topic.get_absolute_url()}?from=new"
    assert f'href="{address}"' in client.get(BOARD).text
    assert client.get(address).headers["Location"] == held.get_absolute_url()
    client.get(topic.get_absolute_url())
    assert client.get(address).headers["Location"] == topic.get_absolute_url()


def test_who_opens_a_topic_at_a_late_page_begins_there(topic: Topic) -> None:
    author, client = make_member(), signed_in(make_member())
    posts = [make_post(topic, author) for _ in range(POSTS * 3)]
    client.get(f"{topic.get_absolute_url()}?from={posts[-1].pk}")
    assert not is_new(client)


def test_who_reads_a_first_page_has_not_read_the_second(topic: Topic) -> None:
    author, client = make_member(), signed_in(make_member())
    posts = [make_post(topic, author) for _ in range(POSTS + 5)]
    client.get(topic.get_absolute_url())
    assert is_new(client)
    found = client.get(f"{topic.get_absolute_url()}?from=new").headers["Location"]
    assert found == posts[POSTS - 1].get_absolute_url()


@pytest.mark.django_db(transaction=True)
def test_who_are_shown_at_once_have_places_of_their_own() -> None:
    topic = make_topic(make_board(), make_member())
    held = [
        make_post(topic, make_member(), state=Post.State.HELD, held_for="first") for _ in range(3)
    ]
    members, by = [make_member() for _ in range(3)], moderator()
    at_once(
        *[lambda post=post: accept_post(post=post, by=by) for post in held],
        *[
            lambda member=member: reply(topic=topic, member=member, text="We do.", key=uuid4())
            for member in members
        ],
    )
    places = list(topic.posts.order_by("shown_order").values_list("shown_order", flat=True))
    assert places == list(range(1, 8))
    stored = Topic.objects.get(pk=topic.pk)
    last = topic.posts.order_by("shown_order").last()
    assert last is not None
    assert (stored.last_shown, stored.shown_count, stored.last_post_id) == (7, 7, last.pk)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs two writers at once")
def test_a_post_that_is_stored_late_is_not_read_before_it_is_there() -> None:
    """One writer has a place and has not finished: the second waits, so that a reader between
    them has not read past the first."""
    topic, reader = make_topic(make_board(), make_member()), make_member()
    one, two = make_member(), make_member()
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        with transaction.atomic():
            reply(topic=topic, member=one, text="Begun first.", key=uuid4())
            begun.set()
            go_on.wait(20)

    def quickly() -> None:
        begun.wait(20)
        reply(topic=topic, member=two, text="Begun second.", key=uuid4())

    def read() -> None:
        begun.wait(20)
        go_on.wait(0.5)  # long enough for the second to be stored, if it did not wait
        signed_in(reader).get(topic.get_absolute_url())
        go_on.set()

    at_once(slowly, quickly, read)
    mark = ReadMark.objects.get(member=reader, topic=topic)
    late = topic.posts.filter(text__startswith="Begun")
    assert late.count() == 2
    assert all((post.shown_order or 0) > mark.last_shown for post in late)


def test_two_pages_read_at_once_keep_the_further_mark(topic: Topic) -> None:
    from community.boards.actions.read_marks import mark_read
    from community.boards.pagination import page_of_posts

    reader, author = make_member(), make_member()
    for _ in range(POSTS * 2):
        make_post(topic, author)
    posts = Post.objects.filter(topic=topic)
    first = page_of_posts(posts, start=None, end=None)
    second = page_of_posts(posts, start=first.later, end=None)
    topic.refresh_from_db()
    mark_read(member=reader, topic=topic, read_up_to=None, page=first)
    mark_read(member=reader, topic=topic, read_up_to=POSTS, page=second)
    mark_read(member=reader, topic=topic, read_up_to=1, page=first)
    assert furthest(reader) == POSTS * 2


def furthest(member: Member) -> int:
    return int(ReadMark.objects.get(member=member).last_shown)
