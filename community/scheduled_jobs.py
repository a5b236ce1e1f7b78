"""What is due by the clock.

`manage.py run_scheduled_jobs` runs all of it; running it often does no harm.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from accounts.letters.delivery import deliver_waiting as deliver_account_letters
from community.attachments.actions import clear_old, clear_strays
from community.boards.actions.drafts import clear_oldest
from community.email.delivery import deliver_waiting
from community.email.outbox import queue, tell
from community.events.emails import REMINDER, reminder_key
from community.membership.suspension_end import end_suspensions
from community.models import Member, SignUp
from community.models.members import RECONFIRM_AFTER
from community.moderation.actions.safety_reviews import remind_of_review
from community.notifications.digests import DAILY, WEEKLY, awaiting, slot_of
from community.notifications.tasks import send_digests
from community.terms.actions import publish_terms
from community.visibility import may_come

BACKEND = "community"
# No task takes so long; the worker that had it is gone.
LOST_AFTER = timedelta(minutes=30)
UNDER_WAY = (TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED)
# A task that failed is begun again after so long, each time four times later; at last given up.
PAUSE, MOST_TRIES = timedelta(minutes=5), 6
A_DAY = 24 * 60 * 60
REMIND_BEFORE = timedelta(days=14)


def take_up_lost_tasks(now: datetime) -> int:
    """Tasks whose worker died are begun again: each may run twice without harm."""
    lost = DBTaskResult.objects.filter(
        backend_name=BACKEND, status=TaskResultStatus.RUNNING, started_at__lt=now - LOST_AFTER
    )
    return lost.update(status=TaskResultStatus.READY, started_at=None)


def take_up_failed_tasks(now: datetime) -> int:
    """So are those that failed: what was amiss may have passed, and a post is to be told of."""
    failed = DBTaskResult.objects.filter(
        backend_name=BACKEND, status=TaskResultStatus.FAILED, finished_at__lt=now - PAUSE
    )
    due = [one.pk for one in failed.only("worker_ids", "finished_at") if is_to_be_tried(one, now)]
    again = failed.filter(pk__in=due)
    return again.update(status=TaskResultStatus.READY, started_at=None, finished_at=None)


def is_to_be_tried(task: "DBTaskResult[..., object]", now: datetime) -> bool:
    """Each try has left the name of its worker."""
    tries = len(task.worker_ids)
    if tries >= MOST_TRIES or task.finished_at is None:
        return False
    return bool(task.finished_at < now - PAUSE * 4 ** max(0, tries - 1))


def send_what_waits(now: datetime) -> int:
    return deliver_waiting()


def begin_digests(now: datetime) -> int:
    """Hand each digest that is due to a worker, while somebody awaits it."""
    begun = 0
    for period in (DAILY, WEEKLY):
        slot = slot_of(period, now)
        asked = {"args": [str(period), slot.isoformat()], "kwargs": {}}
        under_way = DBTaskResult.objects.filter(status__in=UNDER_WAY, args_kwargs=asked)
        if awaiting(period, slot).exists() and not under_way.exists():
            send_digests.enqueue(str(period), slot.isoformat())
            begun += 1
    return begun


def remind_to_confirm(now: datetime) -> int:
    """Two weeks before a membership ends for want of its yearly confirmation."""
    day = timezone.localdate(now) - RECONFIRM_AFTER + REMIND_BEFORE
    due = Member.objects.filter(state=Member.State.APPROVED, confirmed_on__lte=day)
    told = (
        tell(
            member,
            "confirm",
            key=f"confirm:{member.confirmed_on}",
            ends_on=member.holds_until,
        )
        for member in due.select_related("user")
        if not member.needs_reconfirming
    )
    return sum(letter is not None for letter in told)


def remind_of_events(now: datetime) -> int:
    """The day before, those who have a place; again where the session was moved."""
    soon = SignUp.objects.filter(
        has_place=True,
        event__cancelled_at__isnull=True,
        event__begins_at__gt=now,
        event__begins_at__lte=now + timedelta(days=1),
        member__state=Member.State.APPROVED,
    )
    told = (
        queue(one.member, REMINDER, key=reminder_key(one.event), event=one.event)
        for one in soon.select_related("member__user", "event")
        if may_come(one.member, one.event)
    )
    return sum(letter is not None for letter in told)


def clear_strays_once_a_day(now: datetime) -> int:
    """The first of a day's runs does it."""
    day = timezone.localdate(now).isoformat()
    return clear_strays(now) if cache.add(f"community:strays:{day}", 1, timeout=A_DAY) else 0


@dataclass(frozen=True)
class Due:
    """`run` answers how many things it did."""

    name: str
    run: Callable[[datetime], int]


DUE = (
    Due("tasks of dead workers begun again", take_up_lost_tasks),
    Due("tasks that failed begun again", take_up_failed_tasks),
    Due("reminders to confirm a membership", remind_to_confirm),
    Due("reminders of sessions", remind_of_events),
    Due("suspensions ended", lambda now: end_suspensions()),
    Due("reminders of the safety review", remind_of_review),
    Due("versions of the terms published", lambda now: len(publish_terms())),
    Due("oldest of many drafts cleared away", clear_oldest),
    Due("files of old drafts cleared away", clear_old),
    Due("files that belong to nothing cleared away", clear_strays_once_a_day),
    Due("digests begun", begin_digests),
    Due("letters that waited sent", send_what_waits),
    Due("letters about accounts that waited sent", lambda now: deliver_account_letters()),
)
