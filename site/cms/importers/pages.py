"""The site's own pages of text, each below the page of its folder."""

from pathlib import PurePath

from wagtail.models import Page

from cms.importers.content import DocumentImporter, common_values, section
from cms.importers.documents import Document, Fields, specs
from cms.importers.page_store import PageStore
from cms.importers.paths import CONTENT
from cms.importers.stream_rows import StreamRows, comparable
from cms.models import HomePage, StandardPage
from mapping_data.identity import register_uuid
from mapping_data.importers.base import Batch, TableSpec
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record

# The foot of every page links to these, or the law asks for them.
FIXED = frozenset(
    "about method commissioners practitioners parents findings "
    "accessibility privacy licence".split()
)
BODY = StandardPage._meta.get_field("body")


class PagesImporter(DocumentImporter):
    name = "pages"
    noun = "pages"

    def tables(self) -> dict[str, TableSpec]:
        return specs(CONTENT, "pages/**/*.toml")

    def batches(self, documents: dict[str, Document], problems: list[Problem]) -> list[Batch]:
        rows = StreamRows(problems)
        ordered = sorted(documents.items(), key=lambda item: place(*item))
        records = [record(name, document, rows, problems) for name, document in ordered]
        keys = {item.key for item in records}
        for name in documents:
            if above(key_of(name)) and above(key_of(name)) not in keys:
                problems.append(Problem(name, f"there is no page {above(key_of(name))} above it"))
        return [Batch(PageStore(StandardPage, parent, FIXED), records)]


def key_of(name: str) -> str:
    """`pages/findings/why.toml` is the page `findings/why`."""
    return str(PurePath(name).with_suffix("").relative_to("pages"))


def above(key: str) -> str:
    return str(PurePath(key).parent) if "/" in key else ""


def place(name: str, document: Document) -> tuple[int, int, str]:
    """Parents before children, siblings by the order that their documents give."""
    key, order = key_of(name), document.get("order")
    return key.count("/"), order if isinstance(order, int) and order else 99, key


def parent(key: str) -> Page:
    if above(key):
        return StandardPage.objects.get(translation_key=register_uuid("page", above(key)))
    return HomePage.objects.get()


def record(name: str, document: Document, rows: StreamRows, problems: list[Problem]) -> Record:
    fields = Fields(name, document, problems)
    values: Values = common_values(fields, PurePath(name).stem)
    body = section(rows, fields, "body", name)
    fields.done()
    values["body"] = comparable(BODY, body) if not problems else []
    return Record(key_of(name), values)
