"""The tables of a round's page: printed numbers with the same numbers worked out again."""

from mapping_data.links import area_url
from mapping_data.models import RoundMeasure
from mapping_data.round_checks import column_checks, row_checks
from mapping_data.rounds import Role, RoundRow, RoundTable


def figures(table: RoundTable) -> dict[str, object]:
    """The columns that add up: regions, the printed totals, and the totals worked out."""
    columns = [*table.with_role(Role.TOTAL), *table.statuses()]
    sums = table.recomputed()
    totals = []
    if table.printed is not None:
        totals.append(figure_row("Total, as printed", table.printed, columns, table))
    recomputed = RoundRow("", "", "", sums)
    totals.append(figure_row("Total, worked out here", recomputed, columns, table))
    return {
        "headings": [measure.heading for measure in columns],
        "locator": columns[0].locator,
        "rows": [figure_row(row.region, row, columns, table) for row in table.regions],
        "totals": totals,
    }


def figure_row(
    name: str, row: RoundRow, columns: list[RoundMeasure], table: RoundTable
) -> dict[str, object]:
    printed = row.as_published if row.as_published not in ("", row.region) else ""
    return {
        "name": name,
        "url": area_url(row.gss_code),
        "note": f"printed as “{printed}”" if printed else "",
        "cells": [{"heading": m.heading, "number": row.cells[m.slug]} for m in columns],
        "sum": table.row_sum(row),
    }


def beside(table: RoundTable, measure: RoundMeasure) -> dict[str, object]:
    """A count in another unit, in a table of its own: it has no denominator of authorities."""
    return {
        "heading": measure.heading,
        "unit": measure.unit,
        "meaning": measure.meaning,
        "locator": measure.locator,
        "rows": [{"name": row.region, "number": row.cells[measure.slug]} for row in table.regions],
        "printed": table.printed.cells[measure.slug] if table.printed else None,
        "recomputed": table.recomputed()[measure.slug],
    }


def sums(table: RoundTable) -> dict[str, object]:
    """Whether the printed numbers add up, said in one sentence; and each one that does not."""
    rows, columns = row_checks(table), column_checks(table)
    wrong = [str(check) for check in [*rows, *columns] if not check.holds]
    if wrong:
        return {"words": "Not every printed total is the sum of its parts.", "wrong": wrong}
    return {
        "words": f"Worked out again here, all {len(rows)} row sums and all {len(columns)} column "
        "sums are as printed.",
        "wrong": [],
    }


def meanings(table: RoundTable) -> list[dict[str, str]]:
    return [
        {
            "term": measure.heading,
            "text": measure.meaning,
            "note": f"Printed as “{measure.heading_as_published}”, {measure.locator}. "
            f"In the file: {measure.slug}.",
        }
        for measure in table.measures
    ]
