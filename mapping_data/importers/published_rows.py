"""Turn the register's rows of figures, and our rules about them, into tables."""

import re
from typing import Any

from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.tables import Row
from mapping_data.models import PublishedCheck, PublishedFigure, PublishedTable
from mapping_data.partial_dates import PartialDate
from mapping_data.printed_numbers import plain, read_number

# What a figure's list in a record holds, in this order; the source is its key.
FIGURE = (
    "row_order", "row_label", "column_label", "value", "value_num", "unit", "period",
    "geography", "source", "locator", "date", "date_remark", "note",
)  # fmt: skip
CHECK = ("kind", "result", "parts", "whole", "only", "note")
DATE_AND_REMARK = re.compile(r"((?:c\.)?\d{4}(?:-\d{2}){0,2})\s+(\S.*)")
LISTED_WITH = "; "
MINUS = "- "
MOST_ROWS = 30_000
MOST_RULES = 99
Kind = PublishedCheck.Kind
Totals = PublishedTable.Totals

KINDS = {kind.value: kind.value for kind in Kind}
TOTALS = {item.value: item.value for item in Totals}
CHARTS = {chart.value: chart.value for chart in PublishedTable.Chart}
SUMS = (Kind.ROWS, Kind.COLUMNS)
# Whether result, parts and whole of a kind of rule name rows or columns of the table.
NAMES: dict[str, tuple[str, str, str]] = {
    Kind.ROWS: ("rows", "rows", ""),
    Kind.COLUMNS: ("columns", "columns", ""),
    Kind.OF_ROW: ("columns", "columns", "rows"),
    Kind.OF_COLUMN: ("columns", "columns", "columns"),
    Kind.OF_SUM: ("columns", "columns", ""),
    Kind.OF_ROWS: ("rows", "rows", "rows"),
}


def field_of(model: Any, name: str) -> Any:
    return model._meta.get_field(name)


def table_records(
    rows: list[Row], sources: dict[str, str], problems: list[Problem]
) -> dict[str, Record]:
    """One record a table, by its key, with its figures in the register's order."""
    records: dict[str, Record] = {}
    for row in rows:
        cells = CellReader(row, problems)
        key = cells.slug("table_id", field_of(PublishedTable, "key"))
        title = cells.required("table_title", field_of(PublishedTable, "title"))
        if key not in records:
            values: Values = {"title": title, "position": len(records), "figures": []}
            records[key] = Record(key, values, row)
        elif records[key].values["title"] != title:
            cells.refuse("table_title", f"another row calls {key} {records[key].values['title']}")
        records[key].values["figures"].append(figure_values(cells, sources))
    return records


def figure_values(cells: CellReader, sources: dict[str, str]) -> list[Any]:
    """The cells of one figure, in the order of `FIGURE`."""
    date, remark = dated(cells)
    texts = {
        name: cells.text(name, field_of(PublishedFigure, name))
        for name in ("value", "unit", "period", "geography", "note")
    }
    found = texts | {
        "row_order": int(cells.number("row_order", 0, MOST_ROWS, int)),
        "row_label": cells.required("row_label", field_of(PublishedFigure, "row_label")),
        "column_label": cells.required("column_label", field_of(PublishedFigure, "column_label")),
        "value_num": number_text(cells),
        "source": cells.choice("source", sources) or "",
        "locator": cells.text("source_hint", field_of(PublishedFigure, "locator")),
        "date": date,
        "date_remark": remark,
    }
    return [found[name] for name in FIGURE]


def number_text(cells: CellReader) -> str:
    """The number as text, which must be what the printed value reads as; blank for none."""
    printed, given = read_number(cells.row["value"]), cells.row["value_num"]
    if printed is None:
        if given:
            cells.refuse("value_num", f"“{cells.row['value']}” is printed, which is no number")
        return ""
    reads = plain(printed.value)
    number = read_number(given)
    if number is None or plain(number.value) != reads:
        cells.refuse("value_num", f"“{cells.row['value']}” is printed, which reads as {reads}")
    return reads


