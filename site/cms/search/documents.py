"""Keeping the search index in step with the public pages."""

from wagtail.models import Page

from cms.models import GlossaryPage, GlossaryTerm, SpotlightPage
from cms.models.reviewed_page import ReviewedPage
from cms.models.spotlights import SECTIONS
from cms.streamfields.traversal import stream_fields
from directory.models.search_documents import SearchDocument
from directory.search.normaliser import words

SPOTLIGHT, PAGE = "spotlight", "page"
KINDS = (SPOTLIGHT, PAGE)


def kind_of(page: Page) -> str:
    return SPOTLIGHT if isinstance(page, SpotlightPage) else PAGE


def page_body(page: ReviewedPage) -> str:
    """Everything a reader could type that the page says."""
    parts = [page.summary]
    for field in stream_fields(type(page)):
        parts += field.get_searchable_content(getattr(page, field.name))
    if isinstance(page, GlossaryPage):
        parts += [f"{term.term} {term.also} {term.meaning}" for term in GlossaryTerm.objects.all()]
    if isinstance(page, SpotlightPage):
        parts += spotlight_words(page)
    return " ".join(parts)


def spotlight_words(page: SpotlightPage) -> list[str]:
    """Its themes, tags and headings, and the names of what it is bound to, as they are now."""
    services = [link.service for link in page.bound_services.select_related("service")]
    return [
        *(f"{theme.name} {theme.plain_words}" for theme in page.themes.all()),
        *(tag.name for tag in page.tags.all()),
        *(f"{service.name} {service.other_names}" for service in services),
        *(heading for _, heading, _ in SECTIONS),
    ]


def index_page(page: Page) -> None:
    """Store or renew the document of a live page; remove that of any other."""
    specific = page.specific
    if not specific.live or not isinstance(specific, ReviewedPage):
        remove_page(page)
        return
    SearchDocument.objects.update_or_create(
        kind=kind_of(specific),
        object_id=page.pk,
        defaults={
            "title": f" {' '.join(words(specific.title))} ",
            "body": f" {' '.join(words(page_body(specific)))} ",
        },
    )


def remove_page(page: Page) -> None:
    SearchDocument.objects.filter(kind__in=KINDS, object_id=page.pk).delete()


def rebuild_pages() -> int:
    """Index anew every page that was published and still is; answers how many."""
    SearchDocument.objects.filter(kind__in=KINDS).delete()
    for page in Page.objects.live().exclude(live_revision=None).specific():
        index_page(page)
    return SearchDocument.objects.filter(kind__in=KINDS).count()
