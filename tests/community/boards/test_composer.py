"""Where the form for writing leads: to what stopped it, was asked for, or was posted."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.models import Post, Topic
from tests.community.outbox import ticked
from tests.community.people import make_board, make_member, make_post, make_topic, signed_in

pytestmark = pytest.mark.django_db
HELD = "Her NHS number is 943 476 5919, can anyone help?"
WARNED = "Ring me on 020 7946 0991."
SUMMARY = '<a href="#stopped">See what stopped it'


@pytest.fixture
def topic() -> Topic:
    return make_topic(make_board(), make_member())


@pytest.fixture
def client() -> Client:
    return signed_in(make_member())


def send(client: Client, address: str, text: str = "We ring.", **more: Any) -> str:
    sent = {"text": text, "key": str(uuid4()), "stands": "first"} | more
    return client.post(address, sent).text


def buttons(html: str) -> list[str]:
    """Those of the form for writing, in their order: the first is what Enter presses."""
    form = html[html.index('id="writing"') :]
    return re.findall(r"<button[^>]*>", form[: form.index("</form>")])


@pytest.mark.parametrize("text", [HELD, ""])
def test_a_reply_that_is_stopped_leads_to_what_stopped_it(
    topic: Topic, client: Client, text: str
) -> None:
    address = topic.get_absolute_url()
    assert f'action="{address}#stopped"' in client.get(address).text
    assert SUMMARY not in client.get(address).text
    html = send(client, address, text)
    assert html.index(SUMMARY) < html.index("<h1") < html.index('id="stopped"')


def test_what_was_left_empty_is_said_with_a_way_to_it(topic: Topic, client: Client) -> None:
    html = send(client, f"{topic.board.get_absolute_url()}new/", "", title="Endings")
    assert 'href="#id_text">What you want to say: ' in html[html.index('id="stopped"') :]


def test_an_edit_that_came_too_late_leads_to_what_is_said_of_it() -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member)
    address = f"/community/posts/{post.pk}/edit/"
    html = send(signed_in(member), address, WARNED, stands="another")
    ticks = {"checked": ticked(html), "stands": "another"}
    html = send(signed_in(member), address, WARNED, **ticks)
    assert html.count('id="stopped"') == 1
    assert html.index('id="stopped"') < html.index("The post says now:")


def test_enter_never_posts_nor_attaches(topic: Topic, client: Client) -> None:
    first = buttons(client.get(topic.get_absolute_url()).text)[0]
    assert 'name="enter"' in first
    assert 'tabindex="-1"' in first
    html = send(client, topic.get_absolute_url(), "We ring.", enter="1", who="")
    assert "How it will look" in html
    assert not Post.objects.filter(text="We ring.").exists()


def test_enter_looks_for_the_name_that_was_typed_and_for_no_other(
    topic: Topic, client: Client
) -> None:
    make_member(display_name="Kim Jones")
    address = topic.get_absolute_url()
    looked = send(client, address, enter="1", who="kim")
    assert "Put in @Kim Jones" in looked
    assert 'name="looked_for" value="kim"' in looked
    again = send(client, address, enter="1", who="kim", looked_for="kim")
    assert "How it will look" in again


@pytest.mark.parametrize(
    ("pressed", "place"), [("preview", "preview"), ("find", "found"), ("keep", "kept")]
)
def test_each_button_leads_to_its_answer(
    topic: Topic, client: Client, pressed: str, place: str
) -> None:
    html = send(client, topic.get_absolute_url(), who="kim", **{pressed: "1"})
    button = next(one for one in buttons(html) if f'name="{pressed}"' in one)
    assert f'#{place}"' in button
    assert html.count(f'id="{place}"') == 1


@pytest.mark.parametrize("who", ["", "kim"])
def test_enter_leads_to_what_it_brought(topic: Topic, client: Client, who: str) -> None:
    html = send(client, topic.get_absolute_url(), enter="1", who=who)
    assert '#answer"' in buttons(html)[0]
    assert html.count('id="answer"') == 1


def test_a_preview_of_nothing_says_so(topic: Topic, client: Client) -> None:
    assert "Nothing is written yet." in send(client, topic.get_absolute_url(), "", preview="1")


@pytest.mark.parametrize("text", [HELD, WARNED])
def test_the_tick_stands_with_what_it_is_about(topic: Topic, client: Client, text: str) -> None:
    html = send(client, f"{topic.board.get_absolute_url()}new/", text, title="Endings")
    assert html.count('name="checked"') == 1
    tick = html.index('name="checked"')
    assert html.index('id="writing"') < html.index('id="guard"') < tick
    assert tick < html.index('name="title"')
    assert ("it then goes to a moderator" in html) == (text == HELD)
    assert ("or say here that you have read it" in html) == (text == WARNED)


def test_a_reply_is_shown_below_what_it_answers(topic: Topic, client: Client) -> None:
    for number in range(25):
        make_post(topic, make_member(), f"Reply {number}.")
    sent = {"text": "Mine.", "key": str(uuid4())}
    address = client.post(topic.get_absolute_url(), sent).headers["Location"]
    mine = Post.objects.get(text="Mine.")
    assert address.endswith(f"#post-{mine.pk}")
    html = client.get(address.partition("#")[0]).text
    assert "Reply 24." in html
    assert html.index("Reply 6.") < html.index(f'id="post-{mine.pk}"')
    assert "Later posts" not in html
    assert "Earlier posts" in html
