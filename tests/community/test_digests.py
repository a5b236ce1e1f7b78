"""Digests, and the clock by which they are due."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from community.actions.reading import mark_read
from community.digests import DAILY, WEEKLY, slot_of, write_digests
from community.models import Board, Letter, Member, Post
from community.pages import PostPage
from community.schedule import take_up_lost_tasks
from scripts.steps import ROOT
from tests.community.people import make_board, make_member, make_post, make_topic
from tests.community.posting import letters_in, run_tasks

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
    from community.models import Topic

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
        call_command("send_due", verbosity=0)
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
        call_command("send_due", verbosity=0)
        run_tasks()
    asked = [one for one in mail.outbox if "still in this work" in one.subject]
    assert ending.user is not None
    assert [one.to for one in asked] == [[ending.user.email]]


SLOW = """
import sys, time
from django.core.mail.backends.filebased import EmailBackend as Files

class EmailBackend(Files):
    def send_messages(self, messages):
        sent = super().send_messages(messages)
        time.sleep(0.2)
        return sent
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="needs the file that the worker opens")
def test_a_worker_killed_while_it_sends_leaves_one_digest_for_each(tmp_path: Path) -> None:
    """Killed for real, with letters written and half of them gone."""
    board, author = make_board(), make_member()
    make_topic(board, author)
    readers = [make_member(experienced=False, digest=DAILY) for _ in range(12)]
    DBTaskResult.objects.all().delete()
    write_digests(DAILY, TODAY)
    (tmp_path / "slow_mail.py").write_text(SLOW)
    outbox = tmp_path / "mail"
    settings = {
        "TEST_DATABASE_FILE": str(connection.settings_dict["NAME"]),
        "TEST_MAIL": "slow_mail.EmailBackend",
        "TEST_MAIL_FOLDER": str(outbox),
        "PYTHONPATH": str(tmp_path),
    }
    command = [sys.executable, str(ROOT / "site" / "manage.py"), "run_post_office"]
    given = {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    worker = subprocess.Popen(command, env=given, cwd=ROOT)
    until = time.monotonic() + 60
    while len(letters_in(outbox)) < 4 and time.monotonic() < until:
        time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    half = len(letters_in(outbox))
    assert 4 <= half < len(readers)
    Letter.objects.filter(claimed_at__isnull=False).update(
        claimed_at=timezone.now() - timedelta(minutes=11)
    )
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(
        started_at=timezone.now() - timedelta(minutes=31)
    )
    write_digests(DAILY, TODAY)
    call_command("send_due", verbosity=0)
    run_tasks()
    assert not Letter.objects.filter(kind="digest", state=Letter.State.WAITING).exists()
    gone = [str(one["Message-ID"]) for one in letters_in(outbox)]
    gone += [str(one.extra_headers["Message-ID"]) for one in mail.outbox]
    to = [str(one["To"]) for one in letters_in(outbox)] + [one.to[0] for one in mail.outbox]
    wanted = {one.user.email for one in readers if one.user}
    # The letter that was on its way when the worker died may have left twice, under one identity.
    assert len(gone) <= len(set(gone)) + 1
    assert wanted <= set(to)
    assert len(set(gone)) == len(set(to))
