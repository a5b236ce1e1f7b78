"""Answers that are worked out once and kept until the records behind them change."""

import hashlib
import threading
import time
from collections.abc import Callable
from datetime import date
from functools import cache as cache_once
from pathlib import Path

from django.core.cache import cache
from django.db.models import Count, Max

from directory.models import Claim, Service
from mapping_data.models import Area, Source

ROOT = Path(__file__).resolve().parents[1]
CODE = ("directory", "foundation", "mapping_data")
LOCK_SECONDS = 30
POLL_SECONDS = 0.02
KEPT_SECONDS = 24 * 60 * 60
MOST_KEPT = 64

_kept: dict[str, bytes] = {}
_guard = threading.Lock()


def stamp(day: date) -> str:
    """Changes with services, claims, areas, sources, the day and the code. Four queries."""
    parts = [
        Service.objects.aggregate(Max("modified_at"), Count("pk")),
        Claim.objects.aggregate(Max("pk"), Count("pk")),
        Area.objects.aggregate(Max("modified_at"), Count("pk")),
        Source.objects.aggregate(Max("modified_at"), Count("pk")),
    ]
    words = f"{day} {code_digest()} {[list(part.values()) for part in parts]}"
    return hashlib.sha256(words.encode()).hexdigest()[:24]


@cache_once
def code_digest() -> str:
    """Of the code that makes the answers, so that a new version does not give old ones."""
    found = hashlib.sha256()
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()


def computed_once(key: str, compute: Callable[[], bytes]) -> bytes:
    """The kept answer for `key`, or `compute()`: once for all threads and processes.

    Whoever takes the lock in the shared cache computes; the others wait for the answer, and
    compute it themselves only where the first one died.
    """
    if (found := _kept.get(key)) is not None:
        return found
    deadline = time.monotonic() + LOCK_SECONDS
    while time.monotonic() < deadline:
        if (found := cache.get(key)) is not None:
            return keep(key, found)
        if cache.add(f"{key}:lock", 1, LOCK_SECONDS):
            try:
                # Another may have finished between the look and the lock.
                found = cache.get(key)
                if found is None:
                    found = compute()
                    cache.set(key, found, KEPT_SECONDS)
            finally:
                cache.delete(f"{key}:lock")
            return keep(key, found)
        time.sleep(POLL_SECONDS)
    return compute()


def keep(key: str, answer: bytes) -> bytes:
    with _guard:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = answer
    return answer
