"""What happens between the writing of a letter and its going: it says what is so when it goes."""

from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from community.boards.actions.posts import edit_post
from community.email.delivery import deliver_waiting
from community.models import Board, Letter, Member, Watch
from community.moderation.actions.posts import accept_post, hide_post
from community.notifications.actions import watch
from community.notifications.digests import DAILY, begins, slot_of, write_digests
from community.notifications.posts import tell_of_post
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
SLOT = slot_of(DAILY, timezone.now())


def of(member: Member) -> list[str]:
    """What a member was sent."""
    assert member.user is not None
    return [str(one.body) for one in mail.outbox if one.to == [member.user.email]]


def leave_groups(member: Member) -> None:
    assert member.user is not None
    member.user.groups.clear()


def suspend(member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(state=Member.State.SUSPENDED)


def stop_everything(member: Member) -> None:
    never = Member.Digest.NEVER
    Member.objects.filter(pk=member.pk).update(mails_replies=False, digest=never)


def mute_the_board(member: Member) -> None:
    watch(member=member, place=Board.objects.get(slug="leads"), level=Watch.Level.MUTE)


@pytest.mark.parametrize("change", [leave_groups, suspend, stop_everything, mute_the_board])
def test_who_lost_sight_of_a_post_after_the_letter_was_written_has_none(
    change: Callable[[Member], None],
) -> None:
    group = Group.objects.create(name="Leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    reader = make_member("Leads", digest=DAILY, mails_restricted=True, experienced=False)
    watch(member=reader, place=board, level=Watch.Level.WATCH)
    topic = make_topic(board, make_member("Leads", experienced=False), "For the leads alone")
    assert tell_of_post(topic.last_post_id) == 1
    assert write_digests(DAILY, SLOT.isoformat()) == 1
    change(reader)
    run_tasks()
    assert of(reader) == []
    states = Letter.objects.filter(member=reader).values_list("state", flat=True)
    assert set(states) == {Letter.State.DROPPED}


def test_a_digest_holds_no_post_that_was_hidden_after_it_was_written() -> None:
    reader, author = make_member(digest=DAILY), make_member()
    topic = make_topic(make_board(), author, "Endings")
    make_post(topic, author, "The child of Acacia Road.")
    other = make_topic(make_board(), author, "Beginnings")
    write_digests(DAILY, SLOT.isoformat())
    assert not Letter.objects.exclude(text="").filter(kind="digest").exists()
    hide_post(post=topic.posts.latest("pk"), by=moderator(), reason="It names a road.")
    hide_post(post=other.posts.get(), by=moderator(), reason="Its title names a school.")
    run_tasks()
    digest = next(body for body in of(reader) if "All boards" in body)
    assert "Endings" in digest
    assert "Acacia" not in digest
    assert "Beginnings" not in digest


def test_a_digest_begins_where_the_last_one_ended_and_after_days_without_one() -> None:
    reader = make_member(digest=DAILY)
    board, author = make_board(), make_member()
    old, new = make_topic(board, author, "Told already"), make_topic(board, author, "In between")
    last = begins(SLOT) - timedelta(days=3)
    type(old).objects.update(last_post_at=last - timedelta(minutes=1))
    type(new).objects.filter(pk=new.pk).update(last_post_at=last + timedelta(minutes=1))
    Member.objects.filter(pk=reader.pk).update(digested_at=last)
    write_digests(DAILY, SLOT.isoformat())
    run_tasks()
    digest = next(body for body in of(reader) if "All boards" in body)
    assert "In between" in digest
    assert "Told already" not in digest


def test_nobody_reads_their_own_words_in_a_digest() -> None:
    author = make_member(digest=DAILY, experienced=False)
    make_topic(make_board(), author)
    assert write_digests(DAILY, SLOT.isoformat()) == 0


def test_whom_an_edit_names_is_told_and_nobody_else_again() -> None:
    author, reader, named = make_member(), make_member(), make_member(display_name="Kim Jones")
    topic = make_topic(make_board(), author)
    watch(member=reader, place=topic, level=Watch.Level.WATCH)
    post = make_post(topic, author)
    run_tasks()
    mail.outbox.clear()
    watch(member=make_member(), place=topic.board, level=Watch.Level.WATCH)
    run_tasks()
    mail.outbox.clear()
    edit_post(post=post, member=author, text="What do you do, @Kim Jones?", stands=post.version)
    run_tasks()
    assert len(mail.outbox) == len(of(named)) == 1


def test_who_was_told_of_a_post_still_hears_that_an_edit_names_them() -> None:
    author, named = make_member(), make_member(display_name="Kim Jones")
    topic = make_topic(make_board(), author)
    run_tasks()
    watch(member=named, place=topic, level=Watch.Level.WATCH)
    post = make_post(topic, author)
    run_tasks()
    assert len(of(named)) == 1
    for text in ("What do you do, @Kim Jones?", "And what do you do, @Kim Jones?"):
        post.refresh_from_db()
        edit_post(post=post, member=author, text=text, stands=post.version)
        tell_of_post(post.pk)
        run_tasks()
    assert ["mentioned you" in body for body in of(named)] == [False, True]


def test_whom_a_held_edit_names_is_told_once_it_is_accepted() -> None:
    author, named = make_member(), make_member(display_name="Kim Jones")
    post = make_post(make_topic(make_board(), author), author)
    run_tasks()
    mail.outbox.clear()
    text = "What do you do, @Kim Jones?"
    edit_post(post=post, member=author, text=text, stands=post.version, hold=True)
    run_tasks()
    assert of(named) == []
    accept_post(post=post, by=moderator())
    run_tasks()
    assert len(of(named)) == 1


def test_a_letter_itself_has_the_link_that_stops_its_kind() -> None:
    reader, author = make_member(digest=DAILY), make_member()
    topic = make_topic(make_board(), author)
    run_tasks()
    watch(member=reader, place=topic, level=Watch.Level.WATCH)
    make_post(topic, author)
    run_tasks()
    write_digests(DAILY, SLOT.isoformat())
    run_tasks()
    for body, kind in zip(of(reader), ("e-mails", "digest"), strict=True):
        assert f"{kind} with one click, without signing in: http" in body
        assert "/accounts/stop/" in body


def test_a_letter_with_a_fault_of_its_own_holds_up_no_other_and_moderators_learn_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader, other, author = make_member(), make_member(), make_member()
    topic = make_topic(make_board(), author)
    for one in (reader, other):
        watch(member=one, place=topic, level=Watch.Level.WATCH)
    tell_of_post(make_post(topic, author).pk)
    assert reader.user is not None
    broken, whole = reader.user.email, EmailBackend.send_messages

    def refuse_one(self: EmailBackend, messages: list[mail.EmailMessage]) -> int:
        if messages[0].to == [broken]:
            raise ValueError("no such header")
        return whole(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_one)
    for _ in range(6):
        Letter.objects.filter(state=Letter.State.WAITING).update(due_at=timezone.now())
        deliver_waiting()
    assert len(of(other)) == 1
    assert Letter.objects.get(member=reader, kind="post").state == Letter.State.GIVEN_UP
    page = signed_in(moderator()).get("/community/moderation/").text
    assert "1 e-mail of the last 30 days could not be sent." in page
    assert broken not in page


AWAY = ConnectionRefusedError("the mail server is away")
FULL = SMTPDataError(452, b"mailbox full")
NOBODY = SMTPRecipientsRefused({"reader@example.org": (450, b"not now")})
BROKEN_OFF = SMTPServerDisconnected("please run connect() first")
SLOW = TimeoutError("timed out")


@pytest.mark.parametrize(
    ("step", "reason", "digest"),
    [
        ("open", AWAY, Letter.State.WAITING),
        ("open", SLOW, Letter.State.WAITING),
        ("send_messages", FULL, Letter.State.WAITING),
        ("send_messages", NOBODY, Letter.State.WAITING),
        ("send_messages", ValueError("a fault of ours"), Letter.State.WAITING),
        ("send_messages", BROKEN_OFF, Letter.State.DOUBTFUL),
        ("send_messages", SLOW, Letter.State.DOUBTFUL),
    ],
)
def test_a_digest_is_tried_again_unless_the_mail_server_may_have_taken_it(
    monkeypatch: pytest.MonkeyPatch, step: str, reason: Exception, digest: str
) -> None:
    reader, author = make_member(digest=DAILY), make_member()
    topic = make_topic(make_board(), author)
    run_tasks()
    watch(member=reader, place=topic, level=Watch.Level.WATCH)
    make_post(topic, author)
    write_digests(DAILY, SLOT.isoformat())

    def fail(*_: object) -> None:
        raise reason

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, step, fail)
        run_tasks()
    assert Letter.objects.get(member=reader, kind="digest").state == digest
    assert Letter.objects.get(member=reader, kind="post").state == Letter.State.WAITING
    Letter.objects.filter(state=Letter.State.WAITING).update(due_at=timezone.now())
    deliver_waiting()
    assert len(of(reader)) == (1 if digest == Letter.State.DOUBTFUL else 2)


def test_a_worker_that_was_given_up_as_dead_sends_nothing_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It waited for the mail server for so long that another has sent the letter meanwhile."""
    reader, author = make_member(), make_member()
    topic = make_topic(make_board(), author)
    run_tasks()
    watch(member=reader, place=topic, level=Watch.Level.WATCH)
    make_post(topic, author)

    def open_late(self: EmailBackend) -> None:
        monkeypatch.undo()
        past = timezone.now() - timedelta(minutes=11)
        Letter.objects.filter(member=reader).update(claimed_at=past)
        assert deliver_waiting() == 1

    monkeypatch.setattr(EmailBackend, "open", open_late)
    run_tasks()
    assert len(of(reader)) == 1
    assert Letter.objects.get(member=reader).state == Letter.State.SENT
