"""A published table as a file: the columns of the register, and what was worked out again."""

from directory.coverage.files import written
from mapping_data.printed_numbers import plain
from mapping_data.published_tables import Cell, Table, TableRow

COLUMNS = [
    "table_id", "table_title", "row_order", "row_label", "column_label", "value", "value_num",
    "unit", "period", "geography", "source", "source_hint", "source_date", "note", "recomputed",
    "source_url",
]  # fmt: skip


def table_csv(table: Table) -> bytes:
    """A row for each printed cell, row by row. `recomputed` is blank where no rule applies; what
    differs from `value_num` is not what the other figures of the table come to."""
    return written(COLUMNS, [cell_row(table, *place) for place in table.cells()])


def cell_row(table: Table, row: TableRow, column: str, cell: Cell) -> dict[str, object]:
    return {
        "table_id": table.key,
        "table_title": table.title,
        "row_order": row.key.order,
        "row_label": row.label,
        "column_label": column,
        "value": cell.value,
        "value_num": plain(cell.number),
        "unit": cell.unit,
        "period": cell.period,
        "geography": cell.geography,
        "source": cell.source.title,
        "source_hint": cell.locator,
        "source_date": cell.date_written,
        "note": cell.note,
        "recomputed": cell.finding.number if cell.finding else "",
        "source_url": cell.source.url,
    }
