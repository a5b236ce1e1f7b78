"""An import of services never writes over what an editor did, and says what it left."""

from pathlib import Path

import pytest

from directory.models import AreaServed, Offer, Provider, Service, ServiceEvidence
from mapping_data.importers.report import Report
from mapping_data.models import Area
from tests.directory.importers.service_files import good_file, load, made_up, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return good_file(tmp_path)


def conflicts(report: Report) -> list[tuple[str, str]]:
    return [(it["record"], it["field"]) for it in report.conflicts]


def test_every_field_that_an_editor_changed_stays_and_the_rest_follows(file: Path) -> None:
    load(file)
    service = made_up()
    service.name = "The editor's name"
    service.areas_served.add(AreaServed(area=Area.objects.get(gss_code="E06000001")))
    service.offers.add(Offer.objects.get(slug="home-visits"))
    service.stages.clear()
    first = service.evidence.all()[0]
    service.evidence.add(ServiceEvidence(source=first.source, locator="p. 99"))
    service.save_revision().publish()
    reword(file, "Made-up one", "Made-up one again")
    reword(file, "third sector", "NHS")
    report = load(file)
    assert sorted(conflicts(report)) == [
        ("made-up-one", name) for name in ("areas_served", "evidence", "name", "offers", "stages")
    ]
    assert [(it["record"], it["field"]) for it in report.changed] == [
        ("made-up-one", "provider_type")
    ]
    after = made_up()
    assert (after.name, after.provider_type) == ("The editor's name", "nhs")
    assert (after.areas_served.count(), after.stages.count(), after.offers.count()) == (2, 0, 3)
    assert after.evidence.filter(locator="p. 99").exists()


@pytest.mark.parametrize("state", ["draft", "locked", "unpublished"])
def test_a_record_in_an_editors_hands_is_left_alone_and_reported(file: Path, state: str) -> None:
    load(file)
    service = made_up()
    if state == "draft":
        service.description = "A draft"
        service.save_revision()
    elif state == "locked":
        Service.objects.filter(pk=service.pk).update(locked=True)
    else:
        service.unpublish()
    revision = Service.objects.get(pk=service.pk).latest_revision_id
    assert load(file, force=True).conflicts == []
    reword(file, "third sector", "NHS")
    report = load(file)
    assert [it["record"] for it in report.left_alone] == ["made-up-one"]
    assert conflicts(report) == [("made-up-one", "provider_type")]
    after = Service.objects.get(pk=service.pk)
    assert (after.provider_type, after.latest_revision_id) == ("third-sector", revision)
    assert after.live == (state != "unpublished")


def test_what_waited_for_a_draft_is_loaded_once_the_draft_is_gone(file: Path) -> None:
    load(file)
    service = made_up()
    service.description = "A draft"
    draft = service.save_revision()
    reword(file, "third sector", "NHS")
    load(file)
    draft.publish()
    report = load(file, force=True)
    assert conflicts(report) == [("made-up-one", "description")]
    after = made_up()
    assert (after.provider_type, after.description) == ("nhs", "A draft")


def test_evidence_that_an_editor_checked_is_not_lost_to_a_new_list(file: Path) -> None:
    load(file)
    made_up().evidence.filter(locator="p. 1").update(last_checked_on="2026-06-01")
    reword(file, "p. 1,2021-06", "p. 2,2021-06")
    report = load(file)
    whys = {it["record"]: it["why"] for it in report.left_alone}
    assert "an editor recorded or checked" in whys["made-up-one"]
    assert made_up().evidence.filter(locator="p. 1").exists()


def test_an_editors_own_record_at_the_same_address_is_not_touched(file: Path) -> None:
    own = Service.objects.create(slug="made-up-one", name="An editor's own")
    report = load(file)
    assert {it["record"]: it["why"] for it in report.left_alone} == {
        "made-up-one": "another record has the address made-up-one"
    }
    assert made_up().pk == own.pk
    assert Service.objects.filter(slug="made-up-two").exists()


def test_a_renamed_provider_and_a_renamed_address_stay_renamed(file: Path) -> None:
    load(file)
    Provider.objects.filter(name="Made-up Trust").update(name="Made-up Foundation")
    service = made_up()
    service.slug = "made-up-renamed"
    service.save_revision().publish()
    report = load(file, force=True)
    assert conflicts(report) == [("provider: Made-up Trust", "name"), ("made-up-one", "slug")]
    assert Provider.objects.filter(name="Made-up Trust").count() == 0
    assert Service.objects.get(pk=service.pk).slug == "made-up-renamed"


def test_a_deleted_record_does_not_come_back(file: Path) -> None:
    load(file)
    made_up().delete()
    report = load(file, force=True)
    assert [it["record"] for it in report.left_alone] == ["made-up-one"]
    assert not Service.objects.filter(slug="made-up-one").exists()


def test_a_forced_second_run_writes_no_revision(file: Path) -> None:
    load(file)
    revision, modified = made_up().latest_revision_id, made_up().modified_at
    assert load(file, force=True).changes_nothing
    assert (made_up().latest_revision_id, made_up().modified_at) == (revision, modified)
