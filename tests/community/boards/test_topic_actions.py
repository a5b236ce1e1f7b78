"""Pinning, closing, moving, splitting, and marking the answer."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group

from community.boards.actions.topics import move_topic, split_topic
from community.boards.views.topic_actions import DONE
from community.models import AuditEntry, Board, Post, Topic, Watch
from community.notifications.actions import watch
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)


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
    client.post(address, {"answer": "no"})
    topic.refresh_from_db()
    assert topic.answer is None
    client.post(address, {"answer": "no"})
    acts = AuditEntry.objects.filter(act="marked_answer", about=f"topic:{topic.pk}")
    assert acts.count() == 2


def test_a_double_click_on_the_answer_is_one(topic: Topic) -> None:
    assert topic.author is not None
    post, client = make_post(topic, make_member()), signed_in(topic.author)
    button = f'action="/community/posts/{post.pk}/answer/"'
    form = client.get(topic.get_absolute_url()).text.partition(button)[2].partition("</form>")[0]
    assert 'name="answer" value="yes"' in form
    for _ in range(2):
        client.post(f"/community/posts/{post.pk}/answer/", {"answer": "yes"})
    topic.refresh_from_db()
    assert topic.answer == post


def test_an_old_link_to_a_post_leads_to_the_topic_that_it_was_split_into(topic: Topic) -> None:
    goes = make_post(topic, make_member(), "Goes.")
    link = goes.get_absolute_url()
    new = split_topic(post=goes, title="Another matter", by=moderator())
    answer = signed_in(make_member()).get(link)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(new.get_absolute_url())


def test_an_old_link_tells_nothing_of_a_topic_that_the_reader_may_not_see(topic: Topic) -> None:
    goes = make_post(topic, make_member(), "Goes.")
    link = goes.get_absolute_url()
    new = split_topic(post=goes, title="Another matter", by=moderator())
    group = Group.objects.create(name="Leads")
    move_topic(topic=new, board=make_board("leads", kind="restricted", group=group), by=moderator())
    answer = signed_in(make_member()).get(link)
    assert answer.status_code == 200
    assert new.get_absolute_url() not in answer.text


def test_who_followed_and_had_read_the_topic_does_so_with_what_is_split_off(topic: Topic) -> None:
    goes, reader = make_post(topic, make_member(), "Goes."), make_member()
    client = signed_in(reader)
    watch(member=reader, place=topic, level="watch")
    client.get(topic.get_absolute_url())
    new = split_topic(post=goes, title="Another matter", by=moderator())
    assert Watch.objects.get(member=reader, topic=new).level == "watch"
    html = client.get("/community/boards/practice/").text
    assert ">New" not in html
    make_post(new, make_member(), "Newer.")
    assert "New replies" in client.get("/community/boards/practice/").text


@pytest.mark.parametrize("state", [Post.State.HELD, Post.State.HIDDEN])
def test_a_topic_is_not_split_at_a_post_that_members_do_not_see(topic: Topic, state: str) -> None:
    post = make_post(topic, make_member(), state=state)
    after = make_post(topic, make_member())
    client = chief()
    answer = client.post(f"/community/posts/{post.pk}/split/", {"title": "Apart"})
    assert answer.status_code == 409
    assert "no topic can begin with it" in answer.text
    after.refresh_from_db()
    assert after.topic == topic
    assert f"/community/posts/{post.pk}/split/" not in client.get(topic.get_absolute_url()).text


def test_what_was_written_for_one_group_does_not_move_to_others(db: None) -> None:
    groups = [Group.objects.create(name=name) for name in ("Leads", "Others")]
    leads, others = (
        make_board(group.name.lower(), kind="restricted", group=group) for group in groups
    )
    topic, practice = make_topic(leads, make_member("Leads")), make_board()
    client = chief()
    for board in (practice, others):
        sent = {"act": "move", "board": board.slug}
        answer = client.post(f"{topic.get_absolute_url()}act/", sent)
        assert answer.status_code == 409
        assert "What was written for one group stays with it" in answer.text
        topic.refresh_from_db()
        assert topic.board == leads
    html = client.get(f"{topic.get_absolute_url()}move/").text
    assert "stays with it" in html
    assert 'value="practice"' not in html


def test_a_moderator_chooses_on_a_page_of_its_own_where_a_topic_moves(topic: Topic) -> None:
    make_board("elsewhere")
    client, address = chief(), f"{topic.get_absolute_url()}move/"
    assert address in client.get(topic.get_absolute_url()).text
    html = client.get(address).text
    assert 'value="elsewhere"' in html
    assert 'value="practice"' not in html


@pytest.mark.parametrize("address", ["topics/{topic}/act/", "posts/{post}/split/"])
def test_members_do_not_moderate(topic: Topic, address: str) -> None:
    post = make_post(topic, make_member())
    path = f"/community/{address.format(topic=topic.pk, post=post.pk)}"
    answer = signed_in(make_member()).post(path, {"act": "pin", "title": "Mine"})
    assert answer.status_code == 404
    assert Board.objects.count() == 2
    topic.refresh_from_db()
    assert not topic.is_pinned


def test_moving_begins_with_no_board_chosen_and_refuses_none(topic: Topic) -> None:
    make_board("elsewhere")
    make_board("news", kind=Board.Kind.ANNOUNCEMENTS)
    client = chief()
    html = client.get(f"{topic.get_absolute_url()}move/").text
    assert '<option value="" selected>Choose a board</option>' in html
    assert "members can no longer reply" in html
    answer = client.post(f"{topic.get_absolute_url()}act/", {"act": "move", "board": ""})
    assert "Choose the board that it moves to." in answer.text


@pytest.mark.parametrize("act", ["pin", "unpin", "close", "reopen"])
def test_what_was_done_with_a_topic_is_said_once(topic: Topic, act: str) -> None:
    client = chief()
    answer = client.post(f"{topic.get_absolute_url()}act/", {"act": act}, follow=True)
    assert DONE[act] in answer.text
    assert DONE[act] not in client.get(topic.get_absolute_url()).text


def test_after_a_move_and_a_split_the_topic_says_what_was_done(topic: Topic) -> None:
    make_board("elsewhere")
    post, client = make_post(topic, make_member()), chief()
    sent = {"act": "move", "board": "elsewhere"}
    moved = client.post(f"{topic.get_absolute_url()}act/", sent, follow=True)
    assert "The topic stands on the board “Elsewhere”." in moved.text
    address = f"/community/posts/{post.pk}/split/"
    assert "This is the new topic." in client.post(address, {"title": "Apart"}, follow=True).text


def test_the_address_of_an_act_opened_by_hand_leads_to_the_topic(topic: Topic) -> None:
    post, client = make_post(topic, make_member()), chief()
    there = client.get(f"{topic.get_absolute_url()}act/")
    assert there.headers["Location"] == topic.get_absolute_url()
    there = client.get(f"/community/posts/{post.pk}/split/")
    assert there.headers["Location"] == post.get_absolute_url()
