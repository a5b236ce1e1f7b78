"""Sources: what the services, the areas and the published tables rest on."""

from typing import Any

from mapping_data.identity import register_uuid
from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.paths import DATA
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.tables import Row
from mapping_data.models import Source

COLUMNS = ("key", "title", "publisher", "url", "kind", "date", "licence_note", "note")
KINDS = {kind.value: kind.value for kind in Source.Kind}


class SourceStore:
    def live(self, keys: list[str]) -> dict[str, Values]:
        found = Source.objects.filter(key__in=keys)
        return {source.key: source_values(source) for source in found}

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        return ""

    def create(self, key: str, values: Values) -> None:
        Source.objects.create(uuid=register_uuid("source", key), key=key, **values)

    def update(self, key: str, changes: Values) -> None:
        source = Source.objects.get(key=key)
        for name, value in changes.items():
            setattr(source, name, value)
        source.save()


def source_values(source: Source) -> Values:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "kind": source.kind,
        "date": str(source.date),
        "licence": source.licence,
        "note": source.note,
    }


class SourcesImporter(Importer):
    name = "sources"
    noun = "sources"

    def tables(self) -> dict[str, TableSpec]:
        names = ("area_sources.csv", "sources.csv", "table_sources.csv")
        return {name: TableSpec(DATA / name, COLUMNS, ("key",)) for name in names}

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        records: dict[str, Record] = {}
        for row in (row for rows in tables.values() for row in rows):
            record = source_record(row, problems)
            if record.key in records:
                problems.append(row.problem("stands in another file of sources already", "key"))
            records[record.key] = record
        return [Batch(SourceStore(), list(records.values()))]

    def gaps(self, batches: list[Batch]) -> dict[str, Any]:
        records = [record for batch in batches for record in batch.records]
        return {
            "sources_undated": [it.key for it in records if not it.values["date"]],
            "sources_without_licence_note": [it.key for it in records if not it.values["licence"]],
        }


def source_record(row: Row, problems: list[Problem]) -> Record:
    cells = CellReader(row, problems)
    fields = Source._meta
    values: Values = {
        "title": cells.required("title", fields.get_field("title")),
        "publisher": cells.text("publisher", fields.get_field("publisher")),
        "url": cells.url("url", fields.get_field("url")),
        "kind": cells.choice("kind", KINDS),
        "date": cells.partial_date("date"),
        "licence": cells.text("licence_note", fields.get_field("licence")),
        "note": cells.text("note"),
    }
    return Record(cells.required("key", fields.get_field("key")), values, row)
