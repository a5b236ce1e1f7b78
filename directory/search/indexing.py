"""Keeping the index in step with the records that the public may see."""

from directory.models import Service
from directory.models.search_documents import SearchDocument
from directory.search.normaliser import words


def service_title(service: Service) -> str:
    provider = service.provider.name if service.provider else ""
    return f"{service.name} {service.other_names} {provider}"


def service_body(service: Service) -> str:
    """Everything a reader could type that the record says, areas and regions included; in one
    order, whatever the database's."""
    areas = [served.area for served in service.areas_served.all()]
    areas.sort(key=lambda area: area.pk)
    regions = sorted({str(area.parent) for area in areas if area.parent})
    stages = sorted(service.stages.all(), key=lambda stage: stage.pk)
    offers = sorted(service.offers.all(), key=lambda offer: offer.pk)
    parts = [
        service.get_model_display(),
        service.get_who_for_display(),
        service.summary,
        service.description,
        service.entry_conditions,
        service.referral_route,
        service.area_note,
        *(f"{area.name} {area.common_name}" for area in areas),
        *regions,
        *(f"{stage.name} {stage.plain_words}" for stage in stages),
        *(f"{offer.name} {offer.plain_words}" for offer in offers),
    ]
    return " ".join(parts)


def index_service(service: Service) -> None:
    """Store or renew the document of a public service; remove that of any other."""
    found = SearchDocument.objects.filter(kind="service", object_id=service.pk)
    if not service.live:
        found.delete()
        return
    SearchDocument.objects.update_or_create(
        kind="service",
        object_id=service.pk,
        defaults={
            "title": f" {' '.join(words(service_title(service)))} ",
            "body": f" {' '.join(words(service_body(service)))} ",
        },
    )


def rebuild_index() -> int:
    """Index every public service anew; answers how many."""
    SearchDocument.objects.filter(kind="service").delete()
    services = Service.objects.public().with_page()
    for service in services:
        index_service(service)
    return len(services)
