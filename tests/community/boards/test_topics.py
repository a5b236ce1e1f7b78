"""Starting topics, replying, editing; what is held, what is read, and who sees what."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.boards.pagination import POSTS
from community.models import AuditEntry, Board, Draft, Post, ReadMark, Topic
from tests.community.outbox import ticked
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

IDENTIFYING = "Her NHS number is 943 476 5919, can anyone help?"


def sent(text: str = "How do you end well?", **more: Any) -> dict[str, Any]:
    return {"text": text, "key": str(uuid4()), "stands": "first"} | more


def test_a_topic_is_started_and_stands_on_its_board(db: None) -> None:
    board, member = make_board(), make_member(display_name="Kim")
    client = signed_in(member)
    answer = client.post("/community/boards/practice/new/", sent(title="Endings", tags="endings"))
    topic = Topic.objects.get(title="Endings")
    assert answer.headers["Location"].startswith(f"/community/topics/{topic.pk}/")
    assert "Endings" in client.get(board.get_absolute_url()).text
    html = client.get(topic.get_absolute_url()).text
    assert "How do you end well?" in html
    assert AuditEntry.objects.filter(act="started", about=f"topic:{topic.pk}").exists()


def test_the_same_post_sent_twice_appears_once(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    client, twice = signed_in(make_member()), sent("Only once.")
    first = client.post(topic.get_absolute_url(), twice).headers["Location"]
    assert client.post(topic.get_absolute_url(), twice).headers["Location"] == first
    assert Post.objects.filter(text="Only once.").count() == 1
    topic.refresh_from_db()
    assert topic.reply_count == 1


def test_a_new_members_first_posts_wait_for_a_moderator(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    new, other = make_member(experienced=False), make_member()
    signed_in(new).post(topic.get_absolute_url(), sent("My first words here."))
    post = Post.objects.get(text="My first words here.")
    assert post.state == Post.State.HELD
    assert "My first words here." not in signed_in(other).get(topic.get_absolute_url()).text
    assert "waits for a moderator" in signed_in(new).get(topic.get_absolute_url()).text
    client = signed_in(moderator())
    assert "My first words here." in client.get("/community/moderation/").text
    client.post(f"/community/moderation/posts/{post.pk}/", {"act": "accept"})
    assert "My first words here." in signed_in(other).get(topic.get_absolute_url()).text


def test_the_guard_stops_a_post_and_keeps_what_was_typed(db: None) -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    client = signed_in(member)
    key = str(uuid4())
    html = client.post(topic.get_absolute_url(), sent(IDENTIFYING, key=key)).text
    assert "Not posted yet" in html
    assert "<mark" in html
    assert IDENTIFYING in html
    assert not Post.objects.filter(text=IDENTIFYING).exists()
    assert Draft.objects.get(member=member).text == IDENTIFYING
    mended = "A parent has several health records, can anyone help?"
    client.post(topic.get_absolute_url(), sent(mended, key=key))
    assert Post.objects.get(text=mended).state == Post.State.PUBLIC
    assert not Draft.objects.filter(member=member).exists()


def test_what_the_guard_holds_waits_for_a_moderator_whatever_the_writer_says(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    client = signed_in(make_member())
    html = client.post(topic.get_absolute_url(), sent(IDENTIFYING, checked="on")).text
    assert "Not posted yet" in html
    client.post(topic.get_absolute_url(), sent(IDENTIFYING, checked=ticked(html)))
    assert Post.objects.get(text=IDENTIFYING).state == Post.State.HELD


def test_a_tick_covers_what_was_shown_and_nothing_that_was_added_since(db: None) -> None:
    topic, key = make_topic(make_board(), make_member()), str(uuid4())
    client, address = signed_in(make_member()), topic.get_absolute_url()
    first, more = "Ring me on 020 7946 0991.", "Ring me on 020 7946 0991 or 020 7946 0992."
    html = client.post(address, sent(first, key=key, checked="on")).text
    assert "Not posted yet" in html
    added = client.post(address, sent(more, key=key, checked=ticked(html))).text
    assert "Not posted yet" in added
    answer = client.post(address, sent(more, key=key, checked=ticked(added)))
    assert answer.status_code == 302


def test_the_guard_reads_titles_and_edits_too(db: None) -> None:
    member = make_member()
    client, board = signed_in(member), make_board()
    client.post(f"{board.get_absolute_url()}new/", sent(title=IDENTIFYING))
    assert not Topic.objects.filter(title=IDENTIFYING).exists()
    post = make_post(make_topic(board, member), member)
    html = client.post(f"/community/posts/{post.pk}/edit/", sent(IDENTIFYING)).text
    assert "Not saved yet" in html
    post.refresh_from_db()
    assert post.text != IDENTIFYING


def test_an_edit_keeps_what_stood_before_for_moderators_alone(db: None) -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member, "First thought.")
    signed_in(member).post(f"/community/posts/{post.pk}/edit/", sent("Second thought."))
    address = f"/community/posts/{post.pk}/versions/"
    assert "First thought." in signed_in(moderator()).get(address).text
    assert signed_in(member).get(address).status_code == 404


def test_an_edit_does_not_write_over_what_was_written_meanwhile(db: None) -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member, "First thought.")
    client, address = signed_in(member), f"/community/posts/{post.pk}/edit/"
    client.post(address, sent("Second thought."))
    html = client.post(address, sent("Third thought, begun from the first.")).text
    assert "This post was changed while you wrote." in html
    assert "Third thought, begun from the first." in html
    post.refresh_from_db()
    assert post.text == "Second thought."
    assert f'value="{post.version}"' in html
    client.post(address, sent("Third thought.", stands=post.version))
    post.refresh_from_db()
    assert post.text == "Third thought."


def test_nobody_edits_the_post_of_another(db: None) -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member)
    address = f"/community/posts/{post.pk}/edit/"
    assert signed_in(make_member()).post(address, sent("Mine now.")).status_code == 404


def test_a_restricted_board_is_not_there_for_others(db: None) -> None:
    group = Group.objects.create(name="North West leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    inside, outside = make_member("North West leads"), make_member()
    topic = make_topic(board, inside, "For the leads alone")
    post = topic.posts.get()
    assert signed_in(inside).get(topic.get_absolute_url()).status_code == 200
    client = signed_in(outside)
    for address in (
        board.get_absolute_url(),
        f"{board.get_absolute_url()}new/",
        topic.get_absolute_url(),
        f"/community/posts/{post.pk}/edit/",
    ):
        assert client.get(address).status_code == 404
    assert "For the leads alone" not in client.get("/community/").text
    assert "For the leads alone" not in client.get(f"/community/members/{inside.pk}/").text


def test_announcements_are_read_by_all_and_written_by_moderators(db: None) -> None:
    board = make_board("news", kind=Board.Kind.ANNOUNCEMENTS)
    client = signed_in(make_member())
    assert client.get(board.get_absolute_url()).status_code == 200
    assert client.post(f"{board.get_absolute_url()}new/", sent(title="News")).status_code == 403
    chief = signed_in(make_member("Moderators"))
    assert chief.post(f"{board.get_absolute_url()}new/", sent(title="News")).status_code == 302


def test_a_post_without_a_name_shows_none(db: None) -> None:
    member = make_member(display_name="Kim Nobody")
    topic = make_topic(make_board(), make_member())
    signed_in(member).post(topic.get_absolute_url(), sent("A shy question.", nameless="on"))
    client = signed_in(make_member())
    html = client.get(topic.get_absolute_url()).text
    assert "A shy question." in html
    assert "Kim Nobody" not in html
    assert f"/community/members/{member.pk}/" not in html
    page = client.get(f"/community/members/{member.pk}/").text
    assert topic.get_absolute_url() not in page


def test_reading_marks_a_topic_read_and_only_forward(db: None) -> None:
    author, reader = make_member(), make_member()
    topic = make_topic(make_board(), author)
    client = signed_in(reader)
    assert ">New<" in client.get("/community/boards/practice/").text
    client.get(topic.get_absolute_url())
    assert ">New<" not in client.get("/community/boards/practice/").text
    last = make_post(topic, author)
    assert "New replies" in client.get("/community/boards/practice/").text
    client.get(topic.get_absolute_url())
    client.get(f"{topic.get_absolute_url()}?before={last.pk}")
    mark = ReadMark.objects.get(member=reader, topic=topic)
    assert mark.last_shown == last.shown_order


def test_a_hidden_post_tells_its_author_why_and_nobody_else(db: None) -> None:
    author = make_member()
    topic = make_topic(make_board(), make_member())
    post = make_post(topic, author, "Something too plain.")
    client = signed_in(moderator())
    client.post(f"/community/moderation/posts/{post.pk}/", {"act": "hide", "words": "It names."})
    assert "Something too plain." not in signed_in(make_member()).get(topic.get_absolute_url()).text
    assert "It names." in signed_in(author).get(topic.get_absolute_url()).text


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "[press](javascript:alert(1))",
        "![x](http://elsewhere.example/x.png)",
        "<img src=x onerror=alert(1)>",
    ],
)
def test_nothing_that_is_typed_runs_or_loads(db: None, written: str) -> None:
    member = make_member()
    topic = make_topic(make_board(), member)
    post = make_post(topic, member, written)
    assert "<script" not in post.html
    assert "<img" not in post.html
    assert 'href="javascript' not in post.html


def test_a_long_topic_costs_the_same_on_every_page(db: None) -> None:
    author = make_member()
    topic = make_topic(make_board(), author)
    posts = [
        Post(topic=topic, author=author, text="x", html="<p>x</p>", shown_order=number)
        for number in range(2, POSTS * 9 + 2)
    ]
    Post.objects.bulk_create(posts)
    keys = list(topic.posts.values_list("pk", flat=True))
    client: Client = signed_in(make_member())
    client.get(f"{topic.get_absolute_url()}?from={keys[-1]}")  # after this nothing is unread
    seen: list[int] = []
    costs: set[int] = set()
    start: int | None = keys[0]
    while start:
        with CaptureQueriesContext(connection) as queries:
            asked = {"from": str(start)} if seen else {}
            html = client.get(topic.get_absolute_url(), asked).text
        costs.add(len(queries))
        shown = [key for key in keys if f'id="post-{key}"' in html]
        seen += shown
        following = [key for key in keys if key > shown[-1]]
        start = following[0] if following else None
    assert seen == keys
    assert len(costs) == 1
    assert costs.pop() <= 15


def test_pages_backwards_meet_without_gap_or_overlap(db: None) -> None:
    author = make_member()
    topic = make_topic(make_board(), author)
    Post.objects.bulk_create([Post(topic=topic, author=author, html="x") for _ in range(50)])
    keys = list(topic.posts.values_list("pk", flat=True))
    client = signed_in(make_member())
    html = client.get(f"{topic.get_absolute_url()}?before={keys[45]}").text
    assert [key for key in keys if f'id="post-{key}"' in html] == keys[45 - POSTS : 45]


@pytest.mark.parametrize("cursor", ["nonsense", "9" * 40, "-", "1-2-3"])
def test_what_is_no_place_in_the_list_is_said(db: None, cursor: str) -> None:
    make_topic(make_board(), make_member())
    html = signed_in(make_member()).get(f"/community/boards/practice/?before={cursor}").text
    assert "not a place in this list" in html


def test_a_long_board_is_walked_once_through(db: None) -> None:
    board, author = make_board(), make_member()
    for number in range(65):
        Topic.objects.create(board=board, author=author, title=f"Topic {number:03}", is_public=True)
    client, address, titles = signed_in(make_member()), board.get_absolute_url(), []
    while address:
        html = client.get(address).text
        titles += [f"Topic {n:03}" for n in range(65) if f"Topic {n:03}<" in html]
        later = html.partition('href="/community/boards/practice/?before=')[2].partition('"')[0]
        address = f"/community/boards/practice/?before={later}" if later else ""
    assert sorted(titles) == [f"Topic {n:03}" for n in range(65)]
