"""What the pages of the directory show of what editors publish; see `directory.page_slots`."""

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from cms.breadcrumbs import address
from cms.citations.style import cited
from cms.evidence.kinds import kind_shown
from cms.models import Reference, SpotlightPage
from cms.querysets import public_references
from directory.links import services_url
from directory.models import Service
from mapping_data.models import Area

MOST = 6


def spotlights_of_service(service: object) -> SafeString | str:
    if not isinstance(service, Service) or service.pk is None:
        return ""
    return _spotlights(Q(bound_services__service=service))


def spotlights_of_area(area: object) -> SafeString | str:
    """Of the public services that serve the authority, under its own name or that of one before
    it, or that serve any authority of the region; and of the region itself."""
    if not isinstance(area, Area):
        return ""
    served = "bound_services__service__areas_served__area"
    if area.kind == Area.Kind.REGION:
        about = Q(**{f"{served}__parent": area})
    else:
        about = Q(**{served: area}) | Q(**{f"{served}__became__successor": area})
    public = Q(bound_services__service__live=True)
    return _spotlights(about & public | Q(region=area))


def references_of_service(service: object) -> SafeString | str:
    """What has been published about it, with a way to take it away; one query."""
    if not isinstance(service, Service) or service.pk is None:
        return ""
    found = public_references().prefetch_related(None).filter(services_evaluated=service)
    url = services_url(reverse("evidence:references"), service=service.slug)
    return _listed(
        "cms/evidence/_references_slot.html", [reference_shown(item) for item in found], url=url
    )


def reference_shown(item: Reference) -> dict[str, object]:
    style, kind = cited(item.source, item), kind_shown(item)["label"]
    return {"title": style.title, "url": style.url, "short": style.short, "kind": kind}


def _spotlights(about: Q) -> SafeString | str:
    found = SpotlightPage.objects.live().filter(about).distinct()
    newest = found.order_by("-first_published_at", "title", "pk")[:MOST]
    shown: list[dict[str, object]] = [
        {"title": page.title, "url": address(page), "summary": page.summary} for page in newest
    ]
    return _listed("cms/practice/_spotlights_slot.html", shown)


def _listed(template: str, items: list[dict[str, object]], **context: object) -> SafeString | str:
    return render_to_string(template, {"items": items} | context) if items else ""
