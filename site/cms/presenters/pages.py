"""What the templates of the site's own pages show."""

from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.breadcrumbs import address, breadcrumbs
from cms.citations.numbering import numbered
from cms.citations.style import cited
from cms.models.glossary import GlossaryPage, GlossaryTerm
from cms.models.pages import HomePage, StandardPage
from cms.models.reviewed_page import ReviewedPage
from cms.models.spotlights import SpotlightPage, SpotlightSource
from cms.streamfields.prefetch import read_blocks
from cms.streamfields.traversal import stream_blocks
from directory.coverage import rules as coverage
from directory.coverage.presenters import page as coverage_page
from directory.formatting import day_words
from directory.published_tables.presenters import published_tables
from mapping_data.area_index import AreaIndex
from mapping_data.models import Source

NEWEST = 3


def common_context(page: ReviewedPage, *sources: SpotlightSource) -> dict[str, Any]:
    """What every page of this tree shows beside its own words. Reads the page's blocks, and with
    them the sources that its form lists apart."""
    for row in sources:
        row.source = Source(pk=row.source_id)
    read_blocks(page, *(row.source for row in sources))
    published = page.last_published_at
    return {
        "breadcrumbs": breadcrumbs(page),
        "citations": numbered(page, *sources),
        "tables": published_tables(tables_of(page)),
        "corrections": corrections(page),
        "published_on": day_words(timezone.localdate(published)) if published else "",
    }


def corrections(page: ReviewedPage) -> list[dict[str, str]]:
    """What was put right; a page that was never saved has nothing to put right."""
    return [
        {
            "words": correction.words,
            "when": day_words(timezone.localdate(correction.made_at)),
            "version_url": reverse("version", args=[correction.replaced_id])
            if correction.replaced_id
            else "",
        }
        for correction in (page.corrections.all() if page.pk else [])
    ]


def tables_of(page: ReviewedPage) -> list[str]:
    """The keys of the register's tables that the page's blocks show."""
    return [value["table"] for name, value in stream_blocks(page) if name == "published_table"]


def home_context(page: HomePage) -> dict[str, Any]:
    areas = AreaIndex.load(timezone.localdate())
    states = coverage.live_states("recurrent", areas)
    newest = SpotlightPage.objects.live().order_by("-first_published_at", "title")[:NEWEST]
    return common_context(page) | {
        "breadcrumbs": [],
        "picture": coverage_page.picture(states, areas),
        "newest": [linked(spotlight) for spotlight in newest],
    }


def standard_context(page: StandardPage) -> dict[str, Any]:
    """With the pages below it; a page without any shows those beside it."""
    children = [linked(child) for child in below(page)] if page.path else []
    beside = below(page.get_parent()) if page.path and page.depth > 3 and not children else []
    siblings = [linked(one) | {"current": one.pk == page.pk} for one in beside]
    return common_context(page) | {"children": children, "siblings": siblings}


def below(page: Page) -> QuerySet[StandardPage]:
    """The public pages of text below a page, in their order."""
    return StandardPage.objects.child_of(page).live().order_by("path")


def linked(page: ReviewedPage) -> dict[str, Any]:
    return {"title": page.title, "url": address(page), "summary": page.summary}


def glossary_context(page: GlossaryPage) -> dict[str, Any]:
    terms = GlossaryTerm.objects.select_related("source__reference")
    ordered = sorted(terms, key=lambda term: term.term.casefold())
    grouped = groupby(ordered, key=lambda term: term.term[:1].upper())
    letters = [
        {"letter": letter, "terms": [term_shown(term) for term in group]}
        for letter, group in grouped
    ]
    return common_context(page) | {"letters": letters}


def term_shown(term: GlossaryTerm) -> dict[str, Any]:
    source = term.source
    return {
        "slug": term.slug,
        "term": term.term,
        "meaning": term.meaning,
        "also": term.also,
        "source": source
        and {"title": source.title, "url": cited(source).url, "date": source.date.words},
    }
