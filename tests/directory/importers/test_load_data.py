"""The commands that load data: what they say, and what they leave."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.importers.services import ServicesImporter
from directory.management.commands.load_data import IMPORTERS
from directory.models import FormerSlug
from mapping_data.importers.paths import DATA
from mapping_data.models import Area, ImportRun, Source
from tests.directory.importers.service_files import FILES

pytestmark = pytest.mark.django_db


def test_loading_all_data_again_says_since_when_each_part_is_unchanged() -> None:
    out = StringIO()
    call_command("load_data", stdout=out)
    lines = out.getvalue().splitlines()
    parts = [line.split(": unchanged since ")[0] for line in lines if ": unchanged " in line]
    assert len(parts) == len(IMPORTERS)
    assert parts[:4] == ["Sources", "Areas", "Boundaries", "Services"]
    assert any(line.startswith("Data are loaded.") for line in lines)


def test_a_dry_run_of_a_forced_load_writes_no_ledger() -> None:
    runs, out = ImportRun.objects.count(), StringIO()
    call_command("load_data", "--dry-run", "--force", stdout=out)
    assert ImportRun.objects.count() == runs
    assert out.getvalue().count("nothing to change") == len(IMPORTERS)
    assert "Nothing was changed: this was a dry run." in out.getvalue()


def test_a_refusal_ends_the_command_with_every_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "services.csv").write_bytes((FILES / "services_bad_cells.csv").read_bytes())
    monkeypatch.setattr("directory.importers.services.REGISTER", tmp_path)
    with pytest.raises(CommandError, match=r"(?s)Services: refused.*line 2, .*line 14, "):
        call_command("import_services", stdout=StringIO())


def test_an_import_before_what_it_rests_on_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ServicesImporter.needs == (Source, Area)
    monkeypatch.setattr(ServicesImporter, "needs", (Source, FormerSlug))
    with pytest.raises(CommandError, match="services: no former slugs are loaded yet: run load"):
        call_command("import_services", "--force", stdout=StringIO())


def test_a_record_that_no_file_lists_any_more_is_said_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (DATA / "sources.csv").read_text(encoding="utf-8")
    for name in ("area_sources.csv", "table_sources.csv"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    (tmp_path / "sources.csv").write_text(text[: text.rindex("\n", 0, -1) + 1])
    monkeypatch.setattr("mapping_data.importers.sources.DATA", tmp_path)
    out = StringIO()
    call_command("load_data", stdout=out)
    assert "Kept, though no file lists it: ['https://" in out.getvalue()
