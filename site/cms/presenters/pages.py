"""What the templates of the site's own pages show."""

from typing import Any

from django.utils import timezone

from cms.citations import numbered
from cms.models.glossary import GlossaryPage, GlossaryTerm
from cms.models.pages import HomePage, StandardPage
from cms.models.reviewed import ReviewedPage
from cms.presenters.breadcrumbs import breadcrumbs
from cms.reading import read_blocks
from directory import coverage
from directory.presenters import coverage_page
from directory.presenters.words import day_words
from mapping_data.area_index import AreaIndex


def common_context(page: ReviewedPage) -> dict[str, Any]:
    """What every page of this tree shows beside its own words. Reads the page's blocks."""
    read_blocks(page)
    published = page.last_published_at
    return {
        "breadcrumbs": breadcrumbs(page),
        "citations": numbered(page),
        "corrections": [
            {
                "words": correction.words,
                "when": day_words(timezone.localdate(correction.made_at)),
                "version_url": f"/versions/{correction.replaced_id}/"
                if correction.replaced_id
                else "",
            }
            for correction in page.corrections.all()
        ],
        "published_on": day_words(timezone.localdate(published)) if published else "",
    }


def home_context(page: HomePage) -> dict[str, Any]:
    areas = AreaIndex.load(timezone.localdate())
    states = coverage.live_states("recurrent", areas)
    common = common_context(page)
    return common | {"breadcrumbs": [], "picture": coverage_page.picture(states, areas)}


def standard_context(page: StandardPage) -> dict[str, Any]:
    children = StandardPage.objects.child_of(page).live().public().order_by("path")
    return common_context(page) | {"children": list(children)}


def glossary_context(page: GlossaryPage) -> dict[str, Any]:
    terms = GlossaryTerm.objects.select_related("source__reference")
    return common_context(page) | {"terms": list(terms)}
