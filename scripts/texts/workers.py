"""The mails of the demonstration: what its members and the clock give occasion to."""

import io
from datetime import timedelta

from django.core import mail
from django.core.management import call_command, get_commands

from scripts.texts import names
from scripts.texts.clock import Clock
from scripts.texts.layout import Folder, build_path
from scripts.texts.letters import render_text

# When each of them runs, counted from the day of the clock: digests, reminders of the session in
# two weeks, the review of safety, the yearly confirmation.
HOURS = (0, 1, *(24 * days for days in (1, 7, 13, 30, 258, 328, 400)))


def run_command(command_names: tuple[str, ...], *arguments: str, **options: object) -> None:
    """The first of the names under which there is a command."""
    known = get_commands()
    name = next((name for name in command_names if name in known), None)
    if name is None:
        raise LookupError(f"There is no command of the name {' or '.join(command_names)}.")
    call_command(name, *arguments, **{"verbosity": 0, "stdout": io.StringIO(), **options})


def save_mails(folder: Folder, clock: Clock) -> None:
    begun = clock.moment
    for hours in HOURS:
        clock.moment = max(clock.moment, begun + timedelta(hours=hours))
        for _ in range(2):  # what is due gives the worker something to do, and it gives letters
            run_command(names.RUN_DUE)
            run_command(names.RUN_WORKER, *names.WORKER_OPTIONS)
        for one in sorted(getattr(mail, "outbox", []), key=render_text):
            name = f"{' '.join(one.recipients())} {one.subject.strip()}"
            address = f"/{hours}-hours/{name.replace('/', ' ')}"
            folder.write(
                build_path("mails", "workers", address), f"mail {name}\n{render_text(one)}"
            )
        mail.outbox = []
