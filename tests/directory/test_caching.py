"""Kept answers: worked out once, and again when a record behind them changes."""

import threading
import time
from datetime import date
from typing import Any

import pytest

from directory import caching
from directory.caching import computed_once, stamp
from directory.models import Claim, Service, State
from mapping_data.models import Area, Source

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def nothing_kept(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    caching._kept.clear()


def test_fifty_at_once_on_a_cold_start_compute_once() -> None:
    computed = []

    def compute() -> bytes:
        computed.append(1)
        time.sleep(0.2)
        return b"answer"

    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(computed_once("cold", compute)))
        for _ in range(50)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [b"answer"] * 50
    assert len(computed) == 1


def test_a_failed_computation_is_not_kept_and_does_not_lock_the_next_out() -> None:
    def fail() -> bytes:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        computed_once("fails", fail)

    assert computed_once("fails", lambda: b"again") == b"again"


@pytest.mark.django_db
def test_the_stamp_changes_with_services_claims_areas_and_days() -> None:
    before = stamp(TODAY)
    assert stamp(TODAY) == before
    assert stamp(date(2026, 11, 23)) != before

    service = Service.objects.get(slug="pause-bristol")
    service.save_revision().publish()
    after_service = stamp(TODAY)
    assert after_service != before

    area = Area.objects.get(gss_code="E06000023")
    Claim.objects.create(area=area, layer="recurrent", state=State.SERVICE)
    after_claim = stamp(TODAY)
    assert after_claim != after_service

    area.save()
    after_area = stamp(TODAY)
    assert after_area != after_claim

    source = Source.objects.get(key__startswith="002_")
    source.save()
    assert stamp(TODAY) != after_area
