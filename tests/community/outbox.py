"""The post office of the tests: what a worker would do now, and the mail that went; and the tick
below what the guard found."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django_tasks_db.models import DBTaskResult

from community.scheduled_jobs import BACKEND

MOST = 10_000


def run_tasks() -> None:
    """Run what waits, and what that brings with it."""
    for _ in range(MOST):
        waiting = DBTaskResult.objects.ready().filter(backend_name=BACKEND).first()
        if waiting is None:
            return
        given = waiting.args_kwargs
        waiting.task.call(*given["args"], **given["kwargs"])
        waiting.delete()
    raise AssertionError("The tasks never come to an end.")


def ticked(html: str) -> str:
    """The tick of a page, as a browser sends it: it says what was read."""
    found = re.search(r'name="checked" value="([^"]*)"', html)
    assert found is not None
    return found[1]


def letters_in(folder: Path) -> list[EmailMessage]:
    """The mail that a file-based mail server took."""
    parts = (
        part
        for path in sorted(folder.glob("*.log"))
        for part in path.read_bytes().split(b"-" * 79 + b"\n")
    )
    return [message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]
