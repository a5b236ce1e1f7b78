"""A published table as its component and its page show it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from directory.formatting import listed
from directory.maps.drawing.svg import render_svg
from directory.published_tables.charts import NOT_GIVEN, chart_of
from directory.published_tables.labels import (
    column_words,
    difference,
    period_words,
    sums_words,
    units_words,
)
from mapping_data.models import Source
from mapping_data.published_checks import Finding, RowKey
from mapping_data.published_tables import Cell, Table, TableRow
from mapping_data.published_tables import published_tables as read_tables

Context = dict[str, object]
# A table with more columns than this scrolls in a frame of its own where it does not fit.
FEW_COLUMNS = 3
NOTHING_PRINTED = "no figure printed"


def published_table(key: str) -> Context | None:
    """The context of `components/published_table.html`; None for a key that no table has."""
    return published_tables([key]).get(key)


def published_tables(keys: Iterable[str]) -> dict[str, Context]:
    """Contexts by key in the order asked, in three queries however many; unknown keys left out."""
    # An address may hold a NUL, which PostgreSQL takes for a fault of its own.
    wanted = [key for key in dict.fromkeys(keys) if "\0" not in key]
    read = read_tables(wanted)
    return {key: table_context(read[key]) for key in wanted if key in read}


def table_context(table: Table) -> Context:
    notes = numbered_notes(table)
    periods, sourced = row_periods(table), len(table.sources) > 1
    return {
        "key": table.key,
        "title": table.title,
        "about": about(table, by_row=bool(periods)),
        "url": table.record.get_absolute_url(),
        "csv_url": reverse("published_tables:table_csv", args=[table.key]),
        "columns": [
            {"label": column_words(name), "is_total": name in table.total_columns}
            for name in table.columns
        ],
        "has_periods": bool(periods),
        "has_sources": sourced,
        "is_wide": sourced or len(table.columns) + bool(periods) > FEW_COLUMNS,
        "rows": [
            {
                "label": row.label,
                "is_total": row.is_total,
                "note": notes.get(f"{row.label}: {row_note(row)}"),
                "cells": [cell_context(row, name, notes) for name in table.columns],
                "period": periods.get(row.key, ""),
                "source": row_source(row) if sourced else None,
            }
            for row in table.rows
        ],
        "has_gaps": any(column not in row.cells for row in table.rows for column in table.columns),
        "sums": sums_words(table),
        "differences": [difference(it) for it in off(table) if it.differs],
        "roundings": [difference(it) for it in off(table) if it.is_rounding],
        "note": table.record.note,
        "notes": [{"number": number, "text": text} for text, number in notes.items()],
        "source": None if sourced else source_of(table),
        "chart": chart_svg(table),
    }


def about(table: Table, *, by_row: bool) -> str:
    """“Leicester, April 2020 to June 2020; children, per cent”: what the figures are of."""
    periods = table.said("period")
    of = [*table.said("geography"), *([] if by_row or len(periods) > 1 else periods)]
    return "; ".join(filter(None, [", ".join(map(period_words, of)), units_words(table)]))


def row_periods(table: Table) -> dict[RowKey, str]:
    """What each row covers, where rows differ in it and their labels do not say it already."""
    found: dict[RowKey, str] = {}
    for row in table.rows:
        periods = {cell.period for cell in row.cells.values()}
        if len(periods) != 1 or row.label in periods:
            return {}
        found[row.key] = period_words(periods.pop())
    return found if len(set(found.values())) > 1 else {}


def numbered_notes(table: Table) -> dict[str, int]:
    """The register's remarks on single figures, each once, by number; in order of the rows."""
    texts = [note_text(row, column, cell) for row, column, cell in table.cells() if cell.note]
    return {text: number for number, text in enumerate(dict.fromkeys(texts), start=1)}


def note_text(row: TableRow, column: str, cell: Cell) -> str:
    return f"{row.label if row_note(row) else f'{row.label}, {column}'}: {cell.note}"


def row_note(row: TableRow) -> str:
    """The remark that stands at every figure of the row, and so is the row's."""
    notes = {cell.note for cell in row.cells.values()}
    return notes.pop() if len(notes) == 1 else ""


def cell_context(row: TableRow, column: str, notes: dict[str, int]) -> Context:
    cell = row.cells.get(column)
    if cell is None:
        return {"label": column_words(column), "text": "", "missing": NOTHING_PRINTED}
    finding = cell.finding
    return {
        "label": column_words(column),
        "text": cell.value,
        "missing": "" if cell.value else NOT_GIVEN,
        "again": finding.words if finding is not None and finding.differs else "",
        "note": None if row_note(row) else notes.get(note_text(row, column, cell)),
    }


def off(table: Table) -> list[Finding]:
    """One for each figure that is not exactly what the others come to."""
    found = [cell.finding for _, _, cell in table.cells() if cell.finding is not None]
    return [finding for finding in found if finding.differs or finding.is_rounding]


def source_context(source: Source, where: str = "", date: str = "") -> Context:
    return {
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "licence": source.licence,
        "where": where,
        "date": date or source.date.words,
    }


def source_of(table: Table) -> Context:
    """Its places in the source; one that another names more fully is left out."""
    places = table.said("locator")
    where = [it for it in places if not any(it in other for other in places if other != it)]
    return source_context(table.sources[0], "; ".join(where), listed(table.said("date_words")))


def row_source(row: TableRow) -> Context:
    cell = next(iter(row.cells.values()))
    return source_context(cell.source, cell.locator, cell.date_words)


def chart_svg(table: Table) -> SafeString | None:
    """Written by our own drawing, which escapes every word of the table."""
    chart = chart_of(table)
    return mark_safe(render_svg(chart, prefix=f"chart-{table.key}")) if chart else None


def index_page() -> Context:
    """All tables by the source that printed them; those of several sources last."""
    groups: dict[str, list[Table]] = {}
    for table in read_tables().values():
        alone = len(table.sources) == 1
        groups.setdefault(table.sources[0].title if alone else "", []).append(table)
    return {
        "total": sum(map(len, groups.values())),
        "groups": [
            {
                "source": source_context(groups[title][0].sources[0]) if title else None,
                "tables": [index_entry(table) for table in groups[title]],
            }
            for title in sorted(groups, key=lambda title: not title)
        ],
        "breadcrumbs": [{"title": "Published figures"}],
    }


def index_entry(table: Table) -> Context:
    return {
        "title": table.title,
        "url": table.record.get_absolute_url(),
        "about": about(table, by_row=bool(row_periods(table))),
        "differs": any(finding.differs for finding in table.findings),
    }


def table_page(key: str) -> Context | None:
    """The page of one table; None for an unknown key."""
    table = published_table(key)
    if table is None:
        return None
    crumbs = [
        {"title": "Published figures", "url": reverse("published_tables:tables")},
        {"title": table["title"]},
    ]
    return {"table": table, "breadcrumbs": crumbs}
