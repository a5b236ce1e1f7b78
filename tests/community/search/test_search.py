"""Searching the boards: what is found, in which order, and by whom."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from community.boards.actions.posts import edit_post, start_topic
from community.boards.actions.topics import move_topic
from community.models import Board, Post, Stem
from community.moderation.actions import posts as moderation
from community.moderation.actions.reports import report_post
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
def client() -> Client:
    return signed_in(make_member())


def found(client: Client, **asked: str) -> list[str]:
    """The addresses of the posts, best first."""
    html = client.get("/community/search/", asked).text
    return [part.partition('"')[0] for part in html.split('card__name"><a href="')[1:]]


def test_a_post_is_found_whatever_the_endings_of_its_words(client: Client) -> None:
    topic = make_topic(make_board(), make_member())
    post = make_post(topic, make_member(), "She asked about visiting the **children’s** centre.")
    for words in ("visit", "VISITS", "childrens centre visited", "the visit", "visit's"):
        assert found(client, q=words) == [post.get_absolute_url()], words
    assert found(client, q="visiting hospitals") == []


def test_a_word_of_the_title_counts_for_more_than_one_of_the_text(client: Client) -> None:
    board, author = make_board(), make_member()
    said = make_post(make_topic(board, author), author, "Supervision, and supervision again.")
    titled = make_topic(board, author, "Supervision in a team of two")
    opening = titled.posts.get()
    assert found(client, q="supervision") == [opening.get_absolute_url(), said.get_absolute_url()]


def test_the_words_are_marked_and_nothing_that_was_typed_is_markup(client: Client) -> None:
    topic = make_topic(make_board(), make_member())
    make_post(topic, make_member(), "We say <b>ending</b> and mean endings & beginnings.")
    html = client.get("/community/search/", {"q": "ending"}).text
    assert "<mark>endings</mark>" in html
    assert "<b>" not in html.partition("<h2")[2]


def test_what_may_not_be_seen_is_not_found(client: Client) -> None:
    group = Group.objects.create(name="North West leads")
    kept = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    inside, author = make_member("North West leads"), make_member()
    secret = make_topic(kept, inside, "Zwiebelfisch among us")
    topic = make_topic(make_board(), author)
    held = make_post(topic, author, "Zwiebelfisch held.", state=Post.State.HELD)
    make_post(topic, author, "Zwiebelfisch hidden.", state=Post.State.HIDDEN)
    assert found(client, q="zwiebelfisch") == []
    assert found(client, q="zwiebelfisch", board="leads") == []
    assert "There is no board “leads” here" in client.get("/community/search/?board=leads").text
    own = found(signed_in(inside), q="zwiebelfisch")
    assert own == [secret.posts.get().get_absolute_url()]
    assert held.get_absolute_url() not in found(signed_in(author), q="zwiebelfisch")


def test_an_edit_is_found_by_its_new_words_alone(client: Client) -> None:
    author = make_member()
    post = make_post(make_topic(make_board(), author), author, "Letterbox contact.")
    sent = {
        "text": "Reunification.",
        "stands": "first",
        "key": str(uuid4()),
    }
    signed_in(author).post(f"/community/posts/{post.pk}/edit/", sent)
    assert found(client, q="letterbox") == []
    assert found(client, q="reunification") == [post.get_absolute_url()]


def test_a_tag_leads_to_its_topics_and_a_board_narrows(client: Client) -> None:
    author = make_member()
    one, other = make_topic(make_board(), author), make_topic(make_board("other"), author)
    one.tags.set(["endings"])
    assert found(client, tag="Endings") == [one.posts.get().get_absolute_url()]
    assert found(client, q="others", board="other") == [other.posts.get().get_absolute_url()]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "Different endings of a word are found too"),
        ({"q": "the and of"}, "These words stand in nearly every post"),
        ({"q": "xylophone"}, "No post that you may see holds all of these words"),
        ({"q": "x", "page": "0"}, "“0” is not a page of these results"),
        ({"q": "x", "page": "nonsense"}, "“nonsense” is not a page"),
        ({"q": "\0'\"<script>%_"}, "No post that you may see"),
        ({"q": "é" * 5000}, "No post that you may see"),
    ],
)
def test_whatever_is_asked_is_answered_in_words(
    client: Client, asked: dict[str, str], words: str
) -> None:
    answer = client.get("/community/search/", asked)
    assert answer.status_code == 200
    assert words in answer.text.replace("&#x27;", "'")


def test_many_results_are_walked_once_through_with_the_same_queries(
    client: Client, assert_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    author = make_member()
    topic = make_topic(make_board(), author)
    posts = [make_post(topic, author, f"Supervision {number}") for number in range(45)]
    seen: list[str] = []
    for page in ("1", "2", "3"):
        with assert_queries(15):
            seen += found(client, q="supervision", page=page)
    assert sorted(seen) == sorted(post.get_absolute_url() for post in posts)


def test_the_index_can_be_made_anew(client: Client) -> None:
    author = make_member()
    post = make_post(make_topic(make_board(), author), author, "Letterbox contact.")
    Stem.objects.all().delete()
    assert found(client, q="letterbox") == []
    call_command("index_posts", verbosity=0)
    assert found(client, q="letterbox") == [post.get_absolute_url()]


def rows(post: Post) -> set[int]:
    return set(Stem.objects.filter(post=post).values_list("board_id", flat=True))


def test_the_index_holds_what_members_see_and_where_it_stands(client: Client) -> None:
    """So a search for what stands elsewhere, or was hidden, touches nothing and takes no longer."""
    author, chief, board, other = make_member(), moderator(), make_board(), make_board("other")
    topic = make_topic(board, author)
    post = make_post(topic, author, "A visit and a call.")
    assert rows(post) == {board.pk}
    moderation.hide_post(post=post, by=chief, reason="It names a school.")
    assert rows(post) == set()
    moderation.restore_post(post=post, by=chief)
    move_topic(topic=topic, board=other, by=chief)
    assert rows(post) == {other.pk}
    report_post(post=post, reporter=make_member(), kind="identifies")
    assert rows(post) == set()
    moderation.accept_post(post=post, by=chief)
    assert rows(post) == {other.pk}
    edit_post(post=post, member=author, text="Other words.", stands=post.version, hold=True)
    assert rows(post) == set()
    new = make_member(experienced=False)
    first = start_topic(
        board=board, member=new, title="Hello", text="I am new and visit.", key=uuid4()
    )
    assert rows(first) == set()
    moderation.accept_post(post=first, by=chief)
    assert rows(first) == {board.pk}
