"""Workers that die while they send: killed for real, at each step."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from community.models import Letter, Member, Watch
from community.notifications.actions import watch
from community.notifications.digests import DAILY, slot_of, write_digest, write_digests
from scripts.steps import ROOT
from tests.community.outbox import letters_in, run_tasks
from tests.community.people import make_board, make_member, make_post, make_topic

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="needs the file that workers open"),
]
TODAY = slot_of(DAILY, timezone.now()).isoformat()
# The third letter finds the mail server slow, at the step that the environment names.
SLOW = """
import os, time
from pathlib import Path
from django.core.mail.backends.filebased import EmailBackend as Files

sent = []

def wait(step):
    if step == os.environ["SLOW_STEP"] and len(sent) == 2:
        Path(os.environ["TEST_MAIL_FOLDER"], "reached").touch()
        time.sleep(120)

class EmailBackend(Files):
    def open(self):
        if self.stream is None:
            wait("before")
        return super().open()

    def send_messages(self, messages):
        wait("between")
        super().send_messages(messages)
        wait("after")
        sent.extend(messages)
        return len(messages)
"""


def kill_a_worker(folder: Path, step: str) -> Path:
    """A worker that sends what waits, killed at a step of the third letter; the mail that went."""
    (folder / "slow_mail.py").write_text(SLOW)
    outbox = folder / "mail"
    settings = {
        "TEST_DATABASE_FILE": str(connection.settings_dict["NAME"]),
        "TEST_MAIL": "slow_mail.EmailBackend",
        "TEST_MAIL_FOLDER": str(outbox),
        "SLOW_STEP": step,
        "PYTHONPATH": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = [sys.executable, str(ROOT / "site" / "manage.py"), "run_mail_worker"]
    worker = subprocess.Popen(command, env={**os.environ, **settings}, cwd=ROOT)
    until = time.monotonic() + 60
    while not (outbox / "reached").exists() and time.monotonic() < until:
        time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert (outbox / "reached").exists()
    return outbox


def go_on() -> None:
    """Half an hour later, with another worker."""
    past = timezone.now() - timedelta(minutes=31)
    Letter.objects.filter(claimed_at__isnull=False).update(claimed_at=past)
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    running.update(started_at=past)
    write_digests(DAILY, TODAY)
    call_command("run_scheduled_jobs", verbosity=0)
    run_tasks()


def mail_to(members: list[Member], outbox: Path) -> list[int]:
    """How many each had, of both workers."""
    to = [str(one["To"]) for one in letters_in(outbox)] + [one.to[0] for one in mail.outbox]
    return [to.count(one.user.email) for one in members if one.user]


@pytest.mark.parametrize(
    ("step", "gone", "had"),
    [
        ("before", 2, [1, 1, 1, 1, 1]),
        # It cannot be known that the third did not go. The next digest tells what it told.
        ("between", 2, [1, 1, 0, 1, 1]),
        ("after", 3, [1, 1, 1, 1, 1]),
    ],
)
def test_a_worker_killed_while_it_sends_digests_leaves_nobody_two_and_no_news_untold(
    tmp_path: Path, step: str, gone: int, had: list[int]
) -> None:
    make_topic(make_board(), make_member(), "How do you end well?")
    readers = [make_member(experienced=False, digest=DAILY) for _ in range(5)]
    DBTaskResult.objects.all().delete()
    write_digests(DAILY, TODAY)
    outbox = kill_a_worker(tmp_path, step)
    assert len(letters_in(outbox)) == gone
    go_on()
    assert mail_to(readers, outbox) == had
    assert not Letter.objects.filter(state=Letter.State.WAITING).exists()
    doubtful = [step != "before" and one == 2 for one in range(5)]
    tomorrow = slot_of(DAILY, timezone.now()) + timedelta(days=1)
    fresh = [Member.objects.get(pk=one.pk) for one in readers]
    assert [write_digest(one, DAILY, tomorrow) for one in fresh] == doubtful
    mail.outbox.clear()
    run_tasks()
    assert ["How do you end well?" in str(one.body) for one in mail.outbox] == [
        True for one in doubtful if one
    ]


@pytest.mark.parametrize(("step", "twice"), [("before", 0), ("between", 0), ("after", 1)])
def test_a_worker_killed_while_it_sends_replies_loses_none(
    tmp_path: Path, step: str, twice: int
) -> None:
    """In doubt it goes twice, under one identity, by which mail programs drop the second."""
    never, author = Member.Digest.NEVER, make_member()
    topic = make_topic(make_board(), author)
    readers = [make_member(experienced=False, digest=never) for _ in range(5)]
    for one in readers:
        watch(member=one, place=topic, level=Watch.Level.WATCH)
    DBTaskResult.objects.all().delete()
    make_post(topic, author)
    outbox = kill_a_worker(tmp_path, step)
    go_on()
    assert mail_to(readers, outbox) == [1, 1, 1 + twice, 1, 1]
    names = [str(one["Message-ID"]) for one in letters_in(outbox)]
    names += [str(one.extra_headers["Message-ID"]) for one in mail.outbox]
    assert len(set(names)) == len(readers)
