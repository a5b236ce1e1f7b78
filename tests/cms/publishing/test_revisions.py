"""A revision holds the whole record and gives it back exactly, on every engine."""

from wagtail.models import Revision

from directory.models import AreaServed, Service, ServiceEvidence
from mapping_data.models import Area
from mapping_data.partial_dates import PartialDate
from tests.factories import ServiceFactory, SourceFactory

DATES = ["2017", "2021-06", "2021-06-30", "c.2017", ""]


def whole_record() -> Service:
    leeds, cumbria = Area.objects.get(gss_code="E08000035"), Area.objects.get(common_name="Cumbria")
    service: Service = ServiceFactory(
        name="Harbour “North”",
        status_as_at="c.2017",
        started="2014-02",
        serves=[leeds],
        stages=["pre-birth", "post-birth"],
        offers=["Group work", "Key worker"],
        sources=[SourceFactory(date=PartialDate.parse(written)) for written in DATES],
    )
    service.areas_served.add(
        AreaServed(area=cumbria, since=PartialDate.parse("2016-08"), until="c.2019", note="North")
    )
    service.save()
    return service


def content(service: Service) -> dict[str, object]:
    """All that the record says, as plain values."""
    names = [field.attname for field in Service._meta.concrete_fields]
    bookkeeping = {
        "modified_at",
        "latest_revision_id",
        "live_revision_id",
        "last_published_at",
        "first_published_at",
        "has_unpublished_changes",
    }
    return {
        **{name: getattr(service, name) for name in names if name not in bookkeeping},
        "areas": [area_content(served) for served in service.areas_served.all()],
        "evidence": [evidence_content(row) for row in service.evidence.all()],
        "stages": sorted(stage.slug for stage in service.stages.all()),
        "offers": sorted(offer.name for offer in service.offers.all()),
    }


def area_content(row: AreaServed) -> tuple[object, ...]:
    return row.pk, row.area_id, row.since, row.until, row.note


def evidence_content(row: ServiceEvidence) -> tuple[object, ...]:
    return row.pk, row.source_id, row.date, row.locator, row.recorded_on, row.sort_order


def empty(service: Service) -> None:
    service.name, service.status_as_at, service.started = "Other", PartialDate(), PartialDate()
    service.areas_served.clear()
    service.evidence.clear()
    service.stages.clear()
    service.offers.clear()
    service.save()


def test_a_revision_reads_back_as_the_record_was(db: None) -> None:
    service = whole_record()
    before = content(Service.objects.get(pk=service.pk))
    revision = service.save_revision()
    assert content(Revision.objects.get(pk=revision.pk).as_object()) == before


def test_publishing_an_old_revision_restores_the_whole_record(db: None) -> None:
    service = whole_record()
    before = content(Service.objects.get(pk=service.pk))
    revision = service.save_revision()
    empty(service)
    assert content(Service.objects.get(pk=service.pk)) != before
    Revision.objects.get(pk=revision.pk).publish()
    assert content(Service.objects.get(pk=service.pk)) == before


def test_dates_come_back_as_dates_with_their_precision(db: None) -> None:
    revision = whole_record().save_revision()
    kept = Revision.objects.get(pk=revision.pk).as_object()
    dates = [row.date for row in kept.evidence.all()]
    assert dates == [PartialDate.parse(written) for written in DATES]
    assert [row.until for row in kept.areas_served.all()] == [
        PartialDate.parse("c.2019"),
        PartialDate(),
    ]
