"""Reading all that a page's blocks point to, by one query for each kind of record.

See `cms.blocks.lazy_choosers`: the blocks hold records that know only their key.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.blocks.struct_block import StructValue

from cms.models.consents import Consent
from cms.models.media import Picture
from cms.streamfields.traversal import stream_blocks
from mapping_data.models import Source

# What each kind of record is shown with.
READERS: dict[type[Model], QuerySet[Any]] = {
    Source: Source.objects.select_related("reference"),
    Picture: Picture.objects.select_related("consent").prefetch_related("renditions"),
    Consent: Consent.objects.all(),
}


def read_blocks(item: Model, *more: Model) -> None:
    """Fill in the records of all blocks of the item, and `more` records known by key alone."""
    waiting: dict[type[Model], list[Model]] = defaultdict(list)
    for record in (*_records(item), *more):
        waiting[type(record)].append(record)
    for model, records in waiting.items():
        _fill(records, READERS[model])


def _records(item: Model) -> Iterator[Model]:
    for _, value in stream_blocks(item):
        if isinstance(value, StructValue):
            yield from (part for part in value.values() if type(part) in READERS)


def _fill(records: Iterable[Model], found: QuerySet[Any]) -> None:
    records = list(records)
    known = found.in_bulk([record.pk for record in records])
    for record in records:
        if stored := known.get(record.pk):
            record.__dict__.update(stored.__dict__)
