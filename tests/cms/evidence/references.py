"""Made-up references for these tests."""

from typing import Any

from django.db import connection

from cms.evidence.documents import rebuild_references
from cms.models import Reference, Theme
from directory.models import Service
from mapping_data.models import Source
from tests.factories import SourceFactory


def make_reference(
    key: str = "made-up-2020",
    *,
    title: str = "A made-up study",
    publisher: str = "",
    url: str = "",
    themes: tuple[str, ...] = (),
    services: tuple[Service, ...] = (),
    live: bool = True,
    **fields: Any,
) -> Reference:
    """Stored as an import stores it: through a revision, published where it is to be live."""
    address = url or f"https://study.example.org/{key}"
    source: Source = SourceFactory(key=f"made-up:{key}", url=address, title=title)
    Source.objects.filter(pk=source.pk).update(publisher=publisher)
    source.refresh_from_db()
    values = {"authors": "Maker, A.; Writer, B.", "year": 2020, "type": "journal-article"}
    item = Reference(key=key, source=source, live=False, **(values | fields))
    item.save()
    item.themes = Theme.objects.filter(slug__in=themes)
    item.services_evaluated = list(services)
    revision = item.save_revision()
    if live:
        revision.publish()
    item.refresh_from_db()
    return item


def add_references(number: int) -> None:
    """Many at once, with long names, two themes and two services each, half of them reviewed."""
    themes, services = list(Theme.objects.all()), list(Service.objects.all()[:40])
    sources = Source.objects.bulk_create(
        Source(
            key=f"made-up:{n}",
            title=f"Made-up study {n}: what happened to {n} parents in recurrent care proceedings",
            kind=Source.Kind.RESEARCH,
            url=f"https://study.example.org/{n}",
        )
        for n in range(number)
    )
    types, kinds = Reference.Type.values, Reference.Kind.values
    made = Reference.objects.bulk_create(
        Reference(
            key=f"made-up-{n}",
            source=source,
            authors="; ".join(f"Surname{n % 50}{letter}, {letter}." for letter in "ABCDEF"),
            year=1990 + n % 30 or None,
            type=types[n % len(types)],
            container="Journal of Social Welfare and Family Law, 39(3), 332-349",
            kind=kinds[n % len(kinds)] if n % 2 else "",
            found="It found that support helped, and could not say for how long. " * 5 * (n % 2),
        )
        for n, source in enumerate(sources)
    )
    for field, others, name in (
        ("themes", themes, "theme"),
        ("services_evaluated", services, "service"),
    ):
        link = getattr(Reference, field).through
        link.objects.bulk_create(
            link(
                **{"reference_id": item.pk, f"{name}_id": others[(item.pk + step) % len(others)].pk}
            )
            for item in made
            for step in (0, 1)
        )
    rebuild_references()


def sent(act: Any) -> tuple[Any, int]:
    """What a call answers, and how many queries it sent."""
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        return act(), len(queries)
