"""Pages and files of published tables."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from directory.published_tables.presenters import published_table, published_tables
from mapping_data.models import PublishedFigure, PublishedTable
from mapping_data.published_tables import published_tables as read_tables

pytestmark = pytest.mark.django_db

QUARTER = "/figures/leicester-t15/"
UNKNOWN = ["no-such-table", "Leicester-T15", "live", "%00", "x" * 300, "Ä"]


def soup(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status, address
    return BeautifulSoup(response.content, "html.parser")


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def file_rows(client: Client, key: str) -> list[dict[str, str]]:
    content = client.get(f"/figures/{key}.csv").content.decode()
    return list(csv.DictReader(io.StringIO(content)))


def test_every_table_has_a_page_and_the_list_leads_to_it(client: Client) -> None:
    listed = [str(link["href"]) for link in soup(client, "/figures/").select(".table-list a")]
    assert len(listed) == PublishedTable.objects.count() == 50
    for address in listed:
        page = soup(client, address)
        assert len(page.select("table.printed")) == 1, address


def test_the_list_groups_tables_by_source_with_title_period_and_geography(client: Client) -> None:
    page = soup(client, "/figures/")
    headings = [words(heading) for heading in page.select(".source-group h2")]
    assert headings[0].startswith("Services for parents who have experienced recurrent care")
    assert headings[-1] == "From several sources"
    said = words(one(page, "main"))
    assert "Timing of intervention (interviews) England, October 2020 to March 2021" in said
    assert said.startswith("Published figures 50 tables about recurrent care")


def test_a_printed_total_and_what_it_comes_to_stand_side_by_side(client: Client) -> None:
    page = soup(client, QUARTER)
    row = page.select("tbody tr")[1]
    assert words(row.select("td")[-1]) == "15 worked out: 9 note 1"
    said = words(one(page, ".published__foot"))
    assert "14 of 16 totals are as printed" in said
    assert "April children 7 and June children 2 come to 9." in said
    assert "No figure is printed for May children." in said


def test_a_figure_that_is_not_printed_is_no_zero(client: Client) -> None:
    lost = soup(client, "/figures/salford-status/").select("tbody tr")[1]
    assert words(lost) == "Team around the family note 1 not given"
    gap = soup(client, QUARTER).select("tbody tr")[0].select("td")[4]
    assert words(gap) == "– no figure printed"


def test_the_source_stands_under_the_table_with_its_place_and_date(client: Client) -> None:
    said = words(one(soup(client, "/figures/report-t4/"), ".published__foot"))
    assert "Where are we now?" in said
    assert "Research in Practice, Table 4, June 2021. © Research in Practice June 2021." in said


def test_rows_of_several_sources_bear_their_own_with_a_link_and_date(client: Client) -> None:
    page = soup(client, "/figures/network-counts/")
    first = page.select("tbody tr")[0]
    assert words(first).endswith("at the end of 2017 , page opening or text, 2017 year end")
    assert one(first, "a[rel~=noreferrer]")["href"].startswith("https://")  # type: ignore[union-attr]
    assert [words(head) for head in page.select("thead th")] == ["When", "Figure", "Source"]


def test_a_table_is_marked_up_so_that_each_cell_has_its_headings(client: Client) -> None:
    page = soup(client, "/figures/leicester-t2/")
    table = one(page, "table.printed")
    assert [words(head) for head in table.select("thead th[scope=col]")][-2:] == ["Total", "%"]
    assert len(table.select("tbody th[scope=row]")) == 8
    assert {cell["data-label"] for cell in table.select("tbody td")} == {
        "MST CAN", "FFT", "MST", "FGC", "PA", "Total", "%",
    }  # fmt: skip
    frame = one(page, ".published__frame")
    assert (frame["role"], frame["tabindex"]) == ("region", "0")
    assert page.find(id=frame["aria-labelledby"]) is not None
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_every_note_that_a_cell_names_is_there(client: Client) -> None:
    for key in ("leicester-t15", "leicester-a1-savings-std", "leicester-a1-exits"):
        page = soup(client, f"/figures/{key}/")
        links = page.select("a.printed__note")
        assert links, key
        for link in links:
            assert page.select_one(str(link["href"])) is not None


def test_a_list_of_flags_has_no_drawing(client: Client) -> None:
    page = soup(client, "/figures/report-t6/")
    assert page.select("figure, svg.drawing") == []
    assert "A list: there is nothing to add up." in words(page)


def test_a_page_draws_its_table_without_script_or_style(client: Client) -> None:
    drawing = one(soup(client, "/figures/leicester-t4/"), "figure svg")
    assert drawing["role"] == "img"
    assert drawing.select("script, style") == []
    assert [tag for tag in drawing.find_all(True) if tag.has_attr("style")] == []
    assert "£470k" in words(drawing)


@pytest.mark.parametrize("key", UNKNOWN)
def test_an_unknown_table_is_named_and_the_list_offered(client: Client, key: str) -> None:
    page = soup(client, f"/figures/{key}/", 404)
    assert "There is no published table “" in words(page)
    assert len(page.select(".table-list a")) == 50
    answer = client.get(f"/figures/{key}.csv")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert "There is no published table “" in answer.json()["detail"]


def test_what_a_reader_typed_cannot_run(client: Client) -> None:
    content = client.get("/figures/<script>alert(1)</script>/").content
    assert b"<script>alert" not in content


def test_a_file_has_the_columns_of_the_register_and_what_was_worked_out(client: Client) -> None:
    rows = file_rows(client, "leicester-t15")
    assert list(rows[0])[:15] == [
        "table_id", "table_title", "row_order", "row_label", "column_label", "value", "value_num",
        "unit", "period", "geography", "source", "source_hint", "source_date", "note",
        "recomputed",
    ]  # fmt: skip
    differing = [row for row in rows if row["recomputed"] not in ("", row["value_num"])]
    assert [(row["value"], row["recomputed"]) for row in differing] == [("15", "9"), ("27", "21")]
    assert {row["source_date"] for row in rows} == {"c.2020-09"}


def test_page_and_file_hold_the_same_figures(client: Client) -> None:
    for key, table in read_tables().items():
        printed = [(row.label, column, cell.value) for row, column, cell in table.cells()]
        rows = file_rows(client, key)
        formulas = [(row["row_label"], row["column_label"], row["value"]) for row in rows]
        unquoted = [(row, column, value.removeprefix("'")) for row, column, value in formulas]
        assert unquoted == printed, key


def test_a_file_holds_nothing_that_a_spreadsheet_would_run(client: Client) -> None:
    change = file_rows(client, "leicester-t13")[-1]["value"]
    assert change == "'+0.7"
    figure = PublishedFigure.objects.filter(table__key="report-t4").first()
    assert figure is not None
    figure.row_label = "=HYPERLINK(1)"
    figure.save()
    assert file_rows(client, "report-t4")[0]["row_label"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("address", ["/figures/", QUARTER, "/figures/leicester-t15.csv"])
def test_answers_can_be_kept_and_checked(client: Client, address: str) -> None:
    first = client.get(address)
    assert not first.cookies
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", ["/figures/", QUARTER, "/figures/leicester-t15.csv"])
def test_pages_ask_the_database_a_few_times(
    client: Client, assert_queries: Callable, address: str
) -> None:
    with assert_queries(6):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("many", [1, 12, 50])
def test_many_tables_on_one_page_ask_as_often_as_one(
    django_assert_num_queries: Callable, many: int
) -> None:
    keys = list(PublishedTable.objects.values_list("key", flat=True)[:many])
    with django_assert_num_queries(3):
        assert list(published_tables(keys)) == keys


def test_unknown_keys_are_left_out_and_the_order_is_the_one_asked() -> None:
    assert published_table("no-such-table") is None
    asked = ["report-t5", "no-such-table", "report-t4", "report-t5"]
    assert list(published_tables(asked)) == ["report-t5", "report-t4"]


def test_no_page_of_a_table_is_larger_than_60_kilobytes(client: Client) -> None:
    sizes = {key: len(client.get(f"/figures/{key}/").content) for key in read_tables()}
    assert max(sizes.values()) <= 60_000, max(sizes, key=sizes.__getitem__)


def test_a_text_of_a_source_is_escaped_everywhere(client: Client) -> None:
    PublishedFigure.objects.filter(table__key="report-t4", row_order=1).update(
        row_label='<b onclick="x">&', note="<i>"
    )
    content = client.get("/figures/report-t4/").content.decode()
    assert not re.search(r"<b |<i>", content)
    assert "&lt;b onclick" in content
