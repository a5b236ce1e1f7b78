"""A fixed clock and fixed random identifiers, so that each run happens on the same day."""

import random
import time
import uuid
from datetime import UTC, datetime, timedelta

from django.utils import timezone

DAY = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
A_TICK = timedelta(microseconds=1)  # two moments differ, but not by a minute


class Clock:
    def __init__(self, now: datetime = DAY) -> None:
        self.moment = now

    def now(self) -> datetime:
        self.moment += A_TICK
        return self.moment

    def move(self, by: timedelta) -> None:
        self.moment += by

    def seconds(self) -> float:
        return self.now().timestamp()


def set_clock() -> Clock:
    """Put a set clock in the place of the real one. Before Django loads any app, since modules
    keep the functions that they import."""
    clock, chance = Clock(), random.Random(0)
    timezone.now = clock.now
    time.time = clock.seconds
    uuid.uuid4 = lambda: uuid.UUID(int=chance.getrandbits(128), version=4)
    random.seed(0)
    return clock
