"""Published tables, read as printed and worked out again."""

import csv
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mapping_data.models import PublishedTable
from mapping_data.published_tables import Table, published_table, published_tables
from tests.mapping_data.table_files import AppleTable

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[2] / "mapping_data" / "data"

# Every figure of the register that is not what the others of its table come to.
STANDARD, CAN = "leicester-a1-savings-std", "leicester-a1-savings-can"
DEFLATED = "Cumulative savings after targeting deflator"
DIFFERING = {
    ("leicester-t2", "Exited from care", "%", "6%", "5.4%"),
    ("leicester-t5", "White other", "Total", "7", "8"),
    ("leicester-t14b", "Referrals", "BAME", "30%", "24%"),
    ("leicester-t15", "Early help", "Total children", "15", "9"),
    ("leicester-t15", "Grand total", "Total children", "27", "21"),
    ("leicester-t20d", "Risk decreased (stepped down)", "%", "15%", "15.6%"),
    (STANDARD, DEFLATED, "% of target", "50%", "51.6%"),
    (STANDARD, "In-year children diverted", "% of target", "20%", "21.1%"),
    (CAN, "In-year children diverted", "% of target", "29%", "29.6%"),
}
WITHIN_ROUNDING = {
    ("leicester-t14b", "Area population (2011 census)", "BAME"),
    (STANDARD, "Cumulative gross savings", "2019/20"),
}


@pytest.fixture(scope="module")
def register() -> list[dict[str, str]]:
    path = DATA / "register" / "tables_other.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def table(key: str) -> Table:
    found = published_table(key)
    assert found is not None
    return found


def labels(found: Table) -> list[str]:
    return [row.label for row in found.rows]


def test_a_table_is_read_in_rows_and_columns_as_printed() -> None:
    outcomes = table("leicester-t2")
    assert outcomes.columns == ("MST CAN", "FFT", "MST", "FGC", "PA", "Total", "%")
    assert labels(outcomes)[0] == "Exited from care"
    assert outcomes.rows[0].cells["FGC"].value == "2"
    assert "MST" not in outcomes.rows[0].cells
    assert [row.label for row in outcomes.rows if row.is_total] == ["Total"]
    assert outcomes.total_columns == {"Total"}


def test_columns_stand_in_the_order_of_their_first_appearance_unless_told() -> None:
    assert table("leicester-a1-exits").columns == ("MST CAN", "FFT", "MST", "Total")
    assert table("leicester-t16").columns[0] == "Conference held"


def test_rows_follow_their_order_and_rows_of_two_sources_stay_together() -> None:
    assert labels(table("salford-status"))[1] == "Team around the family"
    families = table("st-michaels")
    assert len(families.rows) == 9
    assert [row.key.order for row in families.rows] == [1, 2, 3, 4, 5, 6, 1, 2, 3]
    assert len(families.sources) == 2


def test_a_label_that_comes_again_is_another_row() -> None:
    counts = table("network-counts")
    assert len(counts.rows) == 25
    assert labels(counts).count("Pause practices") == 6
    assert len(counts.sources) == 11


def test_what_the_source_does_not_give_is_not_given() -> None:
    cell = table("salford-status").rows[1].cells["children"]
    assert not cell.is_given
    assert cell.number is None


def test_a_date_keeps_the_words_of_the_register() -> None:
    cells = [row.cells["count"] for row in table("network-counts").rows]
    assert (cells[0].date_words, cells[0].date_written) == ("2017 year end", "2017 year end")
    assert "about 2024 (undated page)" in [cell.date_words for cell in cells]


def test_exactly_the_known_figures_differ() -> None:
    found = {
        (key, it.row, it.column, it.printed_as, it.words)
        for key, read in published_tables().items()
        for it in read.findings
        if it.differs
    }
    assert found == DIFFERING


def test_exactly_the_known_sums_are_off_by_rounding_alone() -> None:
    found = {
        (key, it.row, it.column)
        for key, read in published_tables().items()
        for it in read.findings
        if it.is_rounding
    }
    assert found == WITHIN_ROUNDING


def number(text: str) -> Decimal:
    return Decimal(text or "0")


