"""Say what a long build does, how far it is and how long each step takes."""

import time
from collections.abc import Callable

Say = Callable[[str], None]


class Progress:
    def __init__(self, steps: int, say: Say) -> None:
        self._steps = steps
        self._say = say
        self._done = 0
        self._started = self._last = time.monotonic()
        self.seconds: dict[str, float] = {}

    def done(self, step: str, found: str) -> None:
        """A step is finished: its name, and what it gave, in words."""
        now = time.monotonic()
        self._done += 1
        self.seconds[step] = round(now - self._last, 1)
        took = f"{now - self._last:5.1f} s"
        self._say(f"[{self._done:2}/{self._steps}] {took}  {step}: {found}")
        self._last = now

    @property
    def total_seconds(self) -> float:
        return round(time.monotonic() - self._started, 1)
