"""What the pages of the directory show of what editors publish; see `directory.slots`."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cms.querysets import public_references, public_spotlights
from directory.models import Service
from mapping_data.models import Area

MOST = 6


def spotlights_of_service(service: object) -> SafeString | str:
    if not isinstance(service, Service) or service.pk is None:
        return ""
    found = public_spotlights().filter(bound_services__service=service)[:MOST]
    return _listed("cms/_spotlights_slot.html", list(found))


def spotlights_of_area(area: object) -> SafeString | str:
    """Of the services that serve the authority, or any authority of the region."""
    if not isinstance(area, Area):
        return ""
    served = "bound_services__service__areas_served__area"
    lookup = {f"{served}__parent" if area.kind == Area.Kind.REGION else served: area}
    found = public_spotlights().filter(**lookup).distinct()[:MOST]
    return _listed("cms/_spotlights_slot.html", list(found))


def references_of_service(service: object) -> SafeString | str:
    if not isinstance(service, Service) or service.pk is None:
        return ""
    found = public_references().filter(services_evaluated=service)
    return _listed("cms/_references_slot.html", list(found))


def _listed(template: str, items: list[object]) -> SafeString | str:
    return render_to_string(template, {"items": items}) if items else ""
