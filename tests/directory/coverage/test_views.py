"""The coverage page: what it says, in which views, at what cost."""

import gzip
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from mapping_data.models import Area
from tests.directory.coverage.answers import LAYERS, count_rows, page_cells, soup, words
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
Queries = Callable[[int], AbstractContextManager[Any]]
ROUND = "round=england-2021"
VIEWS = ["", "view=hex", "view=table", "by=region", "by=region&view=table", ROUND]
MOST_QUERIES = 12
MOST_BYTES = 150_000


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("", "Recurrent care services by authority: today’s records"),
        ("layer=pause&by=region", "Pause by region: today’s records"),
        (f"{ROUND}&layer=fdac", "Family Drug and Alcohol Courts by region: England 2021"),
    ],
)
def test_heading_and_title_name_the_layer_the_level_and_the_round(
    client: Client, query: str, heading: str
) -> None:
    page = soup(client, f"/coverage/?{query}")

    assert words(page.h1) == heading
    assert words(page.title).startswith(heading)


def test_the_national_sentence_is_split_by_age_and_bears_its_denominator(client: Client) -> None:
    page = soup(client, "/coverage/")
    reported, total, recent, ageing, old, undated = map(
        int,
        re.findall(
            r"\d+(?= of| authorities| confirmed| last| over| undated)",
            words(page.select_one(".lede")),
        ),
    )

    assert (reported, total) == (50, 153)
    assert recent + ageing + old + undated == reported
    assert "not established: for these nobody has told" in words(page.select_one(".opening__words"))


@pytest.mark.parametrize("layer", LAYERS)
def test_the_legend_counts_every_authority_once(client: Client, layer: str) -> None:
    page = soup(client, f"/coverage/?layer={layer}")
    counts = [int(words(item)) for item in page.select("[data-mark] strong")]

    assert len(counts) == 7
    assert sum(counts) == len(page_cells(page)) == 153


def test_unknown_is_never_shown_as_none(client: Client) -> None:
    page = soup(client, "/coverage/?view=table")
    silent = [row for row in page.select(".states tbody tr") if "Not established" in words(row)]

    assert len(silent) == 102
    assert all("Nobody has said either way" in words(row) for row in silent)
    assert not [row for row in page.select(".states tbody tr") if "Confirmed none" in words(row)]


def test_the_caption_says_how_many_when_and_of_which_vintage(client: Client) -> None:
    caption = words(soup(client, "/coverage/").caption)

    assert "each of 153 authorities on " in caption
    assert "as they have stood since 1 April 2023" in caption


@pytest.mark.parametrize(
    ("column", "first"),
    [("name", "Barking and Dagenham"), ("region", "Derby"), ("age", "Derbyshire")],
)
def test_the_table_sorts_by_links_and_says_so(client: Client, column: str, first: str) -> None:
    page = soup(client, f"/coverage/?sort={column}")
    (sorted_by,) = page.select("th[aria-sort=ascending] a")

    assert f"sort={column}" in str(sorted_by["href"]) or column == "name"
    assert words(page.select_one(".states tbody th")) == first


@pytest.mark.parametrize(
    ("query", "drawings", "map_files"),
    [("", 0, True), ("view=hex", 1, False), ("view=table", 0, False), ("by=region", 2, False),
     ("by=region&view=table", 0, False), (ROUND, 1, False), (f"{ROUND}&view=table", 0, False)],
)  # fmt: skip
def test_the_view_decides_what_is_drawn(
    client: Client, query: str, drawings: int, map_files: bool
) -> None:
    page = soup(client, f"/coverage/?{query}")

    assert len(page.select("svg.drawing")) == drawings
    assert bool(page.select("[data-coverage-map]")) is map_files
    assert bool(page.select("script[src*=leaflet]")) is map_files


