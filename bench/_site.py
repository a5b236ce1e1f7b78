"""A copy of the loaded database for measurements, so that nothing real is touched."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

Answer = TypeVar("Answer")

ROOT = Path(__file__).resolve().parents[1]


def open_copy() -> None:
    """Set Django up on a throw-away copy of `var/alongside.sqlite3`, with the settings of
    `make run`."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.local"
    from django.conf import settings

    from tests.databases import copy_file

    path = Path(tempfile.mkdtemp(prefix="alongside-bench-")) / "copy.sqlite3"
    copy_file(settings.VAR / "alongside.sqlite3", path)
    settings.DATABASES["default"]["NAME"] = str(path)
    import django

    django.setup()


def add_services(number: int) -> None:
    """Made-up services, each with two areas, a stage, an offer and a source."""
    from directory.models import AreaServed, Offer, Service, ServiceEvidence, ServiceOffer, Stage
    from directory.search.indexing import rebuild_index
    from mapping_data.models import Area, Source
    from mapping_data.partial_dates import PartialDate

    areas = list(Area.objects.english().filter(valid_to__isnull=True).order_by("pk"))
    stages, offers = list(Stage.objects.all()), list(Offer.objects.filter(suggested=True))
    source = Source.objects.order_by("pk").first()
    models = ["local", "pause", "fdac", "unknown", "related"]
    made = Service.objects.bulk_create(
        Service(
            slug=f"made-up-{n}",
            name=f"Made-up service {n}",
            model=models[n % 5],
            status="operational",
            status_as_at=PartialDate.parse(str(2014 + n % 12)),
            who_for=["women", "", "mothers-and-fathers"][n % 3],
            summary="A small team that works with parents after care proceedings.",
        )
        for n in range(number)
    )
    pairs = [(s, areas[(s.pk * step) % len(areas)]) for s in made for step in (1, 7)]
    AreaServed.objects.bulk_create(
        AreaServed(service=s, area=area) for s, area in dict.fromkeys(pairs)
    )
    link = Service.stages.through
    link.objects.bulk_create(
        link(service_id=s.pk, stage_id=stages[s.pk % len(stages)].pk) for s in made
    )
    ServiceOffer.objects.bulk_create(
        ServiceOffer(content_object=s, tag=offers[s.pk % len(offers)]) for s in made
    )
    ServiceEvidence.objects.bulk_create(ServiceEvidence(service=s, source=source) for s in made)
    rebuild_index()


def counted(act: Callable[[], Answer]) -> tuple[Answer, int]:
    """What a call answers, and how many queries it sent to the database."""
    from django.db import connection

    sent = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal sent
        sent += 1
        return execute(*args)

    with connection.execute_wrapper(count):
        return act(), sent


def milliseconds(act: Callable[[], object], times: int = 7) -> float:
    """The median time of a call, after one that is not counted."""
    found = []
    for _ in range(times + 1):
        start = perf_counter()
        act()
        found.append((perf_counter() - start) * 1000)
    return sorted(found[1:])[times // 2]
