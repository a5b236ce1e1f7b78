"""Which presenter gives the context of which type of page, and of a preview."""

from typing import Any

from django.http import HttpRequest

from cms.evidence.presenters.reference import reference_context
from cms.models.glossary import GlossaryPage
from cms.models.pages import HomePage, StandardPage
from cms.models.references import Reference
from cms.models.spotlights import PracticeIndexPage, SpotlightPage
from cms.page_contexts import register
from cms.practice.presenters import index_context, spotlight_context
from cms.presenters.pages import glossary_context, home_context, standard_context
from directory import previews
from directory.page_slots import SPOTLIGHT, filled_for_reader


def spotlight_for_reader(page: SpotlightPage, request: HttpRequest) -> dict[str, Any]:
    """Return a spotlight's context, with what only some readers may see."""
    return spotlight_context(page) | {"for_reader": filled_for_reader(SPOTLIGHT, page, request)}


def register_all() -> None:
    """Register every page type of the site, and the previews of references."""
    register(HomePage, lambda page, request: home_context(page))
    register(StandardPage, lambda page, request: standard_context(page))
    register(GlossaryPage, lambda page, request: glossary_context(page))
    register(PracticeIndexPage, lambda page, request: index_context(page, request.GET))
    register(SpotlightPage, spotlight_for_reader)
    previews.register(Reference, reference_context)
