"""What every import does: fetch, read, check, replace, verify, record.

One transaction each; the ledger row is its last write. See `merge` for the rule that keeps an
import from writing over an editor.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from mapping_data.importers import ledger
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import ImportFailed, ImportRefused, Problem
from mapping_data.importers.replacing import replace_record
from mapping_data.importers.report import Outcome, Record, Report
from mapping_data.importers.stores import Store
from mapping_data.importers.tables import Row, read_table

Tables = dict[str, list[Row]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class TableSpec:
    """A file that an importer reads: where it is, its columns, the columns that name a row."""

    path: Path
    columns: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """Records of one kind with the store that keeps them. Batches load in their order."""

    store: Store
    records: list[Record]


class Importer(ABC):
    """An import of files of the repository. `version` counts changes of its own rules, and
    `needs` names what other imports must have loaded before."""

    name: ClassVar[str]
    noun: ClassVar[str]
    version: ClassVar[int] = 1
    needs: ClassVar[tuple[type[Model], ...]] = ()

    def __init__(self, files: dict[str, Path] | None = None) -> None:
        """`files` takes the place of files of those names, as tests do."""
        self.files = files or {}

    @abstractmethod
    def tables(self) -> dict[str, TableSpec]: ...

    @abstractmethod
    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        """Turn rows into records, adding to `problems` whatever cannot be loaded."""

    def replace_rest(self, tables: Tables, report: Report) -> None:  # noqa: B027
        """Derived rows that no editor touches and no other row points to."""

    def verify_rest(self, report: Report) -> None:  # noqa: B027
        """What must be true of the tables afterwards; raises `ImportFailed`."""

    def gaps(self, batches: list[Batch]) -> dict[str, Any]:
        """What the data leave open: areas without data, and the like."""
        return {}

    def run(
        self, *, force: bool = False, dry_run: bool = False, progress: Progress | None = None
    ) -> Outcome:
        """Load the files, unless the newest run had the same. Raises `ImportRefused`."""
        began, started = monotonic(), timezone.now()
        specs = self.fetch()
        inputs = ledger.digests({name: spec.path for name, spec in specs.items()})
        since = None if force else ledger.unchanged_since(self.name, self.version, inputs)
        if since:
            return Outcome(self.name, monotonic() - began, unchanged_since=since)
        report = Report()
        with transaction.atomic():
            tables = self.read(specs)
            batches = self._checked(tables)
            report.rows = {name: len(rows) for name, rows in tables.items()}
            self.replace(batches, report, progress or (lambda done, of: None))
            self.replace_rest(tables, report)
            self.verify(batches, report)
            report.gaps = self.gaps(batches)
            ledger.write_run(self.name, self.version, inputs, started, report)
            transaction.set_rollback(dry_run)
        return Outcome(self.name, monotonic() - began, report=report, dry_run=dry_run)

    def fetch(self) -> dict[str, TableSpec]:
        """The files to read, each of them there."""
        specs = {
            name: TableSpec(self.files.get(name, spec.path), spec.columns, spec.key)
            for name, spec in self.tables().items()
        }
        missing = [name for name, spec in specs.items() if not spec.path.is_file()]
        if missing:
            raise ImportRefused([Problem(name, "there is no such file") for name in missing])
        return specs

    def read(self, specs: dict[str, TableSpec]) -> Tables:
        """All files, or a refusal that lists the faults of all."""
        tables: Tables = {}
        problems: list[Problem] = []
        for name, spec in specs.items():
            try:
                tables[name] = read_table(spec.path, spec.columns, spec.key)
            except ImportRefused as refused:
                problems += refused.problems
        if problems:
            raise ImportRefused(problems)
        return tables

    def _checked(self, tables: Tables) -> list[Batch]:
        for model in self.needs:
            if not model._default_manager.exists():
                words = f"no {model._meta.verbose_name_plural} are loaded yet: run load_data"
                raise ImportRefused([Problem(self.name, words)])
        problems: list[Problem] = []
        batches = self.check(tables, problems)
        if problems:
            raise ImportRefused(sorted(problems, key=lambda it: (it.file, it.line or 0)))
        return batches

    def replace(self, batches: list[Batch], report: Report, progress: Progress) -> None:
        """Create what is new and update what is still the import's own."""
        last = ledger.last_given(self.name)
        given: dict[str, Values] = {}
        total, done = sum(len(batch.records) for batch in batches), 0
        for batch in batches:
            live = batch.store.live([record.key for record in batch.records])
            for record in batch.records:
                stands, before = live.get(record.key), last.get(record.key)
                remembered = replace_record(batch.store, record, stands, before, report)
                if remembered is not None and remembered != before:
                    given[record.key] = remembered
                done += 1
                progress(done, total)
        ledger.remember(self.name, given)
        listed = {record.key for batch in batches for record in batch.records}
        report.no_longer_listed = sorted(last.keys() - listed)

    def verify(self, batches: list[Batch], report: Report) -> None:
        """Read everything back: each field is as the file says, or is reported."""
        reported = {(it["record"], it["field"]) for it in report.conflicts}
        alone = {it["record"] for it in report.left_alone}
        for batch in batches:
            live = batch.store.live([record.key for record in batch.records])
            for record in batch.records:
                if record.key in alone:
                    continue
                for name, value in record.values.items():
                    stands = live.get(record.key, {}).get(name)
                    if stands != value and (record.key, name) not in reported:
                        words = f"{record.key}: {name} is {stands!r} and should be {value!r}"
                        raise ImportFailed(words)
        self.verify_rest(report)
