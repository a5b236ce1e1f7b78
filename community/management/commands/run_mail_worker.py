import logging
import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from community.scheduled_jobs import BACKEND

SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_ROUNDS = 2, 60
logger = logging.getLogger(__name__)
WORKER = ("--backend", BACKEND, "--batch", "--no-startup-delay")


class Command(BaseCommand):
    help = (
        "Run the community's waiting tasks as they come, and once a minute what is due. For one "
        "machine; elsewhere use `db_worker --backend community`, and by a timer "
        "`run_scheduled_jobs`."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--with-parent", action="store_true", help="End when the process that began it ends."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        parent, last = os.getppid(), time.monotonic() - SECONDS_BETWEEN_ROUNDS - 1
        time.sleep(SECONDS_BETWEEN_LOOKS)  # the server, which began beside it, comes first
        while not options["with_parent"] or os.getppid() == parent:
            if time.monotonic() - last > SECONDS_BETWEEN_ROUNDS:
                round_of("run_scheduled_jobs")
                last = time.monotonic()
            round_of("db_worker", *WORKER)
            time.sleep(SECONDS_BETWEEN_LOOKS)


def round_of(command: str, *arguments: str) -> None:
    """Whatever fails in a round is told and left to the next: mail does not end with it."""
    try:
        call_command(command, *arguments, verbosity=0)
    except SystemExit as reason:
        if not isinstance(reason.code, str):  # a signal ends the process
            raise
        logger.error("%s: %s The post office goes on.", command, reason)
    except Exception:
        logger.exception("%s failed. The post office goes on.", command)
        close_old_connections()
