"""The evidence library: the register's references, with an editor's notes on some of them."""

from typing import Any

from cms.evidence.documents import rebuild_references
from cms.importers.documents import Document, read_documents, specs
from cms.importers.paths import CONTENT
from cms.importers.reference_notes import BLANK_NOTE, read_notes
from cms.importers.reference_rows import COLUMNS, Known, reference_record
from cms.importers.reference_sources import SourcePlaces, source_record
from cms.importers.reference_store import ReferenceStore
from cms.models import Reference, Theme
from directory.models import Service
from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.paths import REGISTER
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record, Report
from mapping_data.importers.sources import SourceStore
from mapping_data.models import Source

TABLE, NOTES = "evidence.csv", "references.toml"


class ReferencesImporter(Importer):
    """A reference's own record goes by its key; its source's by that source's key."""

    name = "references"
    noun = "references"
    version = 2  # the index of search is made here
    needs = (Source, Theme, Service)
    documents: dict[str, Document]

    def tables(self) -> dict[str, TableSpec]:
        table = TableSpec(REGISTER / TABLE, COLUMNS, ("key",))
        return {TABLE: table} | specs(CONTENT, NOTES)

    def read(self, specs: dict[str, TableSpec]) -> Tables:
        self.documents = read_documents({NOTES: specs[NOTES]} if NOTES in specs else {})
        return super().read({TABLE: specs[TABLE]})

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        rows = tables[TABLE]
        known, places = Known.now(rows), SourcePlaces.now(self.name)
        notes = read_notes(self.documents.get(NOTES, {}), known, problems)
        sources: list[Record] = []
        references: list[Record] = []
        for row in rows:
            key, is_own = places.of(row, problems)
            if is_own:
                sources.append(source_record(key, row, known, problems))
            note = notes.get(row["key"], BLANK_NOTE)
            references.append(reference_record(row, key, note, known, problems))
        return [
            Batch(SourceStore(), sources),
            Batch(ReferenceStore(frozenset(known.services)), references),
        ]

    def replace_rest(self, tables: Tables, report: Report) -> None:
        rebuild_references()

    def gaps(self, batches: list[Batch]) -> dict[str, Any]:
        values = {record.key: record.values for record in batches[-1].records}
        return {
            "not_yet_reviewed": [key for key, it in values.items() if not it["kind"]],
            "without_theme": [key for key, it in values.items() if not it["themes"]],
            "year_not_known": [key for key, it in values.items() if it["year"] is None],
            "without_address": sorted(
                Reference.objects.filter(key__in=values, doi="", source__url="").values_list(
                    "key", flat=True
                )
            ),
        }
