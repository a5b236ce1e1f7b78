"""What the pages of the directory show of what editors publish; see `directory.slots`."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cms.models import SpotlightPage
from cms.presenters.breadcrumbs import address
from cms.querysets import public_references
from directory.models import Service
from mapping_data.models import Area

MOST = 6


def spotlights_of_service(service: object) -> SafeString | str:
    if not isinstance(service, Service) or service.pk is None:
        return ""
    found = (
        SpotlightPage.objects.live()
        .order_by("-first_published_at", "title")
        .filter(bound_services__service=service)[:MOST]
    )
    return _listed("cms/_spotlights_slot.html", list(found))


def spotlights_of_area(area: object) -> SafeString | str:
    """Of the services that serve the authority, or any authority of the region."""
    if not isinstance(area, Area):
        return ""
    served = "bound_services__service__areas_served__area"
    lookup = {f"{served}__parent" if area.kind == Area.Kind.REGION else served: area}
    found = (
        SpotlightPage.objects.live()
        .order_by("-first_published_at", "title")
        .filter(**lookup)
        .distinct()[:MOST]
    )
    return _listed("cms/_spotlights_slot.html", list(found))


def references_of_service(service: object) -> SafeString | str:
    if not isinstance(service, Service) or service.pk is None:
        return ""
    found = public_references().filter(services_evaluated=service)
    return _listed("cms/_references_slot.html", list(found))


def _spotlights(**lookup: object) -> SafeString | str:
    found = SpotlightPage.objects.live().filter(**lookup).distinct()
    newest = found.order_by("-first_published_at", "title")[:MOST]
    shown = [
        {"title": page.title, "url": address(page), "summary": page.summary} for page in newest
    ]
    return _listed("cms/_spotlights_slot.html", shown)


def _listed(template: str, items: Sequence[object]) -> SafeString | str:
    return render_to_string(template, {"items": items}) if items else ""
