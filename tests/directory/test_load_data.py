"""The commands that load data: what they say, and what they leave."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mapping_data.models import ImportRun
from tests.directory.service_files import FILES

pytestmark = pytest.mark.django_db


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
