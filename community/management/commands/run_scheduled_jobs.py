import logging
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from community.scheduled_jobs import DUE

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Do what is due in the community by the clock: digests, reminders, letters that failed. "
        "Run it every few minutes; what was done is not done again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One that fails does not hold up the others, and makes the command fail at the end."""
        failed = []
        for due in DUE:
            try:
                done = due.run(timezone.now())
            except Exception:
                logger.exception("%s: failed", due.name)
                failed.append(due.name)
                continue
            if done and options["verbosity"]:
                self.stdout.write(f"{due.name}: {done}")
        if failed:
            raise SystemExit(f"Failed: {', '.join(failed)}.")
