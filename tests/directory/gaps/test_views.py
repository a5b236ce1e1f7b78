"""The gap page: what is missing, what is near, and what it does not claim."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from directory.gaps.rules import RULES, live_gaps
from directory.models import Service
from mapping_data.models import Area
from tests.directory.coverage.answers import (
    code_in,
    count_rows,
    csv_rows,
    link_of,
    soup,
    today,
    words,
)
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
Queries = Callable[[int], AbstractContextManager[Any]]
LONDON = "E12000007"
MOST_QUERIES = 12


def rows_of(page: Any, slug: str) -> list[Any]:
    return page.select(f"#{slug} tbody tr:not(.gap__region)")


def test_every_rule_has_a_section_with_its_level_count_and_explanation(client: Client) -> None:
    page = soup(client, "/gaps/")
    gaps = live_gaps(today())

    for rule in RULES:
        (section,) = page.select(f"section.level[aria-labelledby=level-{rule.level}] #{rule.slug}")
        number = sum(gap.rule is rule for gap in gaps)
        assert words(section.h3) == f"{rule.title}: {number} of 153 authorities"
        assert rule.explanation in words(section)
        assert len(rows_of(page, rule.slug)) == number


def test_it_says_that_it_is_no_ranking_and_what_miles_are(client: Client) -> None:
    page = soup(client, "/gaps/")

    assert "This is not a ranking." in words(page.main)
    assert "straight lines between postcode centres" in words(page.select_one("#miles"))


def test_the_page_and_the_file_hold_the_same_authorities(client: Client) -> None:
    page = soup(client, "/gaps/")
    in_file = {(row["gap"], row["gss_code"]) for row in csv_rows(client, "/gaps.csv")}
    on_page = {(rule.slug, link_of(row)) for rule in RULES for row in rows_of(page, rule.slug)}

    assert on_page == in_file


def test_neighbours_and_the_nearest_service_are_those_of_the_file(client: Client) -> None:
    page = soup(client, "/gaps/?gap=not-established")
    in_file = {row["gss_code"]: row for row in csv_rows(client, "/gaps.csv?gap=not-established")}

    for row in rows_of(page, "not-established"):
        next_door, nearest = row.select("td")
        expected = in_file[link_of(row)]
        codes = [code_in(str(link["href"])) for link in next_door.select("a")]
        assert ";".join(codes) == expected["neighbour_codes_with_service"]
        assert expected["nearest_service"] in words(nearest)
        assert expected["nearest_name"] in words(nearest)
        assert " mile" in words(nearest)


def test_a_court_without_a_service_says_who_speaks_of_the_court(client: Client) -> None:
    page = soup(client, "/gaps/?gap=fdac-only")

    assert "The court" in words(page.select_one("#fdac-only thead"))
    assert all("FDAC" in words(row.td) for row in rows_of(page, "fdac-only"))


def test_an_empty_heading_says_so_for_the_place_asked_for(client: Client) -> None:
    page = soup(client, f"/gaps/?gap=confirmed-none&region={LONDON}")

    assert words(page.h1) == "Gaps in recurrent care services: London"
    assert "No authority in London is under this heading." in words(page.main)
    assert "Confirmed none: 0 of 33 authorities" in words(page.main)


def test_a_closed_service_and_nothing_since_is_named_with_its_record(client: Client) -> None:
    area = Area.objects.get(common_name="Barnet")
    service = ServiceFactory(closed=True, serves=[area])
    page = soup(client, "/gaps/?gap=closed")
    (row,) = rows_of(page, "closed")

    assert words(row.th) == "Barnet"
    assert row.select(f"a[href='/services/{service.slug}/']")


def test_filters_are_kept_in_the_file_and_can_be_dropped(client: Client) -> None:
    page = soup(client, f"/gaps/?gap=only-old&region={LONDON}")
    (file,) = page.select("#downloads a")
    dropped = [str(link["href"]) for link in page.select(".chosen a")]

    assert file["href"] == f"/gaps.csv?gap=only-old&region={LONDON}"
    assert dropped == [f"/gaps/?region={LONDON}", "/gaps/?gap=only-old", "/gaps/"]
    assert len(csv_rows(client, str(file["href"]))) == len(rows_of(page, "only-old")) > 0


def test_what_is_not_understood_is_named(client: Client) -> None:
    page = soup(client, "/gaps/?gap=best&region=Wessex")

    assert [words(item).startswith("“") for item in page.select(".notice")] == [True, True]


def test_regions_are_counted_under_each_heading_and_drawn_once(client: Client) -> None:
    page = soup(client, "/gaps/")
    counts = count_rows(page)
    gaps = live_gaps(today())

    assert len(counts) == 9
    assert sum(total for total, *_ in counts.values()) == 153
    for place, rule in enumerate(RULES, start=1):
        assert sum(row[place] for row in counts.values()) == sum(g.rule is rule for g in gaps)
    bars = [str(link["aria-label"]) for link in page.select("svg.drawing a")]
    assert sum(int(label.split(", ")[1].split()[0]) for label in bars) == 153


def test_the_page_asks_no_more_often_however_much_it_holds(
    client: Client, assert_queries: Queries
) -> None:
    with assert_queries(MOST_QUERIES):
        client.get("/gaps/")
    for area in Area.objects.authorities()[:20]:
        ServiceFactory(closed=True, serves=[area])
    assert Service.objects.closed().count() > 20
    with assert_queries(MOST_QUERIES):
        client.get("/gaps/")
