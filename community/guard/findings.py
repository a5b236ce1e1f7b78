"""What the guard finds."""

from dataclasses import dataclass

HOLD, WARN = "hold", "warn"


@dataclass(frozen=True)
class Finding:
    """A stretch of the writer's own text, `start` to `end`; `reason` is for the writer."""

    type: str
    start: int
    end: int
    text: str
    severity: str
    reason: str
