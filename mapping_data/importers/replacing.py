"""Replace one record: create it, follow the file, or leave it to the editor who changed it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError

from mapping_data.importers.merge import Values, merge
from mapping_data.importers.problems import ImportRefused, Problem
from mapping_data.importers.report import Record, Report
from mapping_data.importers.stores import Store


def replace_record(
    store: Store, record: Record, live: Values | None, last: Values | None, report: Report
) -> Values | None:
    """Write one record as far as it is the import's own.

    Returns the values to remember as last given, or None where the record was left alone.
    """
    key = record.key
    if live is None:
        objection = store.objection(key, record.values, exists=False)
        if last is not None:
            objection = "it was taken out here after an import had brought it"
        if objection:
            report.left_alone.append({"record": key, "why": objection})
            return None
        with _naming_the_row(record):
            store.create(key, record.values)
        report.created.append(key)
        return record.values
    merged = merge(live=live, last=last, new=record.values)
    for name in merged.conflicts:
        report.conflicts.append(_difference(key, name, live[name], record.values[name]))
    if not merged.changes:
        report.unchanged += 1
        return merged.remembered
    differences = [_difference(key, name, live[name], it) for name, it in merged.changes.items()]
    if objection := store.objection(key, merged.changes, exists=True):
        report.left_alone.append({"record": key, "why": objection})
        report.conflicts += differences
        return None
    with _naming_the_row(record):
        store.update(key, merged.changes)
    report.changed += differences
    return merged.remembered


@contextmanager
def _naming_the_row(record: Record) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise ImportRefused(_problems_of(record, error)) from error


def _problems_of(record: Record, error: ValidationError) -> list[Problem]:
    """What the table itself says against a record, with the row that gave it."""
    file, line = (record.row.file, record.row.line) if record.row else (record.key, None)
    return [
        Problem(file, f"{record.key}: {name}: {' '.join(said)}", line)
        for name, said in error.message_dict.items()
    ]


def _difference(key: str, name: str, live: Any, new: Any) -> dict[str, Any]:
    return {"record": key, "field": name, "live": live, "imported": new}
