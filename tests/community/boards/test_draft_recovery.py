"""What was typed for a place that takes no writing any more is kept, and tells of nothing else."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from community.boards.actions.posts import reply
from community.boards.actions.topics import close_topic, move_topic
from community.exceptions import NotPossible
from community.models import Board, Draft, Member, Post, Topic
from community.moderation.actions.posts import hide_post
from tests.community.account_deletion.exported_files import taken_away
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

pytestmark = pytest.mark.django_db
TEXT, SECRET = "An hour of typing, <b>all</b> of it.", "Zwiebelfisch"
SHOWN = "An hour of typing, &lt;b&gt;all&lt;/b&gt; of it.</textarea>"
DRAFTS = "/community/drafts/"
HERE: dict[str, Any] = {"headers": {"origin": "http://testserver"}}


def typed(**more: str) -> dict[str, str]:
    return {"text": TEXT, "key": str(uuid4()), "stands": "first"} | more


def restricted_board() -> Board:
    group = Group.objects.get_or_create(name="Leads")[0]
    return make_board("leads", name=SECRET, kind=Board.Kind.RESTRICTED, group=group)


def test_a_reply_to_a_topic_closed_meanwhile_is_kept_and_shown() -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    close_topic(topic=topic, by=moderator(), closed=True)
    client = signed_in(member)
    answer = client.post(topic.get_absolute_url(), typed(nameless="on"))
    assert answer.status_code == 403
    assert "This topic is closed." in answer.text
    assert SHOWN in answer.text
    draft = Draft.objects.get(member=member)
    assert (draft.text, draft.nameless) == (TEXT, True)
    assert SHOWN in client.get(DRAFTS).text


def test_what_moved_out_of_sight_is_answered_as_what_never_was() -> None:
    member = make_member()
    topic, waiting = (make_topic(make_board(), make_member(), SECRET) for _ in range(2))
    move_topic(topic=topic, board=restricted_board(), by=moderator())
    hide_post(post=waiting.posts.get(), by=moderator(), reason="It names a school.")
    others = make_post(make_topic(make_board(), make_member()), make_member())
    client, pages, addresses = (
        signed_in(member),
        set(),
        (
            topic.get_absolute_url(),
            waiting.get_absolute_url(),
            "/community/topics/999999/",
            "/community/boards/leads/new/",
            "/community/boards/none/new/",
            f"/community/posts/{others.pk}/edit/",
            "/community/posts/999999/edit/",
        ),
    )
    for address in addresses:
        answer = client.post(address, typed())
        words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
        pages.add((answer.status_code, words.replace(address, "/here/")))
        assert SHOWN in answer.text
    assert len(pages) == 1
    assert Draft.objects.filter(member=member, text=TEXT).count() == len(addresses)
    listed = client.get(DRAFTS).text
    assert listed.count("A place that you cannot open any more") == 3 * len(addresses)
    assert SECRET not in listed
    assert "Edit of your post" not in listed


def test_an_export_does_not_tell_a_board_that_may_not_be_seen_from_none() -> None:
    member = make_member()
    restricted_board()
    client = signed_in(member)
    for slug in ("leads", "none"):
        client.post(f"/community/boards/{slug}/new/", typed(title="T"))
    kept = json.loads(taken_away(member).read("data.json"))["Drafts"]
    assert kept[0]["place"] == kept[1]["place"]


def test_a_draft_that_was_kept_before_stays_at_its_place() -> None:
    board, sent = restricted_board(), typed(title="T")
    member = make_member("Leads")
    client, address = signed_in(member), f"{board.get_absolute_url()}new/"
    client.post(address, sent | {"text": "Begun.", "keep": "1"})
    assert member.user is not None
    member.user.groups.clear()
    assert client.post(address, sent).status_code == 404
    draft = Draft.objects.get()
    assert (draft.text, draft.place) == (TEXT, f"board:{board.pk}")


def test_an_edit_of_a_post_hidden_meanwhile_is_kept() -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member)
    hide_post(post=post, by=moderator(), reason="It names a school.")
    client = signed_in(member)
    answer = client.post(f"/community/posts/{post.pk}/edit/", typed())
    assert answer.status_code == 403
    assert "A moderator has hidden this post" in answer.text
    assert SHOWN in answer.text
    assert SHOWN in client.get(DRAFTS).text


def test_an_announcement_that_a_member_may_not_write_is_kept() -> None:
    board, member = make_board("news", kind=Board.Kind.ANNOUNCEMENTS), make_member()
    answer = signed_in(member).post(f"{board.get_absolute_url()}new/", typed(title="T"))
    assert answer.status_code == 403
    assert SHOWN in answer.text


def test_a_form_without_words_is_refused_as_ever() -> None:
    client = signed_in(make_member())
    answer = client.post("/community/topics/999999/", typed(text=" "))
    assert answer.status_code == 404
    assert not Draft.objects.exists()


def test_a_reply_finds_a_topic_closed_that_was_open_when_it_was_read() -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    as_read = Topic.objects.get(pk=topic.pk)
    close_topic(topic=topic, by=moderator(), closed=True)
    with pytest.raises(NotPossible, match="This topic is closed"):
        reply(topic=as_read, member=member, text="Late.", key=uuid4())
    assert not Post.objects.filter(text="Late.").exists()


def test_a_topic_closed_in_the_moment_of_replying_loses_no_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    close_topic(topic=topic, by=moderator(), closed=True)
    monkeypatch.setattr("community.access.replier", lambda viewer, topic: viewer.member)
    answer = signed_in(member).post(topic.get_absolute_url(), typed())
    assert answer.status_code == 409
    assert SHOWN in answer.text
    assert Draft.objects.get(member=member).text == TEXT


def test_whose_membership_lapsed_has_their_words_back_at_every_address_alike() -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    Member.objects.filter(pk=member.pk).update(
        confirmed_on=timezone.localdate() - timedelta(days=366)
    )
    client, pages, sent = signed_in(member), set(), typed()
    for address in (topic.get_absolute_url(), "/community/topics/999999/", "/community/none/"):
        answer = client.post(address, sent, **HERE)
        words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
        pages.add((answer.status_code, words.replace(address, "/here/")))
    assert len(pages) == 1
    assert SHOWN in answer.text
    assert "Only members can send this" in answer.text
    assert client.post(topic.get_absolute_url(), sent).status_code == 302, "sent from elsewhere"
    client.post("/community/joining/confirm/")
    assert client.post(topic.get_absolute_url(), sent, **HERE).status_code == 302
    assert Post.objects.filter(text=TEXT).count() == 1


def test_a_moderator_whose_membership_lapsed_has_their_words_back() -> None:
    topic, member = make_topic(make_board(), make_member()), make_member("Moderators")
    Member.objects.filter(pk=member.pk).update(
        confirmed_on=timezone.localdate() - timedelta(days=366)
    )
    answer = signed_in(member).post(topic.get_absolute_url(), typed(), **HERE)
    assert answer.status_code == 403
    assert SHOWN in answer.text
