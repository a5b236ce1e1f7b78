"""Published tables: every other table of the sources, one figure a row of the register."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.merge import Values
from mapping_data.importers.paths import DATA, REGISTER
from mapping_data.importers.problems import ImportFailed, Problem
from mapping_data.importers.published_rows import (
    CHECK,
    FIGURE,
    add_checks,
    add_shapes,
    table_records,
)
from mapping_data.importers.report import Report
from mapping_data.models import PublishedCheck, PublishedFigure, PublishedTable, Source
from mapping_data.printed_numbers import plain

FIGURES = tuple(
    "table_id,table_title,row_order,row_label,column_label,value,value_num,unit,period,"
    "geography,source,source_hint,source_date,note".split(",")
)
SHAPES = (
    "table_id", "title", "columns", "totals", "chart", "chart_rows", "chart_columns", "note",
)  # fmt: skip
CHECKS = ("table_id", "rule", "kind", "result", "parts", "whole", "only", "note")
OWN = ("position", *SHAPES[1:])


class PublishedTableStore:
    """Tables by key, each with its figures and its rules as one field."""

    def __init__(self) -> None:
        self.sources = {source.key: source for source in Source.objects.all()}
        self.by_key: dict[str, PublishedTable] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        tables: QuerySet[PublishedTable] = PublishedTable.objects.filter(key__in=keys)
        self.by_key = {
            table.key: table for table in tables.prefetch_related("figures__source", "checks")
        }
        return {key: live_values(table) for key, table in self.by_key.items()}

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        return ""

    def create(self, key: str, values: Values) -> None:
        self.by_key[key] = PublishedTable(key=key)
        self.update(key, values)

    def update(self, key: str, changes: Values) -> None:
        """No row points to a figure or a rule, so a changed list is written anew."""
        table = self.by_key[key]
        for name in OWN:
            if name in changes:
                setattr(table, name, changes[name])
        table.save()
        if "figures" in changes:
            table.figures.all().delete()
            PublishedFigure.objects.bulk_create(self.new_figures(table, changes["figures"]))
        if "checks" in changes:
            table.checks.all().delete()
            PublishedCheck.objects.bulk_create(new_checks(table, changes["checks"]))

    def new_figures(self, table: PublishedTable, rows: list[list[Any]]) -> list[PublishedFigure]:
        found = []
        for position, row in enumerate(rows):
            values = dict(zip(FIGURE, row, strict=True))
            number = values.pop("value_num")
            values["source"] = self.sources[values["source"]]
            values["value_num"] = Decimal(number) if number else None
            found.append(PublishedFigure(table=table, position=position, **values))
        return found


def new_checks(table: PublishedTable, rows: list[list[Any]]) -> list[PublishedCheck]:
    return [
        PublishedCheck(table=table, position=position, **dict(zip(CHECK, row, strict=True)))
        for position, row in enumerate(rows)
    ]


def live_values(table: PublishedTable) -> Values:
    """What stands of a table, as the importer's plain values."""
    return {name: getattr(table, name) for name in OWN} | {
        "figures": [figure_row(figure) for figure in table.figures.all()],
        "checks": [[getattr(check, name) for name in CHECK] for check in table.checks.all()],
    }


def figure_row(figure: PublishedFigure) -> list[Any]:
    written = {
        "value_num": plain(figure.value_num),
        "source": figure.source.key,
        "date": str(figure.date),
    }
    return [written.get(name, getattr(figure, name)) for name in FIGURE]


class PublishedTablesImporter(Importer):
    name = "published tables"
    noun = "published tables"
    needs = (Source,)

    def tables(self) -> dict[str, TableSpec]:
        cell = ("table_id", "row_order", "row_label", "column_label")
        return {
            "tables_other.csv": TableSpec(REGISTER / "tables_other.csv", FIGURES, cell),
            "table_shapes.csv": TableSpec(DATA / "table_shapes.csv", SHAPES, ("table_id",)),
            "table_checks.csv": TableSpec(DATA / "table_checks.csv", CHECKS, ("table_id", "rule")),
        }

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        sources = {key: key for key in Source.objects.values_list("key", flat=True)}
        records = table_records(tables["tables_other.csv"], sources, problems)
        add_shapes(tables["table_shapes.csv"], records, problems)
        add_checks(tables["table_checks.csv"], records, problems)
        self.figures = len(tables["tables_other.csv"])
        return [Batch(PublishedTableStore(), list(records.values()))]

    def verify_rest(self, report: Report) -> None:
        """Every row of the file stands as one figure, unless something was left as it was."""
        kept = report.conflicts or report.left_alone or report.no_longer_listed
        if not kept and PublishedFigure.objects.count() != self.figures:
            raise ImportFailed("the figures that stand are not those of tables_other.csv")

    def gaps(self, batches: list[Batch]) -> dict[str, Any]:
        """The figures that bear no number: words, or not given."""
        without = PublishedFigure.objects.filter(value_num=None).exclude(unit="flag")
        return {
            "figures_without_number": [
                f"{figure.table.key}: {figure}" for figure in without.select_related("table")
            ]
        }
