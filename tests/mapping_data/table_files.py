"""Tiny files of published tables, of the register's shape, for one importer."""

import csv
from pathlib import Path
from typing import Any

from mapping_data.importers.published_tables import (
    CHECKS,
    FIGURES,
    SHAPES,
    PublishedTablesImporter,
)
from mapping_data.importers.report import Outcome

SOURCE = "004_75a9a977cdf50617.txt"
# Apples of two days and their total, which is printed one too high; one day has no figure.
CELLS = [
    ("1", "Red", "Monday", "2"), ("1", "Red", "Tuesday", "3"), ("1", "Red", "Total", "6"),
    ("2", "Green", "Monday", "4"), ("2", "Green", "Total", "4"), ("2", "Green", "Tuesday", ""),
    ("3", "Total", "Monday", "6"), ("3", "Total", "Tuesday", "3"), ("3", "Total", "Total", "10"),
]  # fmt: skip

Rows = list[dict[str, str]]


class AppleTable:
    """One table in a folder of its own; its rows are changed before it is loaded."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        beside = {
            "table_id": "apples", "table_title": "Apples picked", "unit": "apples",
            "period": "2020-06", "geography": "England", "source": SOURCE,
            "source_hint": "Table 1", "source_date": "c.2020-09", "note": "",
        }  # fmt: skip
        self.figures: Rows = [
            beside
            | {
                "row_order": order,
                "row_label": row,
                "column_label": column,
                "value": value,
                "value_num": value,
            }
            for order, row, column, value in CELLS
        ]
        shape = dict.fromkeys(SHAPES, "") | {"table_id": "apples", "totals": "checked"}
        self.shapes: Rows = [shape | {"columns": "Monday; Tuesday; Total", "chart": "stacked"}]
        rules = [("sum_of_columns", "Monday; Tuesday"), ("sum_of_rows", "Red; Green")]
        self.checks: Rows = [
            {
                "table_id": "apples", "rule": str(number), "kind": kind, "result": "Total",
                "parts": parts, "whole": "", "only": "", "note": "",
            }
            for number, (kind, parts) in enumerate(rules, start=1)
        ]  # fmt: skip

    def change(self, part: str, row: int, **cells: str) -> "AppleTable":
        getattr(self, part)[row].update(cells)
        return self

    def load(self, **options: Any) -> Outcome:
        wanted = {
            "tables_other.csv": (FIGURES, self.figures),
            "table_shapes.csv": (SHAPES, self.shapes),
            "table_checks.csv": (CHECKS, self.checks),
        }
        files = {name: self.write(name, *content) for name, content in wanted.items()}
        return PublishedTablesImporter(files).run(**options)

    def write(self, name: str, columns: tuple[str, ...], rows: Rows) -> Path:
        path = self.folder / name
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, columns)
            writer.writeheader()
            writer.writerows(rows)
        return path
