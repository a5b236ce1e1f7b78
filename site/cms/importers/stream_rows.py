"""Blocks as the documents write them, as what a stream field stores, and back for comparing."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from wagtail.fields import StreamField

from cms.importers.documents import Document, Fields
from cms.importers.markup import rich_text
from mapping_data.importers.problems import Problem
from mapping_data.models import PublishedTable, Source

Stored = list[dict[str, Any]]


class StreamRows:
    """Turns the blocks of documents into stored rows. Reads all sources and tables once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.sources = dict(Source.objects.values_list("key", "pk"))
        self.sources |= dict(
            Source.objects.exclude(reference=None).values_list("reference__key", "pk")
        )
        self.tables = set(PublishedTable.objects.values_list("key", flat=True))

    def source(self, fields: Fields, *, required: bool = True) -> int | None:
        key = fields.text("source", required=required)
        if key and key not in self.sources:
            fields.fault("source", f"“{key}” is the key of no source and of no reference")
        return self.sources.get(key)

    def rows(self, file: str, section: str, entries: list[Document]) -> Stored:
        rows: Stored = []
        for place, entry in enumerate(entries, start=1):
            where = f"{file}, {section} {place}"
            if len(entry) != 1 or next(iter(entry)) not in MAKERS:
                words = f"should have one name, a block: {', '.join(MAKERS)}"
                self.problems.append(Problem(where, words))
                continue
            name, value = next(iter(entry.items()))
            rows.append({"type": name, "value": MAKERS[name](self, where, value)})
        return rows

    def fields(self, where: str, value: Any) -> Fields:
        if not isinstance(value, dict):
            self.problems.append(Problem(where, "should be a table of fields"))
            return Fields(where, {}, [])
        return Fields(where, value, self.problems)

    def text(self, where: str, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            self.problems.append(Problem(where, "should hold words"))
            return ""
        return rich_text(value)

    def key_fact(self, where: str, value: Any) -> Document:
        fields = self.fields(where, value)
        row = {
            "figure": fields.text("figure", required=True, most=30),
            "words": fields.text("words", required=True, most=240),
            "source": self.source(fields),
            "where": fields.text("where", most=200),
            "date": fields.partial_date("date"),
        }
        fields.done()
        return row

    def published_table(self, where: str, value: Any) -> Document:
        fields = self.fields(where, value)
        key, caption = fields.text("table", required=True), fields.text("caption", most=200)
        if key not in self.tables:
            fields.fault("table", f"“{key}” is no table of the register")
        fields.done()
        return {"table": key, "caption": caption}

    def table(self, where: str, value: Any) -> Document:
        fields = self.fields(where, value)
        columns = fields.texts("columns")
        rows = fields.cells("rows", len(columns))
        table = {
            "columns": [{"type": "text", "heading": heading} for heading in columns],
            "rows": [{"values": row} for row in rows],
            "caption": "",
        }
        row = {
            "caption": fields.text("caption", required=True, most=200),
            "table": table,
            "source": self.source(fields, required=False),
            "where": fields.text("where", most=200),
        }
        fields.done()
        return row

    def citations(self, where: str, value: Any) -> Stored:
        if not isinstance(value, list) or not value:
            self.problems.append(Problem(where, "should be a list of sources"))
            return []
        return [self.citation(where, item) for item in value]

    def citation(self, where: str, value: Any) -> Document:
        fields = self.fields(where, value)
        row = {"source": self.source(fields), "where": fields.text("where", most=200)}
        fields.done()
        return row


MAKERS: dict[str, Callable[[StreamRows, str, Any], Any]] = {
    "text": StreamRows.text,
    "key_fact": StreamRows.key_fact,
    "published_table": StreamRows.published_table,
    "table": StreamRows.table,
    "citations": StreamRows.citations,
}


def comparable(field: StreamField, stored: Any) -> Any:
    """A stream field's rows without the numbers that each saving gives them; `read_rows` reads
    them back."""
    value = stored if hasattr(stored, "stream_block") else read_rows(field, stored)
    return _without_ids(field.stream_block.get_prep_value(value))


def read_rows(field: StreamField, rows: Any) -> Any:
    """The value of a stream field. Wagtail numbers the rows that it is given, so it gets a copy."""
    return field.stream_block.to_python(deepcopy(rows))


def _without_ids(value: Any) -> Any:
    """Items of a list lose their frame too: without its number it would be read as an item."""
    if isinstance(value, dict):
        if value.get("type") == "item" and value.keys() <= {"type", "value", "id"}:
            return _without_ids(value["value"])
        return {name: _without_ids(part) for name, part in value.items() if name != "id"}
    if isinstance(value, list):
        return [_without_ids(part) for part in value]
    return value
