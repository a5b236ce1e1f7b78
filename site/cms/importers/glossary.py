"""The words of the field, and the page that lists them."""

from cms.importers.content import SLUG, DocumentImporter
from cms.importers.documents import Document, Fields, specs
from cms.importers.markup import rich_text
from cms.importers.paths import CONTENT
from cms.importers.stream_rows import StreamRows
from cms.models import GlossaryTerm
from mapping_data.importers.base import Batch, TableSpec
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record

TEXTS = ("term", "also", "meaning")


class GlossaryStore:
    """A record's key is the slug, which addresses of other pages end in."""

    def live(self, keys: list[str]) -> dict[str, Values]:
        self.terms = {term.slug: term for term in GlossaryTerm.objects.filter(slug__in=keys)}
        return {slug: self.values(term) for slug, term in self.terms.items()}

    def values(self, term: GlossaryTerm) -> Values:
        return {name: getattr(term, name) for name in TEXTS} | {"source_id": term.source_id}

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        return ""

    def create(self, key: str, values: Values) -> None:
        term = GlossaryTerm(slug=key, **values)
        term.full_clean()
        term.save()

    def update(self, key: str, changes: Values) -> None:
        term = self.terms[key]
        for name, value in changes.items():
            setattr(term, name, value)
        term.full_clean()
        term.save()


class GlossaryImporter(DocumentImporter):
    name = "glossary"
    noun = "terms"

    def tables(self) -> dict[str, TableSpec]:
        return specs(CONTENT, "glossary.toml")

    def batches(self, documents: dict[str, Document], problems: list[Problem]) -> list[Batch]:
        rows = StreamRows(problems)
        records: dict[str, Record] = {}
        for name, document in documents.items():
            for entry in Fields(name, document, problems).tables("term"):
                record = term_record(name, entry, rows, problems)
                if record.key in records:
                    problems.append(Problem(name, f"“{record.key}” stands twice"))
                records[record.key] = record
        return [Batch(GlossaryStore(), list(records.values()))]


def term_record(name: str, entry: Document, rows: StreamRows, problems: list[Problem]) -> Record:
    fields = Fields(f"{name}, {entry.get('slug', 'a term without slug')}", entry, problems)
    slug = fields.text("slug", required=True, most=80)
    if slug and not SLUG.fullmatch(slug):
        fields.fault("slug", f"“{slug}” is no part of an address: use a-z, 0-9 and -")
    values: Values = {
        "term": fields.text("term", required=True, most=100),
        "also": fields.text("also", most=200),
        "meaning": rich_text(fields.text("meaning", required=True)),
        "source_id": rows.source(fields, required=False),
    }
    fields.done()
    return Record(slug, values)
