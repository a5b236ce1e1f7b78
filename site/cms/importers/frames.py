"""The pages that the others stand below, or that list what editors keep elsewhere."""

from wagtail.models import Page

from cms.importers.content import DocumentImporter, common_values
from cms.importers.documents import Document, Fields, specs
from cms.importers.page_store import PageStore
from cms.importers.paths import CONTENT
from cms.models import GlossaryPage, HomePage, PracticeIndexPage
from cms.models.reviewed_page import ReviewedPage
from mapping_data.importers.base import Batch, TableSpec
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record

TYPES: dict[str, type[ReviewedPage]] = {"practice": PracticeIndexPage, "glossary": GlossaryPage}


class FramesImporter(DocumentImporter):
    name = "frames"
    noun = "pages"

    def tables(self) -> dict[str, TableSpec]:
        return specs(CONTENT, "frames.toml")

    def batches(self, documents: dict[str, Document], problems: list[Problem]) -> list[Batch]:
        fields = Fields("frames.toml", documents["frames.toml"], problems)
        batches = []
        for slug, model in TYPES.items():
            values = common_values(fields.table(slug), slug)
            store = PageStore(model, below_home, fixed={slug})
            batches.append(Batch(store, [Record(slug, values)]))
        fields.done()
        return batches


def below_home(key: str) -> Page:
    return HomePage.objects.get()
