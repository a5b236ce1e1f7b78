import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from community.schedule import BACKEND

SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_ROUNDS = 2, 60
WORKER = ("--backend", BACKEND, "--batch", "--no-startup-delay")


class Command(BaseCommand):
    help = (
        "Run the community's waiting tasks as they come, and once a minute what is due. For one "
        "machine; elsewhere use `db_worker --backend community`, and `send_due` by a timer."
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
                call_command("send_due", verbosity=0)
                last = time.monotonic()
            call_command("db_worker", *WORKER, verbosity=0)
            time.sleep(SECONDS_BETWEEN_LOOKS)
