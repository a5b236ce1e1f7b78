"""Pinning, closing, moving, splitting, and marking the answer."""

from typing import Any
from uuid import uuid4

import pytest

from community.models import AuditEntry, Board, Topic
from tests.community.people import make_board, make_member, make_post, make_topic, signed_in


def chief() -> Any:
    return signed_in(make_member("Moderators"))


@pytest.fixture
def topic(db: None) -> Topic:
    return make_topic(make_board(), make_member())


def act(topic: Topic, act: str, **more: str) -> int:
    answer = chief().post(f"{topic.get_absolute_url()}act/", {"act": act} | more)
    topic.refresh_from_db()
    return int(answer.status_code)


def test_a_moderator_pins_and_unpins_and_the_audit_says_so(topic: Topic) -> None:
    act(topic, "pin")
    assert topic.is_pinned
    act(topic, "unpin")
    assert not topic.is_pinned
    acts = AuditEntry.objects.filter(about=f"topic:{topic.pk}", by_whom="moderator")
    assert [entry.act for entry in acts] == ["unpinned", "pinned"]


def test_a_closed_topic_takes_no_reply_and_says_so(topic: Topic) -> None:
    act(topic, "close")
    client = signed_in(make_member())
    sent = {"text": "Still here?", "key": str(uuid4())}
    answer = client.post(topic.get_absolute_url(), sent)
    assert answer.status_code == 403
    assert "This topic is closed." in answer.text
    assert 'id="reply"' not in client.get(topic.get_absolute_url()).text


def test_a_topic_moves_to_another_board(topic: Topic) -> None:
    there = make_board("elsewhere")
    act(topic, "move", board="elsewhere")
    assert topic.board == there


def test_what_is_no_act_and_no_board_is_not_there(topic: Topic) -> None:
    assert act(topic, "explode") == 404
    assert act(topic, "move", board="nowhere") == 404


def test_a_topic_splits_from_a_post_on_and_both_are_counted_anew(topic: Topic) -> None:
    member = topic.author
    assert member is not None
    stays, goes = make_post(topic, member, "Stays."), make_post(topic, member, "Goes.")
    also = make_post(topic, member, "Goes too.")
    chief().post(f"/community/posts/{goes.pk}/split/", {"title": "Another matter"})
    topic.refresh_from_db()
    new = Topic.objects.get(title="Another matter")
    assert list(topic.posts.values_list("pk", flat=True))[-1] == stays.pk
    assert list(new.posts.values_list("pk", flat=True)) == [goes.pk, also.pk]
    assert (topic.reply_count, new.reply_count, new.is_public) == (1, 1, True)
    assert (topic.last_post_id, new.last_post_id) == (stays.pk, also.pk)


def test_the_one_who_asked_marks_the_answer_and_takes_it_back(topic: Topic) -> None:
    assert topic.author is not None
    post = make_post(topic, make_member(), "Try this.")
    address = f"/community/posts/{post.pk}/answer/"
    assert signed_in(make_member()).post(address).status_code == 403
    client = signed_in(topic.author)
    client.post(address)
    topic.refresh_from_db()
    assert topic.answer == post
    assert "Marked as the answer" in client.get(topic.get_absolute_url()).text
    client.post(address)
    topic.refresh_from_db()
    assert topic.answer is None


@pytest.mark.parametrize("address", ["topics/{topic}/act/", "posts/{post}/split/"])
def test_members_do_not_moderate(topic: Topic, address: str) -> None:
    post = make_post(topic, make_member())
    path = f"/community/{address.format(topic=topic.pk, post=post.pk)}"
    answer = signed_in(make_member()).post(path, {"act": "pin", "title": "Mine"})
    assert answer.status_code == 404
    assert Board.objects.count() == 2
    topic.refresh_from_db()
    assert not topic.is_pinned
