"""Small files of services for the tests of their import, and how to load them."""

from pathlib import Path
from typing import Any

from directory.importers.services import ServicesImporter
from directory.models import Service
from mapping_data.importers.report import Report

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "importers"
BESIDE = {
    "service_details.csv": FILES / "no_details.csv",
    "plain_summaries.csv": FILES / "no_summaries.csv",
    "closures.csv": FILES / "no_closures.csv",
}


def good_file(folder: Path) -> Path:
    """A file of two good services, which a test may reword."""
    path = folder / "services.csv"
    path.write_bytes((FILES / "services_good.csv").read_bytes())
    return path


def reword(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    if old not in text:
        raise ValueError(f"{file} does not hold {old}")
    file.write_text(text.replace(old, new))


def load(file: Path, **options: Any) -> Report:
    """Import `file` in place of the register's services; `force` and `dry_run` as ever."""
    report = ServicesImporter({"services.csv": file, **BESIDE}).run(**options).report
    if report is None:
        raise ValueError("The file had been loaded already.")
    return report


def made_up() -> Service:
    """The first service of the good file."""
    return Service.objects.get(slug="made-up-one")
