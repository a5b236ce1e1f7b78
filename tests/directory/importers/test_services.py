"""The register's services, as they stand after an import."""

from pathlib import Path

import pytest
from wagtail.models import ModelLogEntry

from directory.importers.services import ServicesImporter
from directory.models import AreaServed, Service
from mapping_data.identity import register_uuid
from mapping_data.importers.paths import REGISTER
from mapping_data.importers.problems import ImportRefused
from mapping_data.models import ImportRun
from tests.directory.importers.service_files import BESIDE, FILES, good_file, load, made_up, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return good_file(tmp_path)


def test_all_services_of_the_register_are_there_and_in_no_english_total_from_outside() -> None:
    assert Service.objects.count() == 93
    assert Service.objects.in_england().count() == 84
    assert Service.objects.public().count() == 93
    assert Service.objects.filter(status="closed").count() == 4


def test_words_of_the_register_become_the_directorys_choices(file: Path) -> None:
    load(file)
    one, two = made_up(), Service.objects.get(slug="made-up-two")
    assert one.uuid == register_uuid("service", "made-up-one")
    assert one.provider is not None
    assert one.provider.uuid == register_uuid("provider", "Made-up Trust")
    assert (one.model, one.provider_type, one.status) == ("pause", "third-sector", "operational")
    assert [offer.slug for offer in one.offers.order_by("slug")] == [
        "key-worker",
        "peer-support-and-mentoring",
    ]
    assert (two.model, two.status, str(two.status_as_at)) == ("local", "in-development", "")
    assert (two.provider, two.provider_type, str(one.started)) == (None, "", "2017")


def test_evidence_begins_with_the_main_source_and_keeps_places_and_dates(file: Path) -> None:
    load(file)
    rows = [(e.source.key, e.locator, str(e.date)) for e in made_up().evidence.all()]
    assert rows == [
        ("002_862b760a2e4a2402.txt", "p. 1", "2021-06"),
        ("003_66bc959f0255f79e.txt", "reference 3; p. 4", "2020"),
        ("https://adoptbirmingham.co.uk/birth-families/", "", ""),
    ]


def test_every_service_has_evidence_and_every_main_date_is_the_registers() -> None:
    assert not Service.objects.filter(evidence=None).exists()
    pause = Service.objects.get(slug="pause-cumbria")
    assert pause.evidence.all()[0].date.words == "about 2017"


def test_areas_served_are_those_of_the_sources_day_and_not_their_successors() -> None:
    served = AreaServed.objects.filter(service__slug="pause-cumbria")
    assert [row.area.gss_code for row in served] == ["E10000006"]
    codes = AreaServed.objects.values_list("area__gss_code", flat=True)
    assert not {"E06000063", "E06000064", "E06000065", "E06000066"} & set(codes)


def test_a_closed_service_says_when_and_why_as_far_as_the_sources_say() -> None:
    closed = {s.slug: (s.closed_on.words, s.closed_reason) for s in Service.objects.closed()}
    assert closed["fdac-cardiff-vale"] == ("November 2023", "The two-year pilot ended.")
    assert closed["space-cambridgeshire"] == ("date not known", "It lost its funding.")
    assert all(reason for _, reason in closed.values())


def test_each_record_has_one_revision_and_a_history_without_a_person() -> None:
    service = Service.objects.get(slug="strengthening-families-salford")
    entries = ModelLogEntry.objects.for_instance(service).order_by("pk")
    assert [(it.action, it.user_id) for it in entries] == [
        ("wagtail.create", None),
        ("wagtail.publish", None),
    ]
    assert service.revisions.count() == 1
    assert not service.has_unpublished_changes


def test_the_report_names_what_is_missing() -> None:
    gaps = ImportRun.objects.filter(importer="services")[0].report["gaps"]
    without = gaps["authorities_without_service_record"]
    assert "E08000038 Barnsley" in without
    assert not {"E08000025 Birmingham", "E06000063 Cumberland"} & set(without)
    assert "fdac-newry" in gaps["services_without_area"]
    assert "pause-cumbria" in gaps["services_without_referral_route"]
    assert gaps["la_codes_2023_mismatches"] == []
    assert gaps["services_without_summary"] == []


def test_codes_of_2023_that_do_not_follow_from_those_of_the_source_are_reported(
    file: Path,
) -> None:
    reword(file, "E06000063;E06000064", "E06000063")
    assert load(file).gaps["la_codes_2023_mismatches"] == [
        {"record": "made-up-two", "carried": "E06000063;E06000064", "register": "E06000063"}
    ]


def test_every_bad_cell_is_told_with_line_column_and_value_and_nothing_is_loaded() -> None:
    files = {"services.csv": FILES / "services_bad_cells.csv", **BESIDE}
    with pytest.raises(ImportRefused) as refused:
        ServicesImporter(files).run()
    told = str(refused.value)
    place = "services_bad_cells.csv, line"
    for words in (
        "2, column la_codes, “E99999999”: is not one of",
        "3, column la_codes, “E08000025”: names the same area twice",
        "4, column model, “franchise”: is not one of fdac, locally_developed, pause",
        "5, column timing, “after tea”: is not one of",
        "6, column interventions, “crystal healing”: is not one of",
        "7, column status_as_at, “last spring”: write 2017, 2021-06",
        "8, column source, “a friend”: is not one of",
        "9, column outside_england, “no”: does not agree with the country, Wales",
        "10, column contact_mailbox, “ring the office”: is not an e-mail address",
        "11, column name, “xxx",
        "12, column slug, “Bad slug”: is not a slug",
        "13, column status, “closed”: needs a row in closures.csv",
        "14, column other_sources, “https://nowhere.example.org/”: is not a known source",
    ):
        assert f"{place} {words}" in told
    assert len(refused.value.problems) == 13
    assert Service.objects.count() == 93


def test_what_the_record_itself_refuses_names_the_row(file: Path) -> None:
    reword(file, "made-up-two", "find")
    with pytest.raises(ImportRefused, match=r"services.csv, line 3: find: slug: “find” is kept"):
        load(file)
    assert Service.objects.count() == 93


def test_a_row_beside_the_register_for_an_unknown_service_is_refused(file: Path) -> None:
    with pytest.raises(ImportRefused, match=r"plain_summaries\.csv, line 2, column slug"):
        ServicesImporter({"services.csv": file}).run()


def test_the_register_itself_is_an_exact_copy_with_its_own_line_ends() -> None:
    assert (REGISTER / "services.csv").read_bytes().count(b"\r\n") >= 94
