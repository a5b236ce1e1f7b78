"""A page's references: numbered in the order in which its blocks first cite them."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue

from cms.citations.style import Cited, cited
from cms.streamfields.traversal import stream_blocks
from mapping_data.models import Source


@dataclass
class Entry:
    """One line of the list; `anchor` is where links on the page lead."""

    number: int
    source: Source
    cited: Cited
    where: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"reference-{self.number}"


class Citations:
    """The list of references of one page."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    def add(self, source: Source | None, where: str = "") -> None:
        if source is None or source.pk is None:
            return
        entry = self._entries.get(source.pk)
        if entry is None:
            entry = Entry(len(self._entries) + 1, source, cited(source))
            self._entries[source.pk] = entry
        if where and where not in entry.where:
            entry.where.append(where)

    def of(self, source: Source | None) -> Entry | None:
        """The entry of a source that the page cites."""
        return self._entries.get(source.pk) if source is not None else None

    @property
    def entries(self) -> list[Entry]:
        return list(self._entries.values())


def citations_of(item: Model) -> Citations:
    """Everything that the item's blocks cite.

    The records must have been read; see `cms.streamfields.prefetch`.
    """
    found = Citations()
    for _, value in stream_blocks(item):
        for part in value if isinstance(value, ListValue) else [value]:
            if isinstance(part, StructValue) and isinstance(part.get("source"), Source):
                found.add(part["source"], str(part.get("where") or ""))
    return found


def numbered(page: Any, *more: Any) -> Citations:
    """The citations of a page's blocks, then those of `more` rows of (source, where)."""
    found = citations_of(page)
    for row in more:
        found.add(row.source, row.where)
    return found
