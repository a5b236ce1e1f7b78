"""Practice spotlights, each bound to the records that it is about."""

from pathlib import PurePath
from typing import Any

from wagtail.models import Page

from cms.importers.content import DocumentImporter, common_values, section
from cms.importers.documents import Document, Fields, specs
from cms.importers.page_store import PageStore
from cms.importers.paths import CONTENT
from cms.importers.stream_rows import StreamRows, comparable
from cms.models import PracticeIndexPage, SpotlightPage, SpotlightService, SpotlightSource, Theme
from cms.models.reviewed_page import ReviewedPage
from cms.models.spotlights import NEEDS, SECTIONS
from directory.models import Service
from mapping_data.identity import register_uuid
from mapping_data.importers.base import Batch, TableSpec
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record

NAMES = [name for name, _, _ in SECTIONS]


class SpotlightStore(PageStore):
    """Its themes, tags, services and sources count as one field each, in their order."""

    def found(self) -> Any:
        return SpotlightPage.objects.prefetch_related(
            "themes", "tagged_items__tag", "bound_services", "sources"
        )

    def texts(self) -> tuple[str, ...]:
        return (*super().texts(), *(name for name, _ in NEEDS))

    def values(self, page: ReviewedPage) -> Values:
        assert isinstance(page, SpotlightPage)
        return super().values(page) | {
            "themes": sorted(theme.slug for theme in page.themes.all()),
            "tags": sorted(item.tag.name for item in page.tagged_items.all()),
            "services": [bound.service_id for bound in page.bound_services.all()],
            "sources": [[row.source_id, row.where] for row in page.sources.all()],
        }

    def set_lists(self, page: ReviewedPage, values: Values) -> None:
        assert isinstance(page, SpotlightPage)
        if "themes" in values:
            page.themes.set(Theme.objects.filter(slug__in=values["themes"]))
        if "tags" in values:
            page.tags.set(values["tags"])
        if "services" in values:
            page.bound_services.set(
                [
                    SpotlightService(service_id=pk, sort_order=place)
                    for place, pk in enumerate(values["services"])
                ]
            )
        if "sources" in values:
            page.sources.set(
                [
                    SpotlightSource(source_id=pk, where=where, sort_order=place)
                    for place, (pk, where) in enumerate(values["sources"])
                ]
            )


class SpotlightsImporter(DocumentImporter):
    name = "spotlights"
    noun = "spotlights"
    needs = (*DocumentImporter.needs, Theme, Service)

    def tables(self) -> dict[str, TableSpec]:
        return specs(CONTENT, "spotlights/*.toml")

    def batches(self, documents: dict[str, Document], problems: list[Problem]) -> list[Batch]:
        rows = StreamRows(problems)
        reading = Reading(rows, problems)
        records = [reading.record(name, document) for name, document in documents.items()]
        return [Batch(SpotlightStore(SpotlightPage, parent), records)]


def parent(key: str) -> Page:
    return PracticeIndexPage.objects.get()


class Reading:
    """Turns documents into records; knows the themes and services that there are."""

    def __init__(self, rows: StreamRows, problems: list[Problem]) -> None:
        self.rows, self.problems = rows, problems
        self.themes = set(Theme.objects.values_list("slug", flat=True))
        self.services = dict(Service.objects.values_list("uuid", "pk"))

    def record(self, name: str, document: Document) -> Record:
        fields = Fields(name, document, self.problems)
        slug = PurePath(name).stem
        fields.text("candidate", required=True)
        values: Values = common_values(fields, slug)
        sections = {one: section(self.rows, fields, one, name) for one in NAMES}
        values |= self.needs(fields.table("needs")) | {
            "themes": sorted(self.known_themes(fields)),
            "tags": sorted(fields.texts("tags")),
            "services": self.known_services(fields),
            "sources": [self.cited(name, row) for row in fields.tables("sources")],
        }
        fields.done()
        if not self.problems:
            for one, stored in sections.items():
                values[one] = comparable(SpotlightPage._meta.get_field(one), stored)
        return Record(f"practice/{slug}", values)

    def needs(self, fields: Fields) -> Values:
        values = {name: fields.text(name.removeprefix("needs_"), most=250) for name, _ in NEEDS}
        fields.done()
        return values

    def known_themes(self, fields: Fields) -> list[str]:
        slugs = fields.texts("themes")
        for slug in slugs:
            if slug not in self.themes:
                fields.fault("themes", f"“{slug}” is no theme of themes.csv")
        return slugs

    def known_services(self, fields: Fields) -> list[int]:
        found = []
        for slug in fields.texts("services"):
            pk = self.services.get(register_uuid("service", slug))
            if pk is None:
                fields.fault("services", f"“{slug}” is no service of the register")
            else:
                found.append(pk)
        return found

    def cited(self, name: str, row: Document) -> list[Any]:
        fields = Fields(f"{name}, sources", row, self.problems)
        cited = [self.rows.source(fields), fields.text("where", most=200)]
        fields.done()
        return cited
