"""The post office goes on, whatever fails in a round of it; and tries again what failed."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from community.management.commands import run_mail_worker, run_scheduled_jobs
from community.models import Member, Watch
from community.notifications import posts as telling
from community.notifications.actions import watch
from community.scheduled_jobs import MOST_TRIES, PAUSE, Due, take_up_failed_tasks
from tests.community.outbox import run_tasks
from tests.community.people import make_board, make_member, make_post, make_topic

Status = TaskResultStatus


class EnoughRounds(BaseException):
    """Ends the post office of a test."""


@pytest.mark.parametrize("failing", ["run_scheduled_jobs", "db_worker"])
def test_it_goes_on_after_a_round_that_failed_and_says_so(
    failing: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[str] = []

    def call(name: str, *_: Any, **__: Any) -> None:
        ran.append(name)
        if len(ran) > 6:
            raise EnoughRounds
        if name == failing:
            raise OperationalError("the database is away")

    monkeypatch.setattr(run_mail_worker, "call_command", call)
    monkeypatch.setattr(run_mail_worker.time, "sleep", lambda seconds: None)
    with caplog.at_level(logging.ERROR), pytest.raises(EnoughRounds):
        run_mail_worker.Command().handle(with_parent=False)
    assert ran.count("db_worker") >= 4
    assert "the database is away" in caplog.text


@pytest.mark.django_db
def test_what_is_due_and_fails_does_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(now: Any) -> int:
        raise OSError("the mail server is away")

    monkeypatch.setattr(run_scheduled_jobs, "DUE", (Due("reminders", fail),))
    with pytest.raises(SystemExit):
        call_command("run_scheduled_jobs", verbosity=0)
    run_mail_worker.round_of("run_scheduled_jobs")


@pytest.mark.parametrize("command", ["run_scheduled_jobs", "db_worker"])
def test_a_signal_still_ends_it(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*_: Any, **__: Any) -> None:
        raise SystemExit(0)

    monkeypatch.setattr(run_mail_worker, "call_command", end)
    with pytest.raises(SystemExit):
        run_mail_worker.round_of(command)


def work() -> None:
    call_command(
        "db_worker", "--backend", "community", "--batch", "--no-startup-delay", verbosity=0
    )


def later(pause: timedelta) -> int:
    """What is begun again after so long."""
    return take_up_failed_tasks(timezone.now() + pause + timedelta(seconds=1))


@pytest.mark.django_db(transaction=True)
def test_a_post_is_told_of_though_the_telling_failed_at_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader, author = make_member(digest=Member.Digest.NEVER), make_member()
    topic = make_topic(make_board(), author)
    watch(member=reader, place=topic, level=Watch.Level.WATCH)
    run_tasks()
    mail.outbox.clear()
    make_post(topic, author)

    def fail(*_: Any) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as locked:
        locked.setattr(telling, "wanting", fail)
        work()
    assert DBTaskResult.objects.filter(status=Status.FAILED).count() == 1
    assert take_up_failed_tasks(timezone.now()) == 0, "not at once"
    assert later(PAUSE) == 1
    work()
    assert reader.user is not None
    assert [one.to for one in mail.outbox if "a reply in" in one.subject] == [[reader.user.email]]


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_again_and_again_is_left_longer_each_time_and_at_last_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    author = make_member()
    run_tasks()
    make_topic(make_board(), author)

    def fail(*_: Any) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(telling, "wanting", fail)
    work()
    for tries in range(1, MOST_TRIES):
        assert later(PAUSE * 4 ** (tries - 1) - timedelta(minutes=1)) == 0
        assert later(PAUSE * 4 ** (tries - 1)) == 1
        work()
    assert later(timedelta(days=30)) == 0
