"""What the imports of documents share: the base import over TOML instead of CSV."""

import re
from abc import abstractmethod
from typing import ClassVar

from django.db.models import Model

from cms.importers.documents import Document, Fields, read_documents
from cms.importers.stream_rows import StreamRows
from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.problems import Problem
from mapping_data.importers.tables import Row
from mapping_data.models import PublishedTable, Source

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class DocumentImporter(Importer):
    """An import in which each file is one document."""

    needs: ClassVar[tuple[type[Model], ...]] = (Source, PublishedTable)
    documents: dict[str, Document]

    @abstractmethod
    def batches(self, documents: dict[str, Document], problems: list[Problem]) -> list[Batch]: ...

    def read(self, specs: dict[str, TableSpec]) -> Tables:
        self.documents = read_documents(specs)
        return {name: [Row(name, 1, {})] for name in specs}

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        return self.batches(self.documents, problems)


def common_values(fields: Fields, slug: str) -> dict[str, object]:
    """What every page has; the name of its file is its address."""
    if not SLUG.fullmatch(slug):
        fields.fault("name of the file", f"“{slug}” is no part of an address: use a-z, 0-9 and -")
    fields.number("order")
    return {
        "title": fields.text("title", required=True, most=120),
        "slug": slug,
        "summary": fields.text("summary", required=True, most=400),
        "content_note": fields.text("content_note", most=250),
        "review_by": fields.day("review_by"),
    }


def section(rows: StreamRows, fields: Fields, name: str, file: str) -> list[dict[str, object]]:
    return rows.rows(file, name, fields.tables(name))
