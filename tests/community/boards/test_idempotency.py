"""A form that comes a second time: the same words stand once, other words are never swallowed."""

import re
from typing import Any
from uuid import uuid4

import pytest

from community.boards.actions.posts import reply, start_topic
from community.exceptions import PostedAlready
from community.models import Draft, Post, Topic
from tests.community.attachments.forms import named
from tests.community.concurrency import at_once
from tests.community.people import make_board, make_member, make_topic, signed_in

pytestmark = pytest.mark.django_db
SAID = "What you sent before is posted. This is not posted yet."


def key_in(html: str) -> str:
    found = re.search(r'name="key" value="([^"]*)"', html)
    assert found is not None
    return found[1]


def test_other_words_with_a_used_key_come_back_with_a_new_one() -> None:
    topic, member, key = make_topic(make_board(), make_member()), make_member(), str(uuid4())
    client, address = signed_in(member), topic.get_absolute_url()
    client.post(address, {"text": "A first reply.", "key": key})
    html = client.post(address, {"text": "A second reply.", "key": key}).text
    assert SAID in html
    assert "A second reply.</textarea>" in html
    assert Post.objects.get(text="A first reply.").get_absolute_url().replace("&", "&amp;") in html
    draft = Draft.objects.get()
    assert (draft.text, str(draft.key)) == ("A second reply.", key_in(html))
    assert draft.key != key
    client.post(address, {"text": "A second reply.", "key": key_in(html)})
    assert Post.objects.filter(author=member, topic=topic).count() == 2
    assert not Draft.objects.exists()


def test_the_same_words_in_another_topic_are_not_posted_yet_either() -> None:
    board, key, client = make_board(), str(uuid4()), signed_in(make_member())
    here, there = make_topic(board, make_member()), make_topic(board, make_member())
    client.post(here.get_absolute_url(), {"text": "Thanks.", "key": key})
    assert SAID in client.post(there.get_absolute_url(), {"text": "Thanks.", "key": key}).text
    begun = {"title": "New", "text": "Thanks.", "key": key}
    assert SAID in client.post(f"{board.get_absolute_url()}new/", begun).text
    assert not Topic.objects.filter(title="New").exists()


def test_another_title_is_another_topic() -> None:
    address, key = f"{make_board().get_absolute_url()}new/", str(uuid4())
    client = signed_in(make_member())
    client.post(address, {"title": "Endings", "text": "How?", "key": key})
    html = client.post(address, {"title": "Beginnings", "text": "How?", "key": key}).text
    assert SAID in html
    client.post(address, {"title": "Beginnings", "text": "How?", "key": key_in(html)})
    assert Topic.objects.filter(title__in=["Endings", "Beginnings"]).count() == 2


def test_what_was_sent_twice_and_edited_between_stands_once() -> None:
    topic, member, key = make_topic(make_board(), make_member()), make_member(), str(uuid4())
    client, sent = signed_in(member), {"text": "As sent.", "key": key}
    client.post(topic.get_absolute_url(), sent)
    post = Post.objects.get(text="As sent.")
    edit = {"text": "As edited.", "stands": "first", "key": str(uuid4())}
    client.post(f"/community/posts/{post.pk}/edit/", edit)
    answer = client.post(topic.get_absolute_url(), sent)
    assert answer.headers["Location"].endswith(f"#post-{post.pk}")
    assert Post.objects.filter(author=member, topic=topic).count() == 1


def test_files_stay_with_words_that_are_not_posted_yet() -> None:
    topic, member, key = make_topic(make_board(), make_member()), make_member(), str(uuid4())
    client, address = signed_in(member), topic.get_absolute_url()
    client.post(address, {"text": "First.", "key": key})
    html = client.post(address, {"text": "Second.", "key": key, "attach": [named()]}).text
    assert "notes.txt</a>" in html
    client.post(address, {"text": "Second.", "key": key_in(html)})
    assert Post.objects.get(text="Second.").attachments.get().name == "notes.txt"


def test_what_is_kept_after_going_back_is_still_to_be_posted() -> None:
    topic, member, key = make_topic(make_board(), make_member()), make_member(), str(uuid4())
    client, address = signed_in(member), topic.get_absolute_url()
    client.post(address, {"text": "First.", "key": key})
    client.post(address, {"text": "Second.", "key": key, "keep": "1"})
    found = key_in(client.get(address).text)
    assert found != key
    assert client.post(address, {"text": "Second.", "key": found}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_texts_at_once_with_one_key_one_is_posted_and_the_other_is_told() -> None:
    topic, member, key = make_topic(make_board(), make_member()), make_member(), uuid4()
    given: dict[str, Any] = {"topic": topic, "member": member, "key": key}
    answers = at_once(*(lambda text=text: reply(text=text, **given) for text in ("One.", "Two.")))
    assert sorted(type(one).__name__ for one in answers) == ["Post", "PostedAlready"]
    assert Post.objects.filter(key=key).count() == 1
    with pytest.raises(PostedAlready):
        start_topic(board=topic.board, member=member, title="T", text="One.", key=key)
