"""Who wrote without a name is found out by two roles alone, and each look is written down."""

from uuid import uuid4

import pytest

from community.actions.posts import reply
from community.models import AuditEntry, Post, Topic
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.factories import UserFactory

NAME = "Kim Nobody"


@pytest.fixture
def post(db: None) -> Post:
    topic = make_topic(make_board(), make_member())
    author = make_member(display_name=NAME)
    return reply(topic=topic, member=author, text="A shy question.", key=uuid4(), nameless=True)


@pytest.mark.parametrize("role", ["Administrators", "Safeguarding leads"])
def test_the_two_roles_find_out_with_a_reason_and_it_is_written_down(post: Post, role: str) -> None:
    user = UserFactory(role=role)
    client, address = signed_in(user), f"/community/posts/{post.pk}/author/"
    assert address in client.get(post.topic.get_absolute_url()).text
    assert NAME not in client.get(address).text
    assert NAME not in client.post(address, {"reason": ""}).text
    assert not AuditEntry.objects.filter(act="traced").exists()
    assert NAME in client.post(address, {"reason": "Somebody may be in danger."}).text
    entry = AuditEntry.objects.get(act="traced")
    assert (entry.by, entry.about) == (user, f"post:{post.pk}")
    assert entry.details == {"reason": "Somebody may be in danger."}


def test_nothing_shows_a_moderator_who_wrote(post: Post) -> None:
    assert post.author is not None
    assert post.author.user is not None
    client = signed_in(moderator())
    shown = [
        client.get(address).text
        for address in (
            post.topic.get_absolute_url(),
            f"/community/moderation/posts/{post.pk}/",
            "/community/moderation/",
        )
    ]
    for html in shown:
        assert NAME not in html
        assert post.author.user.email not in html
        assert f"/community/members/{post.author.pk}/" not in html
    assert client.get(f"/community/posts/{post.pk}/author/").status_code == 404


def test_the_audit_log_does_not_tell_either(post: Post) -> None:
    entries = AuditEntry.objects.filter(about=f"post:{post.pk}")
    assert [entry.by for entry in entries] == [None]


def test_marking_an_answer_does_not_tell_who_asked_without_a_name(db: None) -> None:
    author = make_member(display_name=NAME)
    topic = make_topic(make_board(), author)
    Topic.objects.filter(pk=topic.pk).update(nameless=True)
    answer = make_post(topic, make_member())
    signed_in(author).post(f"/community/posts/{answer.pk}/answer/")
    topic.refresh_from_db()
    assert topic.answer == answer
    assert AuditEntry.objects.get(act="marked_answer").by is None
