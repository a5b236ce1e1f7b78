"""What the list of spotlights and a spotlight's page show."""

from typing import Any

from django.http import QueryDict

from cms.citations import Citations, numbered
from cms.models.spotlights import NEEDS, SECTIONS, PracticeIndexPage, SpotlightPage
from cms.presenters.pages import common_context
from cms.querysets import public_spotlights
from directory.models import Service
from directory.presenters.words import model_label, status_label


def index_context(page: PracticeIndexPage, asked: QueryDict) -> dict[str, Any]:
    return common_context(page) | {"spotlights": list(public_spotlights())}


def spotlight_context(page: SpotlightPage) -> dict[str, Any]:
    common = common_context(page)
    sources = list(page.sources.all())
    citations: Citations = numbered(page, *sources)
    services = [bound.service for bound in page.bound_services.all()]
    return common | {
        "citations": citations,
        "sections": [
            {"slug": name, "heading": heading, "body": getattr(page, name)}
            for name, heading, _ in SECTIONS
            if getattr(page, name)
        ],
        "needs": [{"term": term, "text": getattr(page, name)} for name, term in NEEDS],
        "services": [service_shown(service) for service in services],
        "closed": [service.name for service in services if service.is_closed],
    }


def service_shown(service: Service) -> dict[str, Any]:
    """From the live record: never typed again."""
    return {
        "name": service.name,
        "url": service.get_absolute_url(),
        "model": model_label(service),
        "status": status_label(service),
        "as_at": service.status_as_at.words,
    }
