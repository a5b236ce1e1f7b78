"""Walking through all that the stream fields of a page or record hold."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue
from wagtail.fields import StreamField


def stream_fields(model: type[Model]) -> list[StreamField]:
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def stream_blocks(item: Model) -> Iterator[tuple[str, Any]]:
    """The name and value of each block in the order of reading, whatever its depth."""
    for field in stream_fields(type(item)):
        value = getattr(item, field.name)
        if value is not None:
            yield from _children(value)


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, StreamValue):
        for child in value:
            yield child.block_type, child.value
            yield from _children(child.value)
    elif isinstance(value, StructValue):
        for name, child in value.items():
            if isinstance(child, StreamValue | StructValue | ListValue):
                yield name, child
                yield from _children(child)
    elif isinstance(value, ListValue):
        for child in value.bound_blocks:
            yield child.block.name or "item", child.value
            yield from _children(child.value)
