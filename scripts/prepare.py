"""Run the steps that are due, two at a time where they do not rest on each other.

Usage: python -m scripts.prepare STEP...   (names of scripts/steps.py)
"""

import fcntl
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from scripts.state import State
from scripts.steps import ROOT, VAR, Step

AT_ONCE = 2
SECONDS_BETWEEN_LINES = 5


class Running:
    """One step under way: its process, and the words that it prints."""

    def __init__(self, step: Step, place: str) -> None:
        self.step, self.place = step, place
        self.began = self.said = time.monotonic()
        self.output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed in `ended`)
        command = [sys.executable, str(ROOT / "site" / "manage.py"), *step.command]
        self.process = subprocess.Popen(command, stdout=self.output, stderr=subprocess.STDOUT)
        self.say("…")

    def say(self, words: str) -> None:
        print(f"{self.place}  {self.step.title} {words}", flush=True)
        self.said = time.monotonic()

    def seconds(self) -> str:
        return f"{time.monotonic() - self.began:.0f} s"

    def words(self) -> str:
        """All that the step printed."""
        # Both processes share the place in the file, so it is read without moving that.
        size = os.fstat(self.output.fileno()).st_size
        return os.pread(self.output.fileno(), size, 0).decode(errors="replace").strip()

    def say_how_far(self) -> None:
        if time.monotonic() - self.said > SECONDS_BETWEEN_LINES:
            last = self.words().rpartition("\n")[2].strip()
            self.say(f"… {self.seconds()}  {last}".rstrip())

    def ended(self) -> bool:
        """Whether the step is done; a failure shows what it printed and stops everything."""
        code = self.process.poll()
        if code is None:
            return False
        if code:
            failed = f"{self.place}  {self.step.title} failed after {self.seconds()}."
            sys.exit(f"{self.words()}\n{failed}")
        self.say(f"… done in {self.seconds()}")
        self.output.close()
        return True


def run(steps: list[Step], state: State) -> None:
    """Run `steps`, each after those that it rests on."""
    waiting, running = list(steps), list[Running]()
    try:
        while waiting or running:
            for step in _ready(waiting, running):
                waiting.remove(step)
                state.begun(step)
                place = f"{steps.index(step) + 1} of {len(steps)}"
                running.append(Running(step, place))
            time.sleep(0.05)
            for one in list(running):
                one.say_how_far()
                if one.ended():
                    running.remove(one)
                    state.done(one.step)
    finally:
        for one in running:
            one.process.terminate()
            one.process.wait()


def _ready(waiting: list[Step], running: list[Running]) -> list[Step]:
    """The steps that may start now."""
    unfinished = {step.name for step in waiting} | {one.step.name for one in running}
    free = [step for step in waiting if not unfinished.intersection(step.after)]
    return free[: AT_ONCE - len(running)]


@contextmanager
def alone() -> Iterator[None]:
    """Two starts in one folder take turns; the second finds the work done."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "prepare.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another start of this site to get ready …", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def prepare(wanted: Iterable[str], state: State | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    state = state or State()
    wanted = list(wanted)
    if not state.due(wanted):
        return
    with alone():
        run(state.due(wanted), state)


if __name__ == "__main__":
    try:
        prepare(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start goes on from here.")
