"""Digests, and the clock by which they are due."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from community.boards.actions.read_marks import mark_read
from community.boards.pagination import PostPage
from community.email.unsubscribe import DIGEST
from community.membership.actions import approve_member
from community.models import Board, Letter, Member, Post, Topic
from community.notifications.actions import stop_notices
from community.notifications.digests import DAILY, WEEKLY, slot_of, write_digest, write_digests
from community.scheduled_jobs import begin_digests, take_up_lost_tasks
from tests.community.outbox import run_tasks
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

TODAY = slot_of(DAILY, timezone.now()).isoformat()


@pytest.fixture
def reader(db: None) -> Member:
    return make_member(digest=DAILY)


def the_digest() -> str:
    write_digests(DAILY, TODAY)
    run_tasks()
    digests = [one for one in mail.outbox if "what is new" in one.subject]
    assert len(digests) <= 1
    if not digests:
        return ""
    html = digests[0].alternatives[0][0]  # type: ignore[attr-defined]
    assert "<img" not in str(html)
    return str(digests[0].body)


def test_it_tells_what_is_new_and_unread_with_its_beginning(reader: Member) -> None:
    topic = make_topic(make_board(), make_member(), "How do you end well?")
    make_post(topic, make_member(display_name="Kim"), "We meet once more, **a month** later.")
    body = the_digest()
    assert "How do you end well?" in body
    assert "Kim: We meet once more, a month later." in body
    assert topic.get_absolute_url() in body


def test_what_was_read_or_waits_or_was_hidden_is_not_in_it(reader: Member) -> None:
    board, author = make_board(), make_member()
    read = make_topic(board, author, "Read already")
    page = PostPage(list(read.posts.all()), None, None)
    mark_read(member=reader, topic=read, read_up_to=None, page=page)
    waiting = make_topic(board, author, "Waits still")
    waiting.is_public = False
    waiting.save()
    shown = make_topic(board, author, "Shown")
    hidden = make_post(shown, author, "What was hidden.")
    Post.objects.filter(pk=hidden.pk).update(state=Post.State.HIDDEN)
    body = the_digest()
    assert "Shown" in body
    for words in ("Read already", "Waits still", "What was hidden"):
        assert words not in body


def test_a_moderator_who_is_a_member_gets_accepted_posts_alone(db: None) -> None:
    make_member("Moderators", digest=DAILY)
    board, author = make_board(), make_member()
    topic = make_topic(board, author, "Shown")
    make_post(topic, author, "Held for good reason.", state=Post.State.HELD)
    body = the_digest()
    assert "Shown" in body
    assert "Held for good reason" not in body


def test_of_restricted_boards_it_tells_only_that_there_is_something(reader: Member) -> None:
    group = Group.objects.create(name="North West leads")
    assert reader.user is not None
    reader.user.groups.add(group)
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    make_topic(board, make_member("North West leads"), "For the leads alone")
    body = the_digest()
    assert "For the leads alone" not in body
    assert "1 more topic on restricted boards" in body


def test_a_restricted_board_is_in_it_for_those_who_chose_so_and_are_still_in(db: None) -> None:
    chose: dict[str, Any] = {"digest": DAILY, "mails_restricted": True}
    inside, outside = make_member("Leads", **chose), make_member(**chose)
    group = Group.objects.get(name="Leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    make_topic(board, make_member("Leads"), "For the leads alone")
    write_digests(DAILY, TODAY)
    run_tasks()
    said = {one.to[0]: one.body for one in mail.outbox}
    assert inside.user is not None
    assert outside.user is not None
    assert "For the leads alone" in said[inside.user.email]
    assert "For the leads alone" not in str(said.get(outside.user.email, ""))


def test_with_nothing_new_none_is_sent(reader: Member) -> None:
    Post.objects.all().delete()
    Topic.objects.all().delete()
    assert the_digest() == ""


def test_written_again_it_is_not_sent_again(reader: Member) -> None:
    make_topic(make_board(), make_member())
    the_digest()
    assert write_digests(DAILY, TODAY) == 0
    Member.objects.update(digested_at=None)
    assert write_digests(DAILY, TODAY) == 0


@pytest.mark.parametrize(
    ("now", "daily", "weekly"),
    [
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), "2026-11-22", "2026-11-16"),
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), "2026-11-23", "2026-11-23"),
        (datetime(2026, 7, 6, 6, 0, tzinfo=UTC), "2026-07-06", "2026-07-06"),  # seven in London
        (datetime(2026, 7, 6, 5, 59, tzinfo=UTC), "2026-07-05", "2026-06-29"),
    ],
)
def test_it_is_due_at_seven_by_the_clock_in_london(now: datetime, daily: str, weekly: str) -> None:
    assert slot_of(DAILY, now).isoformat() == daily
    assert slot_of(WEEKLY, now).isoformat() == weekly


def test_the_schedule_begins_each_digest_once(reader: Member) -> None:
    make_topic(make_board(), make_member())
    run_tasks()
    for _ in range(3):
        call_command("run_scheduled_jobs", verbosity=0)
    waiting = DBTaskResult.objects.ready().filter(task_path__endswith="send_digests")
    periods = [one.args_kwargs["args"][0] for one in waiting]
    assert sorted(periods) == sorted(set(periods))
    assert DAILY in periods


def test_a_task_whose_worker_died_is_begun_again(reader: Member) -> None:
    make_topic(make_board(), make_member())
    stuck = DBTaskResult.objects.all()
    stuck.update(status=TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(minutes=31))
    assert take_up_lost_tasks(timezone.now()) == stuck.count()
    assert not stuck.exclude(status=TaskResultStatus.READY).exists()


def test_membership_is_asked_to_be_confirmed_once_two_weeks_before_it_ends(db: None) -> None:
    ending = make_member(confirmed_on=timezone.localdate() - timedelta(days=352))
    make_member(confirmed_on=timezone.localdate() - timedelta(days=340))
    for _ in range(2):
        call_command("run_scheduled_jobs", verbosity=0)
        run_tasks()
    asked = [one for one in mail.outbox if "still in this work" in one.subject]
    assert ending.user is not None
    assert [one.to for one in asked] == [[ending.user.email]]


def the_next_digest(reader: Member) -> str:
    """Of the day after, with what happened since the last."""
    mail.outbox.clear()
    tomorrow = slot_of(DAILY, timezone.now()) + timedelta(days=1)
    write_digest(Member.objects.get(pk=reader.pk), DAILY, tomorrow)
    run_tasks()
    return "".join(str(one.body) for one in mail.outbox)


def test_what_a_late_digest_told_the_next_does_not_tell_again(reader: Member) -> None:
    board, author = make_board(), make_member()
    make_topic(board, author, "Before")
    write_digests(DAILY, TODAY)
    make_topic(board, author, "While the mail server was away")
    run_tasks()
    assert "While the mail server was away" in str(mail.outbox[-1].body)
    make_topic(board, author, "Afterwards")
    said = the_next_digest(reader)
    assert "Afterwards" in said
    assert "While the mail server" not in said


def test_of_two_digests_that_wait_the_second_tells_what_is_new_since_the_first(
    reader: Member,
) -> None:
    make_topic(make_board(), make_member(), "Before")
    write_digests(DAILY, TODAY)
    tomorrow = slot_of(DAILY, timezone.now()) + timedelta(days=1)
    write_digest(Member.objects.get(pk=reader.pk), DAILY, tomorrow)
    run_tasks()
    assert sum("Before" in str(one.body) for one in mail.outbox) == 1


@pytest.mark.parametrize("state", [Letter.State.GIVEN_UP, Letter.State.DOUBTFUL])
def test_what_a_digest_told_that_may_never_have_arrived_is_told_by_the_next(
    reader: Member, state: str
) -> None:
    make_topic(make_board(), make_member(), "Told to nobody")
    write_digests(DAILY, TODAY)
    Letter.objects.filter(kind="digest").update(state=state)
    assert "Told to nobody" in the_next_digest(reader)
    after = slot_of(DAILY, timezone.now()) + timedelta(days=2)
    assert not write_digest(Member.objects.get(pk=reader.pk), DAILY, after)


def test_who_was_let_in_today_gets_no_digest_of_what_was_before(db: None) -> None:
    author = make_member()
    topic = make_topic(make_board(), author, "Old news")
    Topic.objects.update(last_post_at=timezone.now() - timedelta(hours=1))
    new = make_member(experienced=False, state=Member.State.APPLIED, confirmed_on=None)
    approve_member(member=new, by=moderator())
    begin_digests(timezone.now())
    run_tasks()
    assert not [one for one in mail.outbox if "what is new" in one.subject]
    make_post(topic, author, "Something new.")
    new.refresh_from_db()
    next_monday = slot_of(WEEKLY, timezone.now()) + timedelta(days=7)
    assert write_digest(new, WEEKLY, next_monday)


@pytest.mark.parametrize("by_undoing", [False, True])
def test_who_switches_a_digest_on_hears_of_what_is_new_from_then_on(
    db: None, by_undoing: bool
) -> None:
    long_ago = timezone.now() - timedelta(days=40)
    member = make_member(digest=Member.Digest.NEVER, digested_at=long_ago, digest_before=DAILY)
    make_topic(make_board(), make_member(), "Old news")
    if by_undoing:
        stop_notices(member=member, what=DIGEST, stopped=False)
    else:
        signed_in(member).post("/community/notices/", {"digest": DAILY})
        assert Member.objects.get(pk=member.pk).digest == DAILY
    begin_digests(timezone.now())
    run_tasks()
    assert member.user is not None
    assert not [one for one in mail.outbox if one.to == [member.user.email]]
    Member.objects.update(digested_at=F("digested_at") - timedelta(days=1))
    begin_digests(timezone.now())
    run_tasks()
    assert [member.user.email] in [one.to for one in mail.outbox]
