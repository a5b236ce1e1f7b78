"""What was typed outlasts the session and the token of its page."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from community.models import Draft, Post
from tests.community.people import make_board, make_member, make_topic

pytestmark = pytest.mark.django_db
HERE: dict[str, Any] = {"headers": {"origin": "http://testserver"}}
TYPED = {
    "text": "A long thought\nin <b>two</b> lines",
    "key": "0b5ae3b4-9d6e-4a58-8d1e-1c6a5d1c9a10",
}


def test_an_ended_session_shows_what_was_typed_and_stores_nothing() -> None:
    topic = make_topic(make_board(), make_member())
    answer = Client().post(topic.get_absolute_url(), TYPED, **HERE)
    assert answer.status_code == 403
    assert "no-store" in answer.headers["Cache-Control"]
    assert "A long thought\nin &lt;b&gt;two&lt;/b&gt; lines</textarea>" in answer.text
    assert f'value="{TYPED["key"]}"' in answer.text
    assert not Draft.objects.exists()


def test_signed_out_every_address_answers_a_form_alike() -> None:
    topic = make_topic(make_board(), make_member())
    pages = set()
    for address in (topic.get_absolute_url(), "/community/topics/999999/", "/community/none/"):
        answer = Client().post(address, TYPED, **HERE)
        words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
        pages.add((answer.status_code, words.replace(address, "/here/")))
    assert len(pages) == 1


def test_a_form_that_another_site_sent_is_never_repeated() -> None:
    topic = make_topic(make_board(), make_member())
    elsewhere: dict[str, Any] = {"headers": {"origin": "https://example.org"}}
    unnamed: dict[str, Any] = {"headers": {"origin": "null"}}
    for sent in ({}, elsewhere, unnamed):
        answer = Client().post(topic.get_absolute_url(), TYPED, **sent)
        assert answer.status_code == 302
    client = member_with_token_check()
    answer = client.post(topic.get_absolute_url(), TYPED, **elsewhere)
    assert answer.status_code == 403
    assert "A long thought" not in answer.text


def test_an_old_token_loses_nothing_and_the_page_can_be_sent_again() -> None:
    topic = make_topic(make_board(), make_member())
    client = member_with_token_check()
    stale = TYPED | {"csrfmiddlewaretoken": "x" * 64}
    answer = client.post(topic.get_absolute_url(), stale, **HERE)
    assert answer.status_code == 403
    assert "This is not sent yet" in answer.text
    assert "x" * 64 not in answer.text
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    words = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.DOTALL)
    assert words
    again["text"] = unescape(words[1])
    assert client.post(topic.get_absolute_url(), again, **HERE).status_code == 302
    assert Post.objects.filter(text=TYPED["text"]).count() == 1


def test_a_form_outside_the_community_is_refused_in_the_words_of_the_site() -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a"}, **HERE)
    assert answer.status_code == 403
    assert "That form could not be taken" in answer.text


def test_a_zero_character_and_a_password_are_not_written_out() -> None:
    sent = {"text": "One\0two", "password": "correct horse"}
    answer = Client().post("/community/topics/1/", sent, **HERE)
    assert "Onetwo" in answer.text
    assert "correct horse" not in answer.text


def member_with_token_check() -> Client:
    client, user = Client(enforce_csrf_checks=True), make_member().user
    assert user is not None
    client.force_login(user)
    return client
