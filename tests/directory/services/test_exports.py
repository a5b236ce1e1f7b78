"""Files hold exactly the set on screen, with the columns of the contract."""

import csv
import io
import re

import pytest
from django.test import Client

from directory.models import Service
from directory.services.exports import COLUMNS
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
QUERIES = ["", "near=M6", "authority=E08000006&near=M6&who=women&within=40", "q=pause&model=pause"]
HEADER = """
id slug name model provider provider_type status status_as_at group via_gss_code via_name
distance_miles match gss_codes areas gss_codes_as_recorded regions country area_note who stages
offers entry_conditions contraception_condition length referral_route referral_by team_mailbox
website started closed_on source source_url source_date other_sources last_checked modified_at url
""".split()


def rows(client: Client, query: str) -> list[dict[str, str]]:
    response = client.get(f"/services.csv?{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def slugs_on_pages(client: Client, query: str) -> list[str]:
    found: list[str] = []
    for number in range(1, 10):
        html = client.get(f"/services/?{query}&page={number}").content.decode()
        if "There is no page" in html:
            break
        found += re.findall(r'card__name"><a href="/services/([^/]+)/"', html)
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_table_map_data_and_page_hold_the_same_set_in_the_same_order(
    client: Client, query: str
) -> None:
    table = rows(client, query)
    features = client.get(f"/services.geojson?{query}").json()["features"]

    assert [row["slug"] for row in table] == slugs_on_pages(client, query)
    assert [f["properties"]["slug"] for f in features] == [row["slug"] for row in table]
    for feature, row in zip(features, table, strict=True):
        assert {key: str(value) for key, value in feature["properties"].items()} == row


def test_the_columns_are_those_of_the_contract(client: Client) -> None:
    assert COLUMNS == HEADER
    assert list(rows(client, "")[0]) == HEADER


def test_a_row_says_by_which_area_it_is_in_its_group(client: Client) -> None:
    found = {row["slug"]: row for row in rows(client, "authority=E08000006&near=M6")}

    own = found["strengthening-families-salford"]
    assert (own["group"], own["via_gss_code"]) == ("serves", "E08000006")
    assert own["source_date"] == "2020"
    assert own["status_as_at"] == "2021-06"
    other = found["pause-cumbria"]
    assert other["group"] == "other"
    assert float(other["distance_miles"]) > 40
    assert other["gss_codes_as_recorded"] == "E10000006"
    assert other["gss_codes"] == "E06000063;E06000064"


def test_without_a_place_there_is_no_group_and_no_distance(client: Client) -> None:
    assert {(row["group"], row["distance_miles"]) for row in rows(client, "")} == {("", "")}


def test_no_cell_runs_as_a_formula(client: Client) -> None:
    ServiceFactory(name="=HYPERLINK(1)", slug="formula", length="+1", entry_conditions="@x")
    row = next(row for row in rows(client, "") if row["slug"] == "formula")

    assert (row["name"], row["length"]) == ("'=HYPERLINK(1)", "'+1")
    assert row["entry_conditions"] == "'@x"


def test_map_data_say_that_a_point_is_no_address(client: Client) -> None:
    body = client.get("/services.geojson").json()

    assert body["type"] == "FeatureCollection"
    assert "not addresses" in body["note"]
    assert "Open Government Licence" in body["attribution"]
    without_area = next(f for f in body["features"] if not f["properties"]["gss_codes"])
    assert without_area["geometry"] is None


def test_every_english_record_that_is_not_closed_is_in_the_file(client: Client) -> None:
    expected = Service.objects.public().in_england().not_closed().count()

    assert len(rows(client, "")) == expected == 81
