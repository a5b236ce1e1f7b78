"""Pages as plain values, and back again through revisions, as an editor's work is stored."""

from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Page

from cms.importers.stream_rows import comparable, read_rows
from cms.models.reviewed_page import ReviewedPage
from cms.streamfields.traversal import stream_fields
from mapping_data.identity import register_uuid
from mapping_data.importers.merge import Values

Placing = Callable[[str], Page]


class PageStore:
    """Pages of one type. A record's key gives the page its identity, whatever its address
    becomes; `parent_of` answers the page below which a new one stands. Keys in `fixed` are of
    pages whose address others count on."""

    dates: tuple[str, ...] = ("review_by",)

    def __init__(
        self, model: type[ReviewedPage], parent_of: Placing, fixed: Collection[str] = ()
    ) -> None:
        self.model, self.parent_of, self.fixed = model, parent_of, fixed
        self.streams = {field.name: field for field in stream_fields(model)}
        self.pages: dict[str, ReviewedPage] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        identities = {register_uuid("page", key): key for key in keys}
        found = self.found().filter(translation_key__in=identities)
        self.pages = {identities[page.translation_key]: page for page in found}
        return {key: self.values(page) for key, page in self.pages.items()}

    def found(self) -> Any:
        return self.model.objects.all()

    def values(self, page: ReviewedPage) -> Values:
        """Every plain field of the page that the documents may give."""
        plain = {name: getattr(page, name) for name in self.texts()}
        dates = {name: str(getattr(page, name) or "") for name in self.dates}
        streams = {
            name: comparable(field, getattr(page, name)) for name, field in self.streams.items()
        }
        return plain | dates | streams

    def texts(self) -> tuple[str, ...]:
        return ("title", "slug", "summary", "content_note")

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        if not exists:
            return self.objection_to_place(key, changes["slug"])
        if self.pages[key].has_unpublished_changes:
            return "an editor has a draft of it"
        if not self.pages[key].live:
            return "an editor has taken it off the site"
        return ""

    def objection_to_place(self, key: str, slug: str) -> str:
        """Why a new page cannot stand where its document has it."""
        try:
            above = self.parent_of(key)
        except ObjectDoesNotExist:
            return "an editor has taken out the page above it"
        if above.get_children().filter(slug=slug).exists():
            return "an editor has made a page at its address"
        return ""

    def create(self, key: str, values: Values) -> None:
        identity = register_uuid("page", key)
        page = self.model(translation_key=identity, fixed_address=key in self.fixed)
        self.set(page, values)
        page.full_clean(exclude=["path", "depth"])
        self.parent_of(key).add_child(instance=page)
        self.set_lists(page, values)
        page.save_revision().publish()

    def update(self, key: str, changes: Values) -> None:
        page = self.pages[key]
        self.set(page, changes)
        self.set_lists(page, changes)
        page.full_clean()
        page.save_revision().publish()

    def set(self, page: ReviewedPage, values: Values) -> None:
        for name, value in values.items():
            if name in self.streams:
                setattr(page, name, read_rows(self.streams[name], value))
            elif name in self.dates:
                setattr(page, name, value or None)
            elif name in self.texts():
                setattr(page, name, value)

    def set_lists(self, page: ReviewedPage, values: Values) -> None:
        """What stands in rows of its own, beside the page's."""
