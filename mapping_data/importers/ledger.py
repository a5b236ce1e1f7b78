"""The ledger of imports: which files were loaded when, and what each record was last given."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.utils import timezone

from mapping_data.importers.merge import Values
from mapping_data.importers.report import Report
from mapping_data.models import ImportedRecord, ImportRun


def digests(files: Mapping[str, Path]) -> dict[str, str]:
    """File name to SHA-256."""
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in sorted(files.items())}


def unchanged_since(importer: str, version: int, inputs: dict[str, str]) -> date | None:
    """The day of the newest run, where it had these very inputs and rules; otherwise None."""
    newest = ImportRun.objects.filter(importer=importer).order_by("-pk").first()
    if newest is None or newest.version != version or newest.inputs != inputs:
        return None
    return timezone.localdate(newest.finished_at)


def last_given(importer: str) -> dict[str, Values]:
    """Record key to the values that this importer gave it last."""
    records = ImportedRecord.objects.filter(importer=importer)
    return dict(records.values_list("key", "values"))


def remember(importer: str, given: Mapping[str, Values]) -> None:
    ImportedRecord.objects.bulk_create(
        [ImportedRecord(importer=importer, key=key, values=given[key]) for key in given],
        update_conflicts=True,
        unique_fields=["importer", "key"],
        update_fields=["values"],
    )


def write_run(
    importer: str, version: int, inputs: dict[str, str], started: datetime, report: Report
) -> ImportRun:
    return ImportRun.objects.create(
        importer=importer,
        version=version,
        inputs=inputs,
        started_at=started,
        finished_at=timezone.now(),
        created_count=len(report.created),
        updated_count=report.updated,
        unchanged_count=report.unchanged,
        conflict_count=len(report.conflicts),
        report=report.as_json(),
    )
