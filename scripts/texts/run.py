"""The part of `scripts.save_texts` that runs in a process of its own, with one checkout's code.

Usage: python -m scripts.texts.run ROOT FOLDER prepare|mails|ROLE...
"""

import logging
import os
import sys
import time
from pathlib import Path

import django

from scripts.texts.clock import Clock, set_clock
from scripts.texts.layout import Folder

PREPARE, MAILS = "prepare", "mails"


def set_up(root: Path) -> Clock:
    """Make `root` the code that is run, with the clock set before any of it is loaded."""
    sys.path[:0] = [str(root / "site"), str(root)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "scripts.texts.settings"
    clock = set_clock()
    django.setup()
    logging.disable(logging.CRITICAL)
    return clock


def main(root: Path, target: Path, parts: list[str]) -> None:
    clock = set_up(root)
    # These load Django's parts, which need the settings.
    from scripts.texts import acts, crawl, names, workers

    folder = Folder(target)
    for part in parts:
        began = time.monotonic()
        if part == PREPARE:
            workers.run_command(("migrate",), interactive=False)
            for command in names.LOAD:
                workers.run_command(command)
        elif part == MAILS:
            acts.run_all(folder)
            workers.save_mails(folder, clock)
        else:
            crawl.Crawl(part, folder).run()
            acts.send_wrong(part, folder)
        print(f"{part}: {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3:])