def dated(cells: CellReader) -> tuple[str, str]:
    """The date in its written form, and what the register adds to it (“year end”)."""
    found = DATE_AND_REMARK.fullmatch(cells.row["source_date"])
    if not found:
        return cells.partial_date("source_date"), ""
    date, remark = found.groups()
    longest = field_of(PublishedFigure, "date_remark").max_length
    if len(remark) > longest:
        cells.refuse("source_date", f"the remark is longer than {longest} characters")
    try:
        return str(PartialDate.parse(date)), remark[:longest]
    except ValueError as error:
        cells.refuse("source_date", str(error).split(": ", 1)[-1])
        return "", ""


class Labels:
    """The rows and columns of one table, against which its rules are read."""

    def __init__(self, record: Record) -> None:
        figures = record.values["figures"]
        self.rows = {figure[1] for figure in figures}
        self.columns = {figure[2] for figure in figures}

    def several(self, cells: CellReader, column: str, kind: str) -> list[str]:
        known = {label: label for label in getattr(self, kind)}
        return cells.several(column, known, LISTED_WITH)

    def one(self, cells: CellReader, column: str, kind: str) -> str:
        known = {label: label for label in getattr(self, kind)}
        return cells.choice(column, known, blank="" if not kind else None) or ""


def add_shapes(rows: list[Row], records: dict[str, Record], problems: list[Problem]) -> None:
    """Each table has one row that says how it may be read, and each row names a table."""
    known = {key: key for key in records}
    for row in rows:
        cells = CellReader(row, problems)
        key = cells.choice("table_id", known)
        if key:
            shape = shape_values(cells, Labels(records[key]))
            if title := cells.text("title", field_of(PublishedTable, "title")):
                shape["title"] = title
            records[key].values.update(shape)
    shaped = {row["table_id"] for row in rows}
    for key, record in records.items():
        if key not in shaped and record.row:
            words = "has no row in table_shapes.csv, which says how a table may be read"
            problems.append(record.row.problem(words, "table_id"))


def shape_values(cells: CellReader, labels: Labels) -> Values:
    columns = labels.several(cells, "columns", "columns")
    if columns and set(columns) != labels.columns:
        missing = ", ".join(sorted(labels.columns - set(columns)))
        cells.refuse("columns", f"leaves out {missing}")
    return {
        "columns": columns,
        "totals": cells.choice("totals", TOTALS) or "",
        "chart": cells.choice("chart", CHARTS) or "",
        "chart_rows": labels.several(cells, "chart_rows", "rows"),
        "chart_columns": labels.several(cells, "chart_columns", "columns"),
        "note": cells.text("note"),
        "checks": [],
    }


def add_checks(rows: list[Row], records: dict[str, Record], problems: list[Problem]) -> None:
    """The rules of each table; only one that says so may have rules that make sums."""
    known = {key: key for key in records}
    for row in rows:
        cells = CellReader(row, problems)
        cells.number("rule", 1, MOST_RULES, int)
        key = cells.choice("table_id", known)
        kind = cells.choice("kind", KINDS)
        if key and kind and "checks" in records[key].values:
            values = check_values(cells, kind, Labels(records[key]))
            records[key].values["checks"].append([values[name] for name in CHECK])
            summed = records[key].values["totals"] == Totals.CHECKED
            if kind in SUMS and not summed:
                cells.refuse("kind", f"table_shapes.csv says that {key} is not totalled")
    for key, record in records.items():
        sums = [check for check in record.values.get("checks", []) if check[0] in SUMS]
        if record.values.get("totals") == Totals.CHECKED and not sums and record.row:
            words = f"{key} is to be totalled, and table_checks.csv has no rule for it"
            problems.append(record.row.problem(words))


def check_values(cells: CellReader, kind: str, labels: Labels) -> Values:
    result, parts, whole = NAMES[kind]
    return {
        "kind": kind,
        "result": labels.one(cells, "result", result),
        "parts": signed_parts(cells, getattr(labels, parts)),
        "whole": labels.one(cells, "whole", whole) if whole else "",
        "only": labels.several(cells, "only", "rows"),
        "note": cells.text("note"),
    }


def signed_parts(cells: CellReader, known: set[str]) -> list[list[Any]]:
    """`[1, label]` for what is added, `[-1, label]` for what is taken off (“- Cost”)."""
    parts = []
    for part in cells.required("parts").split(LISTED_WITH):
        label = part.removeprefix(MINUS).strip()
        if label not in known:
            cells.refuse("parts", "is not a label of this table", part)
        parts.append([-1 if part.startswith(MINUS) else 1, label])
    return parts
