"""Who is told of a post that was out of sight when its letters should have gone."""

import pytest
from django.core import mail

from community.models import Letter, Member, Post
from community.moderation.actions.posts import hide_post, restore_post
from community.notifications.actions import watch
from community.notifications.posts import tell_of_post
from tests.community.outbox import run_tasks
from tests.community.people import make_board, make_member, make_post, make_topic, moderator


@pytest.fixture
def watcher(db: None) -> Member:
    return make_member()


@pytest.fixture
def post(watcher: Member) -> Post:
    topic = make_topic(make_board(), make_member())
    watch(member=watcher, place=topic, level="watch")
    run_tasks()
    mail.outbox.clear()
    return make_post(topic, make_member(), "We meet twice.")


def told(member: Member) -> int:
    run_tasks()
    assert member.user is not None
    return sum(one.to == [member.user.email] for one in mail.outbox)


def hide_and_restore(post: Post) -> None:
    hide_post(post=post, by=moderator(), reason="A mistake.")
    run_tasks()
    restore_post(post=post, by=moderator())


def test_who_should_have_heard_of_it_is_told_once_it_is_back(watcher: Member, post: Post) -> None:
    tell_of_post(post.pk)
    hide_and_restore(post)
    assert told(watcher) == 1
    assert Letter.objects.get(member=watcher, kind="post", post=post).state == Letter.State.SENT


def test_who_has_heard_of_it_is_not_told_again(watcher: Member, post: Post) -> None:
    assert told(watcher) == 1
    hide_and_restore(post)
    assert told(watcher) == 1


def test_who_has_muted_the_topic_meanwhile_is_not_told(watcher: Member, post: Post) -> None:
    tell_of_post(post.pk)
    hide_post(post=post, by=moderator(), reason="A mistake.")
    run_tasks()
    watch(member=watcher, place=post.topic, level="mute")
    restore_post(post=post, by=moderator())
    assert told(watcher) == 0
