"""Who is told of a post, what the letter says, and how its kind is stopped."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from community.boards.actions.posts import reply, start_topic
from community.email.delivery import MOST_TRIES, deliver_waiting
from community.email.unsubscribe import DIGEST, stop_url
from community.models import Board, Letter, Member, Post, Topic, Watch
from community.moderation.actions.posts import accept_post, hide_post
from community.notifications.actions import record_mentions, watch
from tests.community.outbox import run_tasks
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

pytestmark = pytest.mark.django_db
Level = Watch.Level


def started(member: Member, board: Board | None = None) -> Topic:
    post = start_topic(
        board=board or make_board(), member=member, title="Endings", text="How?", key=uuid4()
    )
    run_tasks()
    mail.outbox.clear()
    return post.topic


def answered(topic: Topic, member: Member, text: str = "We do it so.", **how: Any) -> Post:
    post = reply(topic=topic, member=member, text=text, key=uuid4(), **how)
    run_tasks()
    return post


def address(member: Member) -> str:
    assert member.user is not None
    return member.user.email


def told() -> list[str]:
    return sorted(letter.to[0] for letter in mail.outbox)


def test_who_started_a_topic_is_told_of_replies_and_not_of_their_own() -> None:
    author, other = make_member(), make_member(display_name="Kim")
    topic = started(author)
    post = answered(topic, other)
    answered(topic, author)
    assert told() == [address(author)]
    letter = mail.outbox[0]
    assert letter.subject == "Alongside: a reply in “Endings”"
    assert "Kim replied in “Endings”:\n\nWe do it so." in letter.body
    assert post.get_absolute_url() in letter.body


def test_nobody_is_told_twice_whatever_is_run_again() -> None:
    author = make_member()
    post = answered(started(author), make_member())
    from community.notifications.posts import tell_of_post

    assert tell_of_post(post.pk) == 0
    run_tasks()
    assert deliver_waiting() == 0
    assert told() == [address(author)]


def test_a_name_that_was_not_given_stands_in_no_part_of_the_letter() -> None:
    author, shy = make_member(), make_member(display_name="Kim Nobody")
    answered(started(author), shy, nameless=True)
    whole = mail.outbox[0].message().as_string()
    assert "A member replied" in mail.outbox[0].body
    assert "Kim Nobody" not in whole
    assert address(shy) not in whole


def test_a_held_post_is_told_of_when_it_is_accepted() -> None:
    author, writer = make_member(), make_member()
    post = answered(started(author), writer, hold=True)
    assert told() == []
    accept_post(post=post, by=moderator())
    run_tasks()
    assert told() == sorted([address(author), address(writer)]), "the writer, that it is shown"


def test_a_post_that_is_hidden_before_the_letter_goes_is_not_told_of() -> None:
    author = make_member()
    topic = started(author)
    post = make_post(topic, make_member())
    from community.notifications.posts import tell_of_post

    tell_of_post(post.pk)
    hide_post(post=post, by=moderator(), reason="It names a school.")
    run_tasks()
    assert address(author) not in told()
    assert Letter.objects.get(post=post, member=author).state == Letter.State.DROPPED


@pytest.mark.parametrize(
    "change",
    [
        {"mails_replies": False},
        {"state": Member.State.SUSPENDED},
        {"state": Member.State.LEFT},
        {"confirmed_on": timezone.localdate().replace(year=2020)},
    ],
)
def test_those_who_may_or_want_no_longer_are_not_told(change: dict[str, Any]) -> None:
    author = make_member()
    topic = started(author)
    Member.objects.filter(pk=author.pk).update(**change)
    answered(topic, make_member())
    assert told() == []


def test_watching_a_board_tells_of_each_topic_and_muting_a_topic_of_none() -> None:
    board, watcher, author = make_board(), make_member(), make_member()
    watch(member=watcher, place=board, level=Level.WATCH)
    post = start_topic(board=board, member=author, title="Endings", text="How?", key=uuid4())
    run_tasks()
    assert told() == [address(watcher)]
    assert mail.outbox[0].subject == "Alongside: new topic “Endings”"
    watch(member=watcher, place=post.topic, level=Level.MUTE)
    mail.outbox.clear()
    answered(post.topic, make_member())
    assert told() == [address(author)]


def test_a_mention_is_told_of_once_and_only_to_those_who_may_see_it() -> None:
    group = Group.objects.create(name="North West leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    author, inside, outside = (
        make_member("North West leads"),
        make_member("North West leads", mails_restricted=True),
        make_member(),
    )
    topic = make_topic(board, author, "For the leads alone")
    post = make_post(topic, author, "What do you say?")
    assert record_mentions(post=post, members=[inside, outside, inside]) == [inside, outside]
    assert record_mentions(post=post, members=[inside]) == []
    run_tasks()
    assert told() == [address(inside)]
    assert mail.outbox[0].subject == "Alongside: you were mentioned in “For the leads alone”"


def test_what_stands_on_a_restricted_board_is_not_mailed_unless_chosen() -> None:
    group = Group.objects.create(name="North West leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    author, other = make_member("North West leads"), make_member("North West leads")
    answered(started(author, board), other, "A thing among us.")
    whole = mail.outbox[0].message().as_string()
    assert "restricted board" in whole
    assert "Endings" not in whole
    assert "A thing among us" not in whole


def stop_address() -> str:
    header = mail.outbox[0].extra_headers["List-Unsubscribe"]
    return str(header).strip("<>").partition("8000")[2]


def test_one_click_stops_the_kind_of_letter_without_signing_in_and_can_be_undone() -> None:
    author = make_member()
    topic = started(author)
    answered(topic, make_member())
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    visitor, path = Client(enforce_csrf_checks=True), stop_address()
    page = visitor.get(path)
    assert "Stop e-mail about replies?" in page.text
    assert not page.cookies
    author.refresh_from_db()
    assert author.mails_replies, "looking changes nothing"
    answer = visitor.post(path, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, bool(answer.cookies)) == (200, False)
    author.refresh_from_db()
    assert not author.mails_replies
    assert address(author) not in answer.text
    visitor.post(path, {"undo": "1"})
    author.refresh_from_db()
    assert author.mails_replies


def test_a_digest_that_one_click_stopped_is_the_same_again_when_that_is_undone() -> None:
    now = timezone.now()
    member, visitor = make_member(digest=Member.Digest.DAILY, digested_at=now), Client()
    path = stop_url(member.uuid, DIGEST).partition("8000")[2]
    for _ in range(2):
        visitor.post(path, {"List-Unsubscribe": "One-Click"})
    member.refresh_from_db()
    assert member.digest == Member.Digest.NEVER
    for _ in range(2):
        visitor.post(path, {"undo": "1"})
    member.refresh_from_db()
    assert (member.digest, member.digested_at) == (Member.Digest.DAILY, now)


def test_a_link_that_is_none_of_ours_stops_nothing_and_says_so() -> None:
    answer = Client().post("/accounts/stop/nonsense/")
    assert answer.status_code == 404
    assert "This link does not work" in answer.text


def test_a_letter_that_the_mail_server_refuses_is_tried_again_and_at_last_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    author = make_member()
    topic = started(author)

    def refuse(*_: Any) -> int:
        raise OSError("the mail server is away")

    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", refuse)
        answered(topic, make_member())
    letter = Letter.objects.get(member=author, kind="post")
    assert (letter.state, letter.tries) == (Letter.State.WAITING, 1)
    assert letter.due_at > timezone.now()
    Letter.objects.update(due_at=timezone.now())
    assert deliver_waiting() == 1
    assert told() == [address(author)]
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", refuse)
        answered(topic, make_member())
        for _ in range(MOST_TRIES):
            Letter.objects.filter(state=Letter.State.WAITING).update(due_at=timezone.now())
            deliver_waiting()
    assert Letter.objects.latest("pk").state == Letter.State.GIVEN_UP


def test_what_a_letter_said_is_not_kept_once_it_has_gone() -> None:
    answered(started(make_member()), make_member(), "Something among us.")
    letter = Letter.objects.get(state=Letter.State.SENT, kind="post")
    assert (letter.subject, letter.text, letter.html) == ("", "", "")


def test_the_page_of_notices_shows_what_is_followed_and_keeps_the_choices() -> None:
    member = make_member()
    topic = started(member)
    client = signed_in(member)
    assert "Endings" in client.get("/community/notices/").text
    assert "You watch this topic" in client.get(topic.get_absolute_url()).text
    client.post(f"{topic.get_absolute_url()}watch/", {"level": "mute"})
    assert "Endings" not in client.get("/community/").text
    client.post("/community/notices/", {"digest": "daily", "mails_mentions": "on"})
    member.refresh_from_db()
    assert (member.digest, member.mails_replies, member.mails_mentions) == ("daily", False, True)


def test_a_topic_followed_on_a_muted_board_is_still_among_the_latest() -> None:
    member, board = make_member(), make_board()
    client = signed_in(member)
    followed, other = make_topic(board, member, "Followed"), make_topic(board, member, "Other")
    watch(member=member, place=board, level=Level.MUTE)
    watch(member=member, place=followed, level=Level.TRACK)
    html = client.get("/community/").text
    assert followed.title in html
    assert other.get_absolute_url() not in html
