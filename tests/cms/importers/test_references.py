"""The register's references come in whole, once, and never over an editor."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cms.importers.references import ReferencesImporter
from cms.models import Reference, Theme
from directory.models.search_documents import SearchDocument
from mapping_data.identity import register_uuid
from mapping_data.importers.paths import REGISTER
from mapping_data.importers.problems import ImportRefused
from mapping_data.models import ImportRun, Source

pytestmark = pytest.mark.django_db
EVIDENCE = (REGISTER / "evidence.csv").read_text(encoding="utf-8")


def with_files(tmp_path: Path, **texts: str) -> ReferencesImporter:
    names = {"evidence": "evidence.csv", "notes": "references.toml"}
    files = {}
    for name, text in texts.items():
        files[names[name]] = tmp_path / names[name]
        files[names[name]].write_text(text, encoding="utf-8")
    return ReferencesImporter(files)


def refusal(importer: ReferencesImporter) -> str:
    with pytest.raises(ImportRefused) as refused:
        importer.run()
    return str(refused.value)


def test_all_69_are_live_each_on_a_source_of_its_own() -> None:
    found = Reference.objects.select_related("source")

    assert len(found) == 69
    assert len({item.source_id for item in found}) == 69
    assert all(item.live and item.latest_revision_id for item in found)
    assert {item.latest_revision.user_id for item in found} == {None}
    assert found.get(key="cox-2017").uuid == register_uuid("reference", "cox-2017")


def test_a_reference_bears_what_the_register_says() -> None:
    item = Reference.objects.get(key="cox-2017")

    assert item.source.title.startswith("Reducing recurrent care proceedings: initial evidence")
    assert item.source.kind == Source.Kind.RESEARCH
    assert str(item.source.date) == "2017"
    assert "handbook list no. 10" in item.source.note
    assert item.type == "journal-article"
    assert "post-removal-adult-only" in {theme.slug for theme in item.themes.all()}
    assert {it.slug for it in item.services_evaluated.all()} == {
        "positive-choices-suffolk",
        "mpower-ormiston",
    }


def test_a_source_that_is_the_publication_is_shared() -> None:
    shared = Reference.objects.get(key="cox-2020").source

    assert shared.key == "https://doi.org/10.3390/soc10040088"
    assert shared.publisher == "Societies (journal)"


def test_a_page_about_a_publication_stays_a_source_of_its_own() -> None:
    address = (
        "https://cascadewales.org/new-study-evaluating-welsh-family-drug-and-alcohol-pilot-fdac"
    )
    page = Source.objects.get(key=address)
    own = Reference.objects.get(key="cascade-2024-fdac").source

    assert page.title.startswith("Research news")
    assert own.key == "reference:cascade-2024-fdac"
    assert own.url == page.url
    assert own.title == "Evaluation of the Family Drug and Alcohol Court in Wales pilot"


def test_at_least_twenty_have_a_note_and_the_others_claim_nothing() -> None:
    notes = [item for item in Reference.objects.all() if item.is_reviewed]
    rest = Reference.objects.exclude(pk__in=[item.pk for item in notes])

    assert len(notes) >= 20
    assert all(item.found and item.cannot_say and item.based_on for item in notes)
    assert not rest.exclude(kind="", studied="", found="", cannot_say="").exists()


def test_a_second_load_changes_nothing_and_says_so() -> None:
    outcome = ReferencesImporter().run(force=True)

    assert outcome.report is not None
    assert outcome.report.changes_nothing
    assert ReferencesImporter().run().unchanged_since is not None


def test_an_editors_change_stays_and_is_reported(tmp_path: Path) -> None:
    item = Reference.objects.get(key="cox-2017")
    item.container = "An editor's reading of it"
    item.save_revision().publish()
    changed = EVIDENCE.replace("39(3), 332-349", "39(3), 1-2").replace(
        '"Cox, P.; Barratt, C.; Blumenfeld, F.', '"Cox, P.; Barratt, C.; Changed, F.'
    )
    outcome = with_files(tmp_path, evidence=changed).run()
    item = Reference.objects.get(key="cox-2017")

    assert outcome.report is not None
    assert item.container == "An editor's reading of it"
    assert "Changed, F." in item.authors
    assert ("cox-2017", "container") in [
        (it["record"], it["field"]) for it in outcome.report.conflicts
    ]


def test_a_draft_of_an_editor_is_left_alone(tmp_path: Path) -> None:
    item = Reference.objects.get(key="cox-2017")
    item.container = "Being written"
    item.save_revision()
    importer = with_files(tmp_path, evidence=EVIDENCE.replace("39(3), 332-349", "39(3), 1-2"))
    outcome = importer.run()

    assert outcome.report is not None
    assert outcome.report.left_alone == [
        {"record": "cox-2017", "why": "an editor has a draft of it"}
    ]


def test_a_dry_run_shows_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    runs = ImportRun.objects.count()
    importer = with_files(tmp_path, evidence=EVIDENCE.replace("39(3), 332-349", "39(3), 1-2"))
    outcome = importer.run(dry_run=True)

    assert outcome.report is not None
    assert outcome.report.updated == 1
    assert "332-349" in Reference.objects.get(key="cox-2017").container
    assert ImportRun.objects.count() == runs


def test_a_bad_row_is_named_by_line_column_and_value_and_nothing_is_loaded(tmp_path: Path) -> None:
    bad = (
        EVIDENCE.replace(",2014,Risk", ",MMXIV,Risk")
        .replace("10.1016/j.childyouth.2019.104392,", "doi:wrong,", 1)
        .replace("points_of_intervention;contraception", "no_such_theme;contraception", 1)
        .replace("positive-choices-suffolk;mpower", "no-such-service;mpower", 1)
        .replace("practice model", "comic", 1)
    )
    words = refusal(with_files(tmp_path, evidence=bad))

    for part in (
        "evidence.csv, line 2, column year, “MMXIV”",
        "evidence.csv, line 3, column doi, “doi:wrong”",
        "column themes, “no_such_theme”",
        "column services_evaluated, “no-such-service”",
        "line 2, column type, “comic”",
    ):
        assert part in words
    assert Reference.objects.get(key="barlow-2014").year == 2014


def test_two_references_may_not_stand_at_one_address(tmp_path: Path) -> None:
    first = "https://doi.org/10.1016/j.childyouth.2019.104392"
    bad = EVIDENCE.replace("https://doi.org/10.1080/09649069.2013.805061", first)

    assert f"column url, “{first}”: is the address of line 3 already" in refusal(
        with_files(tmp_path, evidence=bad)
    )


@pytest.mark.parametrize(
    ("notes", "fault"),
    [
        ("[nobody-1900]\nfound = 'x'", "nobody-1900: is no reference of evidence.csv"),
        ("[cox-2017]\nkind = 'proof'", "kind: “proof” is not one of"),
        ("[cox-2017]\nfound = 'x'", "studied: is missing"),
        ("[cox-2017]\nbased_on = [{ source = 'q' }]", "“q” is the key of no source"),
        ("[cox-2017]\nopinion = 'x'", "opinion: is not a field here"),
        ("[cox-2017", "cannot be read as TOML"),
    ],
)
def test_a_note_that_cannot_stand_is_refused(tmp_path: Path, notes: str, fault: str) -> None:
    assert fault in refusal(with_files(tmp_path, notes=notes))


def test_the_command_refuses_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "themes.csv"
    path.write_text("slug,name,plain_words\nNot A Slug,Name,x\n", encoding="utf-8")
    monkeypatch.setattr("cms.importers.themes.CONTENT", tmp_path)

    with pytest.raises(CommandError, match=r"themes.csv, line 2, column slug, “Not A Slug”"):
        call_command("load_content", verbosity=0)


def test_the_themes_are_those_of_the_list() -> None:
    assert Theme.objects.count() >= 28
    assert Theme.objects.get(slug="fdac").name == "Family Drug and Alcohol Court"


def test_every_reference_can_be_searched_for() -> None:
    indexed = set(
        SearchDocument.objects.filter(kind="reference").values_list("object_id", flat=True)
    )

    assert indexed == set(Reference.objects.values_list("pk", flat=True))


def test_the_index_follows_what_is_published_renamed_and_taken_off() -> None:
    item = Reference.objects.get(key="cox-2017")
    documents = SearchDocument.objects.filter(kind="reference", object_id=item.pk)
    item.found = "Xylophones helped."
    item.save_revision().publish()
    assert " xylophon " in documents.get().body

    item.source.title = "Marimbas"
    item.source.save()
    assert " marimba" in documents.get().title

    item.unpublish()
    assert not documents.exists()
