"""What moderators set and what they write to somebody is read by the guard too."""

import pytest
from django.core import mail

from community.models import Board, Decision, Post, Topic
from tests.community.outbox import run_tasks, ticked
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

pytestmark = pytest.mark.django_db
NAMED = "Donna Price born 3/4/2020"
NUMBER = "It is about NHS number 943 476 5919."


def reply() -> Post:
    return make_post(make_topic(make_board(), make_member()), make_member())


def test_the_title_of_a_split_waits_until_the_moderator_has_read_what_is_found() -> None:
    post, client = reply(), signed_in(moderator())
    address = f"/community/posts/{post.pk}/split/"
    html = client.post(address, {"title": NAMED}).text
    assert "<mark" in html
    assert f'value="{NAMED}"' in html
    assert not Topic.objects.filter(title=NAMED).exists()
    client.post(address, {"title": NAMED, "checked": ticked(html)})
    assert Topic.objects.filter(title=NAMED).exists()


def test_a_split_without_a_title_says_so() -> None:
    post = reply()
    html = signed_in(moderator()).post(f"/community/posts/{post.pk}/split/", {"title": " "}).text
    assert "Give the new topic a title." in html


def test_the_purpose_of_a_board_waits_until_it_is_read() -> None:
    client, address = signed_in(moderator()), "/community/moderation/boards/new/"
    sent = {"name": "Practice", "purpose": NUMBER, "kind": "open", "place": "1"}
    html = client.post(address, sent).text
    assert "943 476 5919</mark>" in html
    assert not Board.objects.filter(purpose=NUMBER).exists()
    client.post(address, sent | {"checked": ticked(html)})
    assert Board.objects.filter(purpose=NUMBER).exists()


@pytest.mark.parametrize("act", ["hide", "warn", "suspend", "edit"])
def test_what_a_moderator_writes_to_an_author_names_no_family(act: str) -> None:
    post = reply()
    sent = {"act": act, "words": NUMBER, "text": "We do it so."}
    address = f"/community/moderation/posts/{post.pk}/"
    html = signed_in(moderator()).post(address, sent).text
    assert "Take out “943 476 5919”" in html
    assert not Decision.objects.exists()
    run_tasks()
    assert not mail.outbox
