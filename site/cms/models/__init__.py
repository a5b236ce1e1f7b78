"""What editors publish, by noun."""

from cms.models.consents import Consent
from cms.models.corrections import Correction
from cms.models.glossary import GlossaryPage, GlossaryTerm
from cms.models.link_checks import LinkCheck
from cms.models.media import Picture, Rendition, SiteDocument
from cms.models.pages import HomePage, StandardPage
from cms.models.references import Reference
from cms.models.reviewed_page import ReviewedPage
from cms.models.spotlights import (
    PracticeIndexPage,
    SpotlightPage,
    SpotlightService,
    SpotlightSource,
    SpotlightTag,
)
from cms.models.themes import Theme
from cms.models.workflow import SecondPersonTask

__all__ = [
    "Consent",
    "Correction",
    "GlossaryPage",
    "GlossaryTerm",
    "HomePage",
    "LinkCheck",
    "Picture",
    "PracticeIndexPage",
    "Reference",
    "Rendition",
    "ReviewedPage",
    "SecondPersonTask",
    "SiteDocument",
    "SpotlightPage",
    "SpotlightService",
    "SpotlightSource",
    "SpotlightTag",
    "StandardPage",
    "Theme",
]
