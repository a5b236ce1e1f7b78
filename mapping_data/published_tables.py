"""The published tables, read as they were printed, with what can be worked out again beside.

Plain functions; no request and no HTML. A printed value is never changed: a `Finding` says what
the other figures of its table come to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch

from mapping_data.models import PublishedCheck, PublishedFigure, PublishedTable, Source
from mapping_data.partial_dates import PartialDate
from mapping_data.published_checks import Finding, RowKey, findings


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as printed. `number` is in full pounds or per cent; None where none is printed."""

    value: str
    number: Decimal | None
    unit: str
    period: str
    geography: str
    source: Source
    locator: str
    date: PartialDate
    date_remark: str
    note: str
    findings: tuple[Finding, ...] = ()

    @property
    def is_given(self) -> bool:
        return bool(self.value)

    @property
    def date_written(self) -> str:
        """The register's own words: `2021-06`, `2017 year end`."""
        return f"{self.date} {self.date_remark}".strip()

    @property
    def date_words(self) -> str:
        """“June 2021”, “about 2024 (undated page)”."""
        return f"{self.date.words} {self.date_remark}".strip()

    @property
    def finding(self) -> Finding | None:
        """What it comes to when worked out again: a difference before an agreement."""
        return next((it for it in self.findings if it.differs), next(iter(self.findings), None))


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells by column. A column that is not there: the source prints nothing in that place."""

    key: RowKey
    cells: Mapping[str, Cell]
    is_total: bool

    @property
    def label(self) -> str:
        return self.key.label


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed. `columns` in printed order, `sources` and `periods` each once."""

    record: PublishedTable
    columns: tuple[str, ...]
    total_columns: frozenset[str]
    rows: tuple[TableRow, ...]
    checks: tuple[PublishedCheck, ...] = field(default=())

    @property
    def key(self) -> str:
        return self.record.key

    @property
    def title(self) -> str:
        return self.record.title

    def cells(self) -> list[tuple[TableRow, str, Cell]]:
        """Every printed cell, row by row."""
        return [
            (row, column, row.cells[column])
            for row in self.rows
            for column in self.columns
            if column in row.cells
        ]

    def said(self, name: str) -> list[str]:
        """Each unit, period, geography, locator or note, once, in order; blanks left out."""
        found = (str(getattr(cell, name)) for _, _, cell in self.cells())
        return [text for text in dict.fromkeys(found) if text]

    @property
    def sources(self) -> list[Source]:
        return list({cell.source.pk: cell.source for _, _, cell in self.cells()}.values())

    @property
    def findings(self) -> list[Finding]:
        return [finding for _, _, cell in self.cells() for finding in cell.findings]


def published_table(key: str) -> Table | None:
    return published_tables([key]).get(key)


def published_tables(keys: Iterable[str] | None = None) -> dict[str, Table]:
    """Tables by key, in the order of the register; all of them unless told. Three queries,
    however many; a key that no table has is left out."""
    figures = Prefetch("figures", PublishedFigure.objects.select_related("source"))
    records = PublishedTable.objects.prefetch_related("checks", figures)
    if keys is not None:
        # PostgreSQL knows no text with a NUL in it, so no key has one.
        records = records.filter(key__in=[key for key in keys if "\0" not in key])
    return {record.key: table_from(record) for record in records}


def table_from(record: PublishedTable) -> Table:
    """A table of one record, whose figures and rules are fetched."""
    figures, checks = list(record.figures.all()), list(record.checks.all())
    columns = tuple(record.columns or dict.fromkeys(figure.column_label for figure in figures))
    printed: dict[RowKey, dict[str, PublishedFigure]] = {key: {} for key in row_keys(figures)}
    for figure in figures:
        printed[key_of(figure)][figure.column_label] = figure
    found = findings(printed, checks)
    total_rows = {check.result for check in checks if check.kind == PublishedCheck.Kind.ROWS}
    rows = tuple(
        TableRow(
            key,
            {name: cell_of(figure, found.get((key, name), ())) for name, figure in cells.items()},
            key.label in total_rows,
        )
        for key, cells in printed.items()
    )
    totals = {check.result for check in checks if check.kind == PublishedCheck.Kind.COLUMNS}
    return Table(record, columns, frozenset(totals), rows, tuple(checks))


def key_of(figure: PublishedFigure) -> RowKey:
    return RowKey(figure.row_order, figure.row_label)


def row_keys(figures: Sequence[PublishedFigure]) -> list[RowKey]:
    """The rows in printed order. A table of two sources has the rows of each together, since
    each source counts its rows from 1."""
    sources = list(dict.fromkeys(figure.source_id for figure in figures))
    first: dict[RowKey, tuple[int, int, int]] = {}
    for figure in figures:
        place = (sources.index(figure.source_id), figure.row_order, figure.position)
        first.setdefault(key_of(figure), place)
    return sorted(first, key=first.__getitem__)


def cell_of(figure: PublishedFigure, found: Sequence[Finding]) -> Cell:
    return Cell(
        value=figure.value,
        number=figure.value_num,
        unit=figure.unit,
        period=figure.period,
        geography=figure.geography,
        source=figure.source,
        locator=figure.locator,
        date=figure.date,
        date_remark=figure.date_remark,
        note=figure.note,
        findings=tuple(found),
    )
