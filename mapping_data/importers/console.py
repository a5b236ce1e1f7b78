"""Run importers from a command: what, how far, how long, and what came of it."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from io import StringIO
from time import monotonic
from typing import Any, Protocol

from django.core.management.base import CommandError
from django.db import transaction

from mapping_data.importers.base import Importer, Progress
from mapping_data.importers.problems import ImportRefused
from mapping_data.importers.report import Outcome, Report

MOST_LINES = 40


class Writer(Protocol):
    """Where a command writes: Django's wrapper of standard output, or any text file."""

    def write(self, text: str, /) -> Any: ...


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="Load even what has not changed.")
    parser.add_argument(
        "--dry-run", action="store_true", help="Show what would change, and change nothing."
    )


def run_from_command(
    importers: Sequence[Importer], out: Writer, options: Mapping[str, Any]
) -> None:
    """What each command does with its options; `--verbosity 0` says nothing unless refused."""
    quiet = options["verbosity"] == 0
    run_importers(
        importers,
        StringIO() if quiet else out,
        force=options["force"],
        dry_run=options["dry_run"],
    )


def run_importers(
    importers: Sequence[Importer], out: Writer, *, force: bool = False, dry_run: bool = False
) -> None:
    """Run them in order. A dry run keeps each one's work for the next, and undoes it at the end."""
    began = monotonic()
    with transaction.atomic() if dry_run else nullcontext():
        for importer in importers:
            _run_one(importer, out, force=force, dry_run=dry_run)
        if dry_run:
            transaction.set_rollback(True)
    end = "Nothing was changed: this was a dry run." if dry_run else "Data are loaded."
    out.write(f"{end} {monotonic() - began:.1f} s\n")


def _run_one(importer: Importer, out: Writer, *, force: bool, dry_run: bool) -> None:
    try:
        outcome = importer.run(force=force, progress=_progress_line(importer))
    except ImportRefused as refused:
        words = f"{importer.name.capitalize()}: refused; nothing of these files was loaded."
        raise CommandError("\n".join([words, *map(str, refused.problems)])) from refused
    for line in lines_about(importer, outcome, differences=dry_run):
        out.write(f"{line}\n")


def _progress_line(importer: Importer) -> Progress | None:
    """A line that counts up, where a person is watching."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of: int) -> None:
        end = "\r\033[K" if done == of else ""
        sys.stderr.write(f"\r{importer.name.capitalize()}: {done} of {of} {importer.noun}{end}")
        sys.stderr.flush()

    return show


def lines_about(importer: Importer, outcome: Outcome, *, differences: bool) -> list[str]:
    """What a run came to, in words."""
    name = importer.name.capitalize()
    if outcome.report is None:
        since = outcome.unchanged_since
        return [f"{name}: unchanged since {since.day} {since:%B %Y}."] if since else []
    report = outcome.report
    counts = (
        f"{len(report.created)} created, {report.updated} updated, {report.unchanged} as before"
    )
    if report.changes_nothing:
        counts = f"nothing to change, {report.unchanged} as before"
    lines = [f"{name}: {sum(report.rows.values())} rows read; {counts}. {outcome.seconds:.1f} s"]
    lines += _at_most(
        [f"  Left alone: {it['record']}: {it['why']}" for it in report.left_alone]
        + [
            f"  Conflict: {_field_of(it)}: here {_values_of(it)} in the file"
            for it in report.conflicts
        ]
    )
    if report.no_longer_listed:
        lines.append(f"  Kept, though no file lists it: {_short(report.no_longer_listed)}")
    return lines + (_differences(report) if differences else [])


def _differences(report: Report) -> list[str]:
    new = [f"  New: {key}" for key in report.created]
    return _at_most(
        new
        + [f"  Change: {_field_of(it)}: here {_values_of(it)} in the file" for it in report.changed]
    )


def _field_of(difference: dict[str, Any]) -> str:
    return f"{difference['record']}, {difference['field']}"


def _values_of(difference: dict[str, Any]) -> str:
    """Both values; of two lists only what one has and the other has not."""
    live, new = difference["live"], difference["imported"]
    if isinstance(live, list) and isinstance(new, list):
        common = [it for it in live if it in new]
        if len(common) < max(len(live), len(new)):
            live, new = ([it for it in both if it not in common] for both in (live, new))
    return f"{_short(live)}, {_short(new)}"


def _at_most(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST_LINES
    return lines[:MOST_LINES] + ([f"  ... and {rest} more"] if rest > 0 else [])


def _short(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else repr(value)
    return text if len(text) <= 70 else f"{text[:67]}..."
