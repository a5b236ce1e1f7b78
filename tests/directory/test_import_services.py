"""The register's services, as they stand after an import, and as editors leave them."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from directory.importers.services import ServicesImporter
from directory.models import AreaServed, Offer, Provider, Service, ServiceEvidence
from mapping_data.identity import register_uuid
from mapping_data.importers.paths import REGISTER
from mapping_data.importers.problems import ImportRefused
from mapping_data.importers.report import Report
from mapping_data.models import Area, ImportRun

FILES = Path(__file__).resolve().parents[1] / "fixtures" / "importers"
BESIDE = {
    "service_details.csv": FILES / "no_details.csv",
    "plain_summaries.csv": FILES / "no_summaries.csv",
    "closures.csv": FILES / "no_closures.csv",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "services.csv"
    path.write_bytes((FILES / "services_good.csv").read_bytes())
    return path


def load(file: Path, **options: Any) -> Report:
    report = ServicesImporter({"services.csv": file, **BESIDE}).run(**options).report
    assert report is not None
    return report


def reword(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def conflicts(report: Report) -> list[tuple[str, str]]:
    return [(it["record"], it["field"]) for it in report.conflicts]


def made_up() -> Service:
    return Service.objects.get(slug="made-up-one")


# As the register says


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


# Over an editor, never


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


# What is refused


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


# The command


def test_loading_all_data_again_says_since_when_each_part_is_unchanged() -> None:
    out = StringIO()
    call_command("load_data", stdout=out)
    lines = out.getvalue().splitlines()
    parts = [line.split(": unchanged since ")[0] for line in lines[:-1]]
    assert parts == ["Sources", "Areas", "Boundaries", "Services"]
    assert lines[-1].startswith("Data are loaded.")


def test_a_dry_run_of_a_forced_load_writes_no_ledger() -> None:
    runs, out = ImportRun.objects.count(), StringIO()
    call_command("load_data", "--dry-run", "--force", stdout=out)
    assert ImportRun.objects.count() == runs
    assert out.getvalue().count("nothing to change") == 4
    assert "Nothing was changed: this was a dry run." in out.getvalue()


def test_a_refusal_ends_the_command_with_every_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "services.csv").write_bytes((FILES / "services_bad_cells.csv").read_bytes())
    monkeypatch.setattr("directory.importers.services.REGISTER", tmp_path)
    with pytest.raises(CommandError, match=r"(?s)Services: refused.*line 2, .*line 14, "):
        call_command("import_services", stdout=StringIO())


def test_the_register_itself_is_an_exact_copy_with_its_own_line_ends() -> None:
    assert (REGISTER / "services.csv").read_bytes().count(b"\r\n") >= 94
