"""Choosers whose records are read together for a whole page, not block by block.

Wagtail reads the records of a chooser once for each kind of block in each stream field, so a
page's queries would grow with what an editor puts on it. These blocks hand out records that
know only their key; `cms.streamfields.prefetch` fills in those of the whole page by one query a
model. What reads such a record without that still gets its fields, by a query of its own.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


def unread(model: type[Model], keys: Iterable[Any]) -> list[Model | None]:
    key = model._meta.pk.attname
    return [model.from_db(None, [key], [value]) if value is not None else None for value in keys]


class LazySnippetChooserBlock(SnippetChooserBlock):
    def to_python(self, value: Any) -> Any:
        return unread(self.target_model, [value])[0]

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        return list(unread(self.target_model, values))


class LazyPictureChooserBlock(ImageChooserBlock):
    def to_python(self, value: Any) -> Any:
        return unread(self.target_model, [value])[0]

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        return list(unread(self.target_model, values))
