"""Naming a colleague: who is meant, who may be, and how one is found without script."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core import mail

from community.boards.mentions import mentioned
from community.models import Board, Draft, Mention, Post
from tests.community.outbox import run_tasks
from tests.community.people import make_board, make_member, make_post, make_topic, signed_in

pytestmark = pytest.mark.django_db


def meant(text: str, board: Board | None = None) -> list[tuple[str, int]]:
    return [
        (text[one.start : one.end], one.member.pk) for one in mentioned(text, board or make_board())
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@Kim Jones what do you do?", "@Kim Jones"),
        ("Thanks, @kim jones.", "@kim jones"),
        ("As @Kim Jones’s team says", "@Kim Jones"),
        ("(@Kim Jones)", "@Kim Jones"),
    ],
)
def test_a_name_that_one_member_bears_is_that_member(text: str, words: str) -> None:
    member = make_member(display_name="Kim Jones")
    assert meant(text) == [(words, member.pk)]


@pytest.mark.parametrize("text", ["kim@jones.example", "@Nobody at all", "@ Kim", "a@Kim Jones"])
def test_whatever_else_follows_an_at_is_nobody(text: str) -> None:
    make_member(display_name="Kim Jones")
    assert meant(text) == []


def test_of_two_with_one_name_the_number_says_which() -> None:
    one, other = make_member(display_name="Kim Jones"), make_member(display_name="Kim Jones")
    assert meant("@Kim Jones") == []
    assert meant(f"@Kim Jones#{other.pk}") == [(f"@Kim Jones#{other.pk}", other.pk)]
    assert meant(f"@Kim Jones#{one.pk + 10_000}") == []


def test_only_those_who_may_read_the_board_are_offered_or_named() -> None:
    group = Group.objects.create(name="Leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    writer = make_member("Leads")
    make_member("Leads", display_name="Kim Inside")
    make_member(display_name="Kim Outside")
    topic = make_topic(board, writer)
    looked = {"text": "Typed already.", "who": "kim", "find": "1"}
    html = signed_in(writer).post(topic.get_absolute_url(), looked).text
    assert "Put in @Kim Inside" in html
    assert "Kim Outside" not in html
    assert "Typed already." in html
    assert meant("@Kim Outside", board) == []


def test_a_moderator_who_reads_a_restricted_board_is_offered_there_and_told() -> None:
    group = Group.objects.create(name="Leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    writer = make_member("Leads")
    chief = make_member("Moderators", "Leads", "Others", display_name="Mo Chief")
    outside = make_member("Moderators", display_name="Mo Outside")
    topic = make_topic(board, writer)
    html = signed_in(writer).post(topic.get_absolute_url(), {"who": "mo", "find": "1"}).text
    assert html.count("Put in @Mo Chief<") == html.count("Put in @Mo Outside<") == 1
    assert [pk for _, pk in meant("@Mo Outside and @Mo Chief", board)] == [outside.pk, chief.pk]
    run_tasks()
    mail.outbox.clear()
    sent = {"text": "What do you do, @Mo Outside?", "key": str(uuid4())}
    signed_in(writer).post(topic.get_absolute_url(), sent)
    run_tasks()
    assert outside.user is not None
    assert [outside.user.email] in [one.to for one in mail.outbox]


def test_a_member_is_put_in_posted_linked_and_told() -> None:
    named, writer = make_member(display_name="Kim Jones"), make_member()
    topic = make_topic(make_board(), make_member())
    run_tasks()
    mail.outbox.clear()
    client, key = signed_in(writer), str(uuid4())
    pressed = {"text": "What do you do,", "mention": "@Kim Jones", "key": key}
    html = client.post(topic.get_absolute_url(), pressed).text
    assert "What do you do, @Kim Jones " in html
    assert f'value="{key}"' in html
    assert not Post.objects.filter(author=writer, topic=topic).exists()
    client.post(topic.get_absolute_url(), {"text": "What do you do, @Kim Jones ?", "key": key})
    post = Post.objects.get(author=writer, topic=topic)
    assert f'<a href="/community/members/{named.pk}/"' in post.html
    assert [one.member for one in Mention.objects.filter(post=post)] == [named]
    run_tasks()
    subjects = [one.subject for one in mail.outbox]
    assert "Alongside: you were mentioned in “A made-up topic”" in subjects


def test_a_mention_added_by_an_edit_is_told_once() -> None:
    named, author = make_member(display_name="Kim Jones"), make_member()
    post = make_post(make_topic(make_board(), author), author)
    run_tasks()
    mail.outbox.clear()
    for text in ("Ask @Kim Jones.", "Ask @Kim Jones again."):
        post.refresh_from_db()
        sent = {"text": text, "stands": post.version, "key": str(uuid4())}
        signed_in(author).post(f"/community/posts/{post.pk}/edit/", sent)
        run_tasks()
    assert named.user is not None
    assert [one.to for one in mail.outbox] == [[named.user.email]]


def test_a_colleagues_name_is_no_secret_of_a_family_and_another_name_is_one() -> None:
    make_member(display_name="Aaliyah Okonkwo")
    topic = make_topic(make_board(), make_member())
    client = signed_in(make_member())
    sent = {"text": "@Aaliyah Okonkwo how do you do this?", "key": str(uuid4())}
    assert client.post(topic.get_absolute_url(), sent).status_code == 302
    sent = {"text": "The mother, Aaliyah Okonkwo, is expecting.", "key": str(uuid4())}
    assert "Not posted yet" in client.post(topic.get_absolute_url(), sent).text


def test_a_mention_in_code_or_in_a_link_is_left_alone() -> None:
    make_member(display_name="Kim Jones")
    author = make_member()
    topic = make_topic(make_board(), author)
    client = signed_in(author)
    text = "`@Kim Jones` and [@Kim Jones](https://example.org/)"
    client.post(topic.get_absolute_url(), {"text": text, "key": str(uuid4())})
    post = Post.objects.get(topic=topic, text=text)
    assert "/community/members/" not in post.html


def test_a_post_is_quoted_with_its_author_and_without_what_it_quotes() -> None:
    author, reader = make_member(display_name="Kim Jones"), make_member()
    topic = make_topic(make_board(), author)
    post = make_post(topic, author, "> an older thing\n\nWe meet **once** more.")
    client = signed_in(reader)
    html = client.get(f"{topic.get_absolute_url()}?quote={post.pk}").text
    assert f"&gt; Kim Jones wrote ([the post]({post.get_absolute_url()}))".replace("&", "&") in html
    assert "&gt; We meet **once** more." in html
    assert "an older thing" not in html.partition("<form")[2].partition("textarea")[2]


def test_a_nameless_post_stays_so_when_quoted_and_a_hidden_one_is_not_quoted() -> None:
    author = make_member(display_name="Kim Jones")
    topic = make_topic(make_board(), make_member())
    shy = make_post(topic, author, "A shy thing.", nameless=True)
    hidden = make_post(topic, author, "A hidden thing.", state=Post.State.HIDDEN)
    client = signed_in(make_member())
    html = client.get(f"{topic.get_absolute_url()}?quote={shy.pk}").text
    assert "&gt; A member wrote" in html
    assert "Kim Jones" not in html
    assert "A hidden thing" not in client.get(f"{topic.get_absolute_url()}?quote={hidden.pk}").text


def test_the_guard_reads_what_is_quoted() -> None:
    topic = make_topic(make_board(), make_member())
    text = "> Kim wrote ([the post](/community/topics/1/?from=1#post-1)):\n>\n> NHS 943 476 5919\n"
    sent = {"text": text, "key": str(uuid4())}
    assert "Not posted yet" in signed_in(make_member()).post(topic.get_absolute_url(), sent).text


def test_a_preview_shows_the_post_and_keeps_what_was_typed() -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    sent = {"text": "We meet **once** more.", "preview": "1", "nameless": "on"}
    html = signed_in(member).post(topic.get_absolute_url(), sent).text
    assert "<strong>once</strong>" in html
    assert "We meet **once** more.</textarea>" in html
    assert "checked" in html.partition('name="nameless"')[2].partition(">")[0]
    assert not Post.objects.filter(author=member, topic=topic).exists()


def test_a_draft_is_kept_when_asked_and_stands_there_later() -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    client = signed_in(member)
    html = client.post(topic.get_absolute_url(), {"text": "Half a thought", "keep": "1"}).text
    assert "Kept as a draft." in html
    assert Draft.objects.get(member=member).text == "Half a thought"
    assert "Half a thought" in client.get(topic.get_absolute_url()).text
