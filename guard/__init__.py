"""The guard: what in a text could tell who a family is. Nothing leaves this server."""

from guard.findings import Finding
from guard.reading import check, held_together

__all__ = ["Finding", "check", "held_together"]
