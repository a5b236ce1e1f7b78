"""What an import did: the quality report that the ledger keeps, and the outcome it returns."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mapping_data.importers.merge import Values
from mapping_data.importers.tables import Row


@dataclass(frozen=True)
class Record:
    """A record of the input as plain values (text, numbers, lists), and the row that gave it."""

    key: str
    values: Values
    row: Row | None = None


@dataclass
class Report:
    """Counts, refusals, conflicts and gaps of one import."""

    rows: dict[str, int] = field(default_factory=dict)
    created: list[str] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)
    unchanged: int = 0
    left_alone: list[dict[str, str]] = field(default_factory=list)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    no_longer_listed: list[str] = field(default_factory=list)
    gaps: dict[str, Any] = field(default_factory=dict)

    @property
    def updated(self) -> int:
        return len({change["record"] for change in self.changed})

    @property
    def changes_nothing(self) -> bool:
        return not self.created and not self.changed

    def as_json(self) -> dict[str, Any]:
        """Rows in, kept, refused and why, conflicts, areas without data."""
        kept = len(self.created) + self.updated + self.unchanged
        return {
            "rows_in": self.rows,
            "kept": kept,
            "refused": self.left_alone,
            "conflicts": self.conflicts,
            "no_longer_listed": self.no_longer_listed,
            "created": len(self.created),
            "changed": self.changed,
            "gaps": self.gaps,
        }


@dataclass(frozen=True)
class Outcome:
    """What came of a run: its report, or the day since which nothing has changed."""

    importer: str
    seconds: float
    report: Report | None = None
    unchanged_since: date | None = None
    dry_run: bool = False