def test_without_script_the_map_is_a_picture_with_other_ways_to_the_same(client: Client) -> None:
    page = soup(client, "/coverage/?layer=pause")
    (picture,) = page.select("[data-coverage-map] noscript img")
    (hexagons,) = page.select("[data-coverage-map] noscript a")

    assert picture["src"] == "/coverage/map.svg?layer=pause"
    assert "The table above says the same" in str(picture["alt"])
    assert hexagons["href"] == "/coverage/?layer=pause&view=hex"
    assert client.get("/coverage/map.svg?layer=pause").status_code == 200


@pytest.mark.parametrize("query", VIEWS)
def test_every_choice_is_an_address_that_answers_without_complaint(
    client: Client, query: str
) -> None:
    page = soup(client, f"/coverage/?{query}")

    for switch in page.select(".switch"):
        assert len(switch.select("[aria-current]")) == 1, words(switch)
    for link in page.select(".switch a"):
        assert not soup(client, str(link["href"])).select(".notice--problem"), link


def test_a_round_has_no_authorities_and_the_page_says_why(client: Client) -> None:
    page = soup(client, f"/coverage/?{ROUND}&by=authority")

    assert "totals by region alone" in words(page.select_one(".notice"))
    assert count_rows(page)["Total"] == [73, 38, 35, 49, 30]
    assert not page_cells(page)


def test_a_round_shows_its_columns_as_printed_and_leads_to_its_page(client: Client) -> None:
    page = soup(client, f"/coverage/?{ROUND}")

    assert "Printed as “Locally developed service/ in development”" in words(page.main)
    assert "cannot be parted by region" in words(page.select_one(".opening__words"))
    assert page.select("a[href='/rounds/england-2021/']")


def test_teams_are_set_against_no_number_of_authorities(client: Client) -> None:
    page = soup(client, f"/coverage/?{ROUND}&layer=fdac")

    assert count_rows(page)["Total"] == [14]
    assert " of 152" not in words(page.main)
    assert "they are set against no number" in words(page.select_one(".opening__words"))


@pytest.mark.parametrize(
    "query", ["layer=x", "by=town", "view=globe", "sort=rank", "round=england-1999"]
)
def test_what_is_not_understood_is_named(client: Client, query: str) -> None:
    page = soup(client, f"/coverage/?{query}")

    assert f"“{query.partition('=')[2]}” is not a" in words(page.select_one(".notice"))
    assert len(page_cells(page)) == 153


@pytest.mark.parametrize("query", VIEWS)
def test_nothing_in_the_page_offends_the_security_policy(client: Client, query: str) -> None:
    page = soup(client, f"/coverage/?{query}")

    assert not page.select("[style], style, script:not([src]), [onclick], [onload]")


@pytest.mark.parametrize("query", VIEWS)
def test_the_page_asks_the_database_a_dozen_times_at_most(
    client: Client, assert_queries: Queries, query: str
) -> None:
    with assert_queries(MOST_QUERIES):
        client.get(f"/coverage/?{query}")


def test_more_services_cost_no_more_queries(client: Client, assert_queries: Queries) -> None:
    for area in Area.objects.authorities()[:20]:
        ServiceFactory(serves=[area])
    with assert_queries(MOST_QUERIES):
        client.get("/coverage/")


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def test_the_first_load_with_map_and_data_weighs_at_most_150_kilobytes(client: Client) -> None:
    html = client.get("/coverage/").content
    page = soup(client, "/coverage/")
    own = [*page.select("link[rel=stylesheet]"), *page.select("link[rel=icon]")]
    figure = page.select_one("[data-coverage-map]")
    assert figure is not None
    addresses = {str(link["href"]) for link in own}
    addresses |= {str(script["src"]) for script in page.select("script[src]")}
    addresses.add(str(figure["data-geometry-url"]))
    weights = {
        "page": packed(html),
        "states": packed(client.get(str(figure["data-states-url"])).content),
    }
    for address in addresses:
        path = finders.find(urlsplit(address).path.removeprefix("/static/"))
        assert isinstance(path, str), address
        weights[address] = packed(Path(path).read_bytes())

    assert sum(weights.values()) <= MOST_BYTES, weights
