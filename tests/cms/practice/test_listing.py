"""The list of spotlights and its filters."""

import re
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.models import SpotlightPage, SpotlightService
from directory.models import Service
from mapping_data.models import Area
from tests.cms.pages import draft_page, spotlight
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db


def soup(client: Client, query: str = "") -> BeautifulSoup:
    answer = client.get(f"/practice/{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def titles(page: BeautifulSoup) -> set[str]:
    return {card.get_text(strip=True) for card in page.select(".card__name")}


def options(page: BeautifulSoup, name: str) -> dict[str, int]:
    """Value to count, as the filter shows it."""
    counts = {}
    for field in page.select(f"input[name={name}], select[name={name}] option[value]"):
        if value := str(field.get("value")):
            label = field.parent if field.name == "input" else field
            assert label is not None
            found = re.findall(r"\((\d+)\)|(\d+)\s*$", label.get_text(" ", strip=True))
            counts[value] = int(next(filter(None, found[-1])))
    return counts


def slow_counts(name: str) -> Counter[str]:
    """By hand, spotlight by spotlight and service by service."""
    counts: Counter[str] = Counter()
    for page in SpotlightPage.objects.live():
        services = Service.objects.filter(spotlights__page=page, live=True)
        found: set[str] = set()
        if name == "theme":
            found = {theme.slug for theme in page.themes.all()}
        for service in services:
            if name == "model":
                found.add(service.model)
            elif name == "stage":
                found |= {stage.slug for stage in service.stages.all()}
            elif name == "region":
                for row in service.areas_served.all():
                    assert row.area.parent is not None
                    found.add(row.area.parent.gss_code)
        counts.update(found)
    return counts


@pytest.mark.parametrize("name", ["theme", "model", "stage", "region"])
def test_counts_agree_with_counting_by_hand(client: Client, name: str) -> None:
    assert options(soup(client), name) == dict(slow_counts(name))


@pytest.mark.parametrize("name", ["theme", "model", "stage", "region"])
def test_a_filter_gives_as_many_as_its_count_says(client: Client, name: str) -> None:
    for value, count in options(soup(client), name).items():
        assert len(titles(soup(client, f"?{name}={value}"))) == min(count, 20), value


def test_values_widen_a_filter_and_filters_narrow_each_other(client: Client) -> None:
    one = titles(soup(client, "?theme=pre-birth"))
    two = titles(soup(client, "?theme=young-parents"))
    pause = titles(soup(client, "?model=pause"))

    assert titles(soup(client, "?theme=pre-birth&theme=young-parents")) == one | two
    assert titles(soup(client, "?theme=pre-birth&model=pause")) == one & pause


def test_a_filtered_list_bears_a_title_of_its_own(client: Client) -> None:
    page = soup(client, "?theme=pre-birth")

    assert page.title is not None
    assert "Theme: " in page.title.get_text()
    assert page.title.get_text() != soup(client).title.get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize("query", ["?theme=astrology", "?stage=%00x", "?region=E99", "?model=<b>"])
def test_an_unknown_value_is_named_and_left_out(client: Client, query: str) -> None:
    page = soup(client, query)

    assert "is not a value of the filter" in page.get_text()
    assert len(titles(page)) == 16


@pytest.mark.parametrize(("number", "words"), [("99", "There is no page 99"), ("two", "“two”")])
def test_an_unknown_page_number_is_named(client: Client, number: str, words: str) -> None:
    page = soup(client, f"?page={number}")

    assert words in page.get_text()
    assert len(titles(page)) == 16


def test_no_match_is_an_answer_with_a_way_on(client: Client) -> None:
    found = SpotlightPage.objects.live()
    for page in found[1:]:
        page.unpublish()
    first = soup(client)
    theme = next(iter(options(first, "theme")))
    SpotlightPage.objects.live().get().unpublish()
    empty = soup(client)

    assert theme
    assert not titles(empty)
    assert empty.select_one(".page, main") is not None
    assert "spotlight" in empty.select_one("main").get_text().lower()  # type: ignore[union-attr]


def test_drafts_are_neither_listed_nor_counted(client: Client) -> None:
    spotlight(title="Gone", slug="gone").unpublish()
    draft_page(None, title="Not yet")  # type: ignore[arg-type]

    assert not {"Gone", "Not yet"} & titles(soup(client))


def test_the_list_says_which_services_closed_at_once(client: Client) -> None:
    service = ServiceFactory(name="Harbour")
    page = spotlight(title="About Harbour", slug="about-harbour")
    SpotlightService.objects.create(page=page, service=service)
    assert "Harbour closed" not in soup(client).get_text()

    service.status = Service.Status.CLOSED
    service.save()

    assert "Harbour closed" in soup(client).get_text()


def test_a_spotlight_without_service_is_found_by_its_own_region(client: Client) -> None:
    region = Area.objects.get(common_name="North East", kind=Area.Kind.REGION)
    spotlight(title="Of a region", slug="of-a-region", region=region)

    assert "Of a region" in titles(soup(client, f"?region={region.gss_code}"))


def test_queries_do_not_grow_with_the_list(
    client: Client, assert_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    with assert_queries(15):
        client.get("/practice/")
    for number in range(10):
        page = spotlight(title=f"More {number}", slug=f"more-{number}")
        SpotlightService.objects.create(page=page, service=ServiceFactory())
    with assert_queries(15):
        assert len(titles(soup(client))) == 20
