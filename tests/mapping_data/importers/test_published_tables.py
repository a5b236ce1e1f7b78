"""Loading published tables: all of them or nothing, as printed, each figure with its source."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from mapping_data.importers.problems import ImportRefused
from mapping_data.importers.published_tables import PublishedTablesImporter
from mapping_data.importers.report import Report
from mapping_data.models import ImportRun, PublishedFigure, PublishedTable, Source
from tests.mapping_data.table_files import AppleTable

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[3] / "mapping_data" / "data"


@pytest.fixture
def apples(tmp_path: Path) -> AppleTable:
    return AppleTable(tmp_path / "apples")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def loaded(apples: AppleTable, **options: bool) -> Report:
    report = apples.load(**options).report
    assert report is not None
    return report


def test_every_row_of_the_register_stands_as_it_is_printed() -> None:
    register = rows(DATA / "register" / "tables_other.csv")
    stands = {
        (f.table.key, str(f.row_order), f.row_label, f.column_label): f
        for f in PublishedFigure.objects.select_related("table", "source")
    }
    assert len(stands) == len(register) == 821
    ours = {
        row["table_id"]: row["title"] for row in rows(DATA / "table_shapes.csv") if row["title"]
    }
    for row in register:
        figure = stands[row["table_id"], row["row_order"], row["row_label"], row["column_label"]]
        date = f"{figure.date} {figure.date_remark}".strip()
        assert (figure.value, figure.unit, figure.period, figure.geography, figure.note) == (
            row["value"], row["unit"], row["period"], row["geography"], row["note"],
        )  # fmt: skip
        assert (figure.source.key, figure.locator) == (row["source"], row["source_hint"])
        assert figure.table.title == ours.get(row["table_id"], row["table_title"])
        assert date == row["source_date"]
        assert figure.value_num == (Decimal(row["value_num"]) if row["value_num"] else None)


def test_each_table_says_how_it_may_be_read() -> None:
    named = [row["table_id"] for row in rows(DATA / "table_shapes.csv")]
    register = dict.fromkeys(row["table_id"] for row in rows(DATA / "register/tables_other.csv"))
    assert named == list(register)
    assert len(named) == 50
    assert list(PublishedTable.objects.values_list("key", flat=True)) == named


def test_a_source_that_only_a_table_cites_is_a_source_with_publisher_and_licence() -> None:
    cited = {row["source"] for row in rows(DATA / "register" / "tables_other.csv")}
    beside = {row["key"] for row in rows(DATA / "sources.csv")}
    assert {row["key"] for row in rows(DATA / "table_sources.csv")} == cited - beside
    for source in Source.objects.filter(key__in=cited):
        assert source.publisher, source.key
        assert source.licence, source.key


def test_a_blank_is_not_known_and_never_zero() -> None:
    blank = PublishedFigure.objects.get(table__key="salford-status", row_order=2)
    assert (blank.value, blank.value_num) == ("", None)
    zero = PublishedFigure.objects.get(table__key="salford-status", row_order=6)
    assert (zero.value, zero.value_num) == ("0", 0)


def test_loading_twice_changes_nothing_and_says_so(apples: AppleTable) -> None:
    assert loaded(apples).created == ["apples"]
    assert apples.load().unchanged_since is not None
    again = loaded(apples, force=True)
    assert again.changes_nothing
    assert again.unchanged == 1
    assert PublishedFigure.objects.filter(table__key="apples").count() == 9


def test_a_dry_run_loads_nothing(apples: AppleTable) -> None:
    assert loaded(apples, dry_run=True).created == ["apples"]
    assert not PublishedTable.objects.filter(key="apples").exists()


def test_a_changed_figure_is_followed_and_told(apples: AppleTable) -> None:
    loaded(apples)
    report = loaded(apples.change("figures", 0, value="7", value_num="7"))
    assert [change["field"] for change in report.changed] == ["figures"]
    assert PublishedFigure.objects.get(table__key="apples", position=0).value == "7"


def test_a_table_that_is_no_longer_listed_stays_and_is_told(apples: AppleTable) -> None:
    report = loaded(apples)
    assert "leicester-t15" in report.no_longer_listed
    assert PublishedTable.objects.filter(key="leicester-t15").exists()


def test_the_report_counts_rows_and_names_figures_without_a_number(apples: AppleTable) -> None:
    loaded(apples)
    run = ImportRun.objects.filter(importer="published tables").latest("pk")
    assert run.report["rows_in"] == {
        "tables_other.csv": 9, "table_shapes.csv": 1, "table_checks.csv": 2,
    }  # fmt: skip
    assert "apples: Green, Tuesday: not given" in run.report["gaps"]["figures_without_number"]


def test_a_remark_beside_a_date_is_kept_and_invents_no_month(apples: AppleTable) -> None:
    loaded(apples.change("figures", 0, source_date="2017 year end"))
    figure = PublishedFigure.objects.get(table__key="apples", position=0)
    assert (str(figure.date), figure.date_remark) == ("2017", "year end")


REFUSED = [
    ("figures", 0, {"value": "2a"}, "tables_other.csv, line 2, column value_num, “2”"),
    ("figures", 0, {"value_num": "5"}, "“2” is printed, which reads as 2"),
    ("figures", 0, {"value_num": ""}, "line 2, column value_num: “2” is printed"),
    ("figures", 0, {"value": "1 in 4", "value_num": "25"}, "which is no number"),
    ("figures", 1, {"source": "elsewhere.txt"}, "line 3, column source, “elsewhere.txt”"),
    ("figures", 1, {"source_date": "June"}, "line 3, column source_date, “June”"),
    ("figures", 1, {"source_date": "2020-14 or so"}, "line 3, column source_date"),
    ("figures", 1, {"source_date": "2020 " + "x" * 50}, "the remark is longer than 40"),
    ("figures", 1, {"row_order": "first"}, "line 3, column row_order, “first”"),
    ("figures", 1, {"table_title": "Pears"}, "another row calls apples Apples picked"),
    ("figures", 1, {"table_id": "Äpfel!"}, "line 3, column table_id, “Äpfel!”: is not a slug"),
    ("figures", 1, {"column_label": "Monday"}, "stands in line 2 already"),
    ("figures", 2, {"unit": "u" * 41}, "line 4, column unit"),
    ("shapes", 0, {"table_id": "pears"}, "table_shapes.csv, line 2, column table_id, “pears”"),
    ("shapes", 0, {"table_id": "pears"}, "has no row in table_shapes.csv"),
    ("shapes", 0, {"columns": "Monday; Total"}, "column columns, “Monday; Total”: leaves out"),
    ("shapes", 0, {"columns": "Monday; Friday"}, "line 2, column columns, “Friday”"),
    ("shapes", 0, {"chart": "pie"}, "table_shapes.csv, line 2, column chart, “pie”"),
    ("shapes", 0, {"chart_rows": "Blue"}, "line 2, column chart_rows, “Blue”"),
    ("shapes", 0, {"totals": "perhaps"}, "line 2, column totals, “perhaps”"),
    ("shapes", 0, {"totals": "shares"}, "table_shapes.csv says that apples is not totalled"),
    ("checks", 0, {"kind": "product"}, "table_checks.csv, line 2, column kind, “product”"),
    ("checks", 0, {"result": "Sum"}, "table_checks.csv, line 2, column result, “Sum”"),
    ("checks", 0, {"parts": "Monday; Friday"}, "line 2, column parts, “Friday”"),
    ("checks", 0, {"parts": ""}, "line 2, column parts: is blank"),
    ("checks", 0, {"only": "Blue"}, "line 2, column only, “Blue”"),
    ("checks", 0, {"kind": "share_of_row", "whole": "Blue"}, "column whole, “Blue”"),
    ("checks", 0, {"rule": "one"}, "line 2, column rule, “one”"),
    ("checks", 1, {"rule": "1"}, "stands in line 2 already"),
]


@pytest.mark.parametrize(("part", "row", "cells", "said"), REFUSED)
def test_a_fault_is_refused_with_file_line_column_and_value(
    apples: AppleTable, part: str, row: int, cells: dict[str, str], said: str
) -> None:
    with pytest.raises(ImportRefused) as refused:
        apples.change(part, row, **cells).load()
    assert said in str(refused.value)
    assert not PublishedTable.objects.filter(key="apples").exists()


def test_a_table_to_be_totalled_needs_a_rule_for_it(apples: AppleTable) -> None:
    apples.checks.clear()
    with pytest.raises(ImportRefused, match=r"table_checks\.csv has no rule for it"):
        apples.load()


def test_without_sources_nothing_is_loaded() -> None:
    assert PublishedTablesImporter.needs == (Source,)
