"""What every import keeps: one transaction, the ledger last, and an editor's word above it."""

from pathlib import Path

import pytest
from django.utils import timezone

from mapping_data.importers.problems import ImportFailed
from mapping_data.importers.sources import SourcesImporter
from mapping_data.models import ImportedRecord, ImportRun, Source

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "importers"
ONE, TWO = "https://one.example.org/", "https://two.example.org/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes((FILES / "sources_good.csv").read_bytes())
    return path


@pytest.fixture
def importer(file: Path) -> SourcesImporter:
    return SourcesImporter({"sources.csv": file})


def reword(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_a_second_run_with_the_same_files_says_since_when_and_writes_nothing(
    importer: SourcesImporter,
) -> None:
    importer.run()
    runs = ImportRun.objects.count()
    outcome = importer.run()
    assert outcome.unchanged_since == timezone.localdate()
    assert outcome.report is None
    assert ImportRun.objects.count() == runs


def test_a_forced_second_run_changes_nothing_and_says_so(importer: SourcesImporter) -> None:
    importer.run()
    before = list(Source.objects.order_by("pk").values())
    report = importer.run(force=True).report
    assert report is not None
    assert report.changes_nothing
    assert list(Source.objects.order_by("pk").values()) == before


def test_going_back_to_earlier_files_is_a_change_and_not_an_old_run(
    importer: SourcesImporter, file: Path
) -> None:
    importer.run()
    reword(file, "First report", "First report revised")
    importer.run()
    reword(file, "First report revised", "First report")
    assert importer.run().unchanged_since is None
    assert Source.objects.get(key=ONE).title == "First report"


def test_new_rules_of_the_importer_run_over_unchanged_files(
    importer: SourcesImporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    importer.run()
    monkeypatch.setattr(SourcesImporter, "version", SourcesImporter.version + 1)
    assert importer.run().unchanged_since is None


def test_a_dry_run_tells_the_differences_and_leaves_no_trace(
    importer: SourcesImporter, file: Path
) -> None:
    importer.run()
    reword(file, "First report", "First report revised")
    runs, given = ImportRun.objects.count(), ImportedRecord.objects.count()
    report = importer.run(dry_run=True).report
    assert report is not None
    assert report.changed == [
        {
            "record": ONE,
            "field": "title",
            "live": "First report",
            "imported": "First report revised",
        }
    ]
    assert Source.objects.get(key=ONE).title == "First report"
    assert (ImportRun.objects.count(), ImportedRecord.objects.count()) == (runs, given)
    assert importer.run().report is not None


def test_what_an_editor_changed_stays_and_is_reported_while_other_fields_follow(
    importer: SourcesImporter, file: Path
) -> None:
    importer.run()
    Source.objects.filter(key=ONE).update(title="An editor's title")
    reword(file, "First report,Made-up Council", "First report,Made-up City")
    report = importer.run().report
    assert report is not None
    source = Source.objects.get(key=ONE)
    assert (source.title, source.publisher) == ("An editor's title", "Made-up City")
    assert report.conflicts == [
        {
            "record": ONE,
            "field": "title",
            "live": "An editor's title",
            "imported": "First report",
        }
    ]
    assert ImportRun.objects.filter(importer="sources").first().conflict_count == 1  # type: ignore[union-attr]


def test_what_was_taken_out_here_does_not_come_back(importer: SourcesImporter) -> None:
    importer.run()
    Source.objects.get(key=TWO).delete()
    report = importer.run(force=True).report
    assert report is not None
    assert [it["record"] for it in report.left_alone] == [TWO]
    assert not Source.objects.filter(key=TWO).exists()


def test_a_record_that_the_file_no_longer_lists_stays_and_is_reported(
    importer: SourcesImporter, file: Path
) -> None:
    importer.run()
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:2]))
    report = importer.run().report
    assert report is not None
    assert TWO in report.no_longer_listed
    assert Source.objects.filter(key=TWO).exists()


def test_an_import_that_did_not_write_what_it_read_leaves_nothing(
    importer: SourcesImporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgets_the_title(store: object, key: str, values: dict[str, str]) -> None:
        Source.objects.create(key=key, **values | {"title": "something else"})

    runs = ImportRun.objects.count()
    monkeypatch.setattr("mapping_data.importers.sources.SourceStore.create", forgets_the_title)
    with pytest.raises(ImportFailed, match="title is 'something else'"):
        importer.run()
    assert not Source.objects.filter(key=ONE).exists()
    assert ImportRun.objects.count() == runs


def test_the_ledger_keeps_the_files_digests_and_the_quality_report(
    importer: SourcesImporter,
) -> None:
    importer.run()
    run = ImportRun.objects.filter(importer="sources").order_by("-pk")[0]
    assert set(run.inputs) == {"area_sources.csv", "sources.csv", "table_sources.csv"}
    assert all(len(digest) == 64 for digest in run.inputs.values())
    assert run.report["rows_in"]["sources.csv"] == 2
    assert run.report["kept"] == run.created_count + run.updated_count + run.unchanged_count
    assert run.started_at <= run.finished_at