def test_totals_of_the_register_agree_with_an_obvious_sum(register: list[dict[str, str]]) -> None:
    """Every row that has a cell in a column “Total”, summed straight from the register's file;
    the columns that are no part of it are left out by name."""
    beside = {"%", "Safe Families to date", "Total"}
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    totals: dict[tuple[str, str], Decimal] = {}
    for row in register:
        place = row["table_id"], row["row_label"]
        if row["column_label"] == "Total":
            totals[place] = number(row["value_num"])
        elif row["column_label"] not in beside:
            sums[place] += number(row["value_num"])
    wrong = {place for place in totals if place in sums and sums[place] != totals[place]}
    assert wrong == {("leicester-t5", "White other")}
    for key, label in totals.keys() & sums.keys():
        [line] = [row for row in table(key).rows if row.label == label]
        across = line.cells["Total"].findings[0]
        assert across.value == sums[key, label], (key, label)


def test_columns_of_the_register_agree_with_an_obvious_sum(register: list[dict[str, str]]) -> None:
    """Every row “Total” or “Grand total” against the rows above it."""
    above: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    checked = 0
    for row in register:
        place = row["table_id"], row["column_label"]
        if row["row_label"] in ("Total", "Grand total"):
            printed = number(row["value_num"])
            assert above[place] == printed, place
            checked += 1
        elif row["row_label"] != "Previous quarter":
            above[place] += number(row["value_num"])
    assert checked == 37


def test_a_total_of_totals_is_made_of_the_figures_and_not_of_wrong_totals() -> None:
    corner = table("leicester-t15").rows[3].cells["Total children"]
    assert corner.value == "27"
    assert [finding.words for finding in corner.findings] == ["21", "21"]
    down = corner.findings[1]
    assert [(part.label, part.words) for part in down.parts][1] == ("Early help", "9")


def test_a_sum_names_the_parts_that_are_not_given() -> None:
    finding = table("leicester-t15").rows[1].cells["Total children"].finding
    assert finding is not None
    assert finding.not_given == ("May children",)
    assert [part.words for part in finding.parts] == ["7", "2"]


def test_a_total_of_nothing_given_is_not_worked_out() -> None:
    exited = table("leicester-t20d").rows[0]
    assert exited.cells["Total"].value == "0"
    assert exited.cells["Total"].findings == ()


def test_a_cost_is_taken_off_and_a_negative_saving_found() -> None:
    row = next(it for it in table("leicester-a1-savings-std").rows if "net" in it.label)
    finding = row.cells["2020/21 to date"].finding
    assert finding is not None
    assert (finding.words, finding.number, finding.differs) == ("(£67k)", "-67000", False)


def test_a_share_that_differs_is_given_to_one_decimal_more() -> None:
    share = table("leicester-t2").rows[0].cells["%"].finding
    agreed = table("leicester-t2").rows[1].cells["%"].finding
    assert share is not None
    assert agreed is not None
    assert (share.words, share.number, share.differs) == ("5.4%", "5.4", True)
    assert (agreed.words, agreed.number, agreed.differs) == ("19%", "19", False)


def test_what_is_not_to_be_totalled_is_not() -> None:
    kept_apart = PublishedTable.objects.exclude(totals=PublishedTable.Totals.CHECKED)
    for read in published_tables(kept_apart.values_list("key", flat=True)).values():
        assert all(finding.is_share for finding in read.findings), read.key


def test_made_up_totals_are_worked_out_from_what_is_given(tmp_path: Path) -> None:
    AppleTable(tmp_path).load()
    apples = table("apples")
    red, green, total = (row.cells["Total"].finding for row in apples.rows)
    assert red is not None
    assert green is not None
    assert total is not None
    assert (red.words, red.differs) == ("5", True)
    assert (green.words, green.differs, green.not_given) == ("4", False, ("Tuesday",))
    assert (total.words, total.differs) == ("9", True)


def test_an_unknown_key_is_left_out() -> None:
    assert published_table("no-such-table") is None
    assert list(published_tables(["no-such-table", "report-t4"])) == ["report-t4"]


@pytest.mark.parametrize(
    "keys", [["report-t4"], ["report-t4", "leicester-t2", "st-michaels"], None]
)
def test_many_tables_are_read_in_as_many_queries_as_one(
    django_assert_num_queries: Callable, keys: list[str] | None
) -> None:
    with django_assert_num_queries(3):
        for read in published_tables(keys).values():
            assert read.sources
            assert read.said("unit") is not None
