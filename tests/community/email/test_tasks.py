"""What a worker is given: tasks under the names of the version before too, and every letter."""

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from community.models import Watch
from community.notifications.actions import watch
from tests.community.outbox import run_tasks
from tests.community.people import make_board, make_member, make_post, make_topic
from tests.config.test_settings import PRODUCTION, manage

FORMER = "community.tasks"
NAMES = ("send_letter", "tell_of_post", "tell_mentioned", "send_digests")


@pytest.mark.parametrize("name", NAMES)
def test_a_former_name_leads_to_the_task(name: str) -> None:
    queued: DBTaskResult[..., object] = DBTaskResult(
        task_path=f"{FORMER}.{name}", backend_name="community", priority=0
    )
    assert queued.task.name == name


@pytest.mark.django_db
def test_what_the_version_before_queued_is_still_sent() -> None:
    reader, author = make_member(), make_member()
    topic = make_topic(make_board(), author)
    watch(member=reader, place=topic, level=Watch.Level.WATCH)
    run_tasks()
    mail.outbox.clear()
    make_post(topic, author)
    queued = DBTaskResult.objects.ready()
    assert queued.update(task_path=f"{FORMER}.tell_of_post") == 1
    run_tasks()
    assert reader.user is not None
    assert [letter.to for letter in mail.outbox] == [[reader.user.email]]


def test_a_worker_knows_every_kind_of_letter_from_its_start() -> None:
    asked = (
        "from community.email.composers import KINDS; "
        "print(sorted(KINDS), [name for name in KINDS if KINDS[name].at_most_once])"
    )
    done = manage("shell", "--no-imports", "-c", asked, **PRODUCTION)
    kinds = [
        "digest",
        "event_cancelled",
        "event_moved",
        "event_place",
        "event_reminder",
        "post",
        "review_due",
        "summary_asked",
    ]
    assert done.stdout == f"{kinds} ['digest']\n", done.stderr
