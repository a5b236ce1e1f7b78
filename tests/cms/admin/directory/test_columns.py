"""The editors' list of services: what it shows, how it is narrowed, what it asks the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.models import SpotlightService
from directory.models import Service
from mapping_data.models import Area
from tests.cms.admin_forms import LIST
from tests.factories import AreaFactory, ServiceFactory

Queries = Callable[..., AbstractContextManager[Any]]
MOST_QUERIES = 25


@pytest.fixture
def only_ours(db: None) -> None:
    """No service of the register, so that a test's own stand alone."""
    SpotlightService.objects.all().delete()
    Service.objects.all().delete()


def row_of(html: str, name: str) -> str:
    """The words of a service's row."""
    for row in BeautifulSoup(html, "html.parser").select("tbody tr"):
        if name in row.text:
            return " ".join(row.get_text(" ").split())
    raise LookupError(f"no row of {name}")


def names(client: Client, **asked: str) -> list[str]:
    html = client.get(f"{LIST}results/", asked).text
    titles = BeautifulSoup(html, "html.parser").select("td.title .title-wrapper")
    return [title.text.strip() for title in titles]


def test_a_row_says_what_an_editor_must_know(editor_client: Client) -> None:
    areas = [AreaFactory(common_name=name) for name in ("Avonia", "Borset", "Cumbra")]
    areas[2].valid_to = date(2023, 3, 31)
    areas[2].save()
    ServiceFactory(
        name="Harbour",
        fdac=True,
        serves=areas,
        status_as_at="c.2016",
        without_route=True,
        summary="For mothers.",
    )
    row = row_of(editor_client.get(LIST, {"q": "Harbour"}).text, "Harbour")
    assert "FDAC" in row
    assert "Avonia, Borset and 1 more" in row
    assert "Operating as at about 2016 over 3 years old" in row
    assert "never" in row
    assert "referral route who it is for" in row


def test_a_later_check_by_an_editor_renews_the_age(editor_client: Client) -> None:
    ServiceFactory(name="Harbour", status_as_at="2016", last_checked_on=date.today())
    row = row_of(editor_client.get(LIST, {"q": "Harbour"}).text, "Harbour")
    assert "as at 2016 confirmed within 12 months" in row


def test_a_draft_is_marked(editor_client: Client) -> None:
    ServiceFactory(name="Harbour", draft=True)
    assert "Draft" in row_of(editor_client.get(LIST, {"q": "Harbour"}).text, "Harbour")


@pytest.mark.usefixtures("only_ours")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"model": "fdac"}, ["Court"]),
        ({"status": "closed"}, ["Old"]),
        ({"model": ["fdac", "local"], "status": "operational"}, ["Court", "Harbour"]),
        ({"missing": "summary"}, ["Court", "Old"]),
        ({"missing": ["summary", "area"]}, ["Court", "Old"]),
        ({"published": "draft"}, ["Court"]),
        ({"published": "live"}, ["Harbour", "Old"]),
        ({"published": "waiting"}, ["Old"]),
        ({"checked_before": "2026-01-01"}, ["Court", "Old"]),
        ({"stages": "pre-birth"}, ["Harbour"]),
        ({"region": "London"}, ["Harbour"]),
        ({"q": "harb"}, ["Harbour"]),
        ({"q": "Barnet"}, ["Harbour"]),
        ({"q": "trust"}, ["Court"]),
        ({"q": "barn", "region": "London"}, ["Harbour"]),
    ],
    ids=str,
)
def test_the_list_is_narrowed(
    editor_client: Client, asked: dict[str, str], found: list[str]
) -> None:
    london = Area.objects.regions().get(common_name="London")
    ServiceFactory(
        name="Harbour",
        summary="For mothers.",
        serves=Area.objects.filter(common_name__in=["Barnet", "Camden", "Barking and Dagenham"]),
        stages=["pre-birth", "post-birth"],
        last_checked_on=date(2026, 3, 1),
    )
    ServiceFactory(name="Court", fdac=True, draft=True, provider__name="The Trust")
    ServiceFactory(name="Old", closed=True, has_unpublished_changes=True)
    if asked.get("region"):
        asked = asked | {"region": str(london.pk)}
    if asked.get("stages"):
        asked = asked | {"stages": str(Service.objects.get(name="Harbour").stages.all()[0].pk)}
    assert names(editor_client, **asked) == found


@pytest.mark.usefixtures("only_ours")
def test_names_sort_as_a_reader_does(editor_client: Client) -> None:
    for name in ("Baby Steps", "baby in Mind", "Baby and Me"):
        ServiceFactory(name=name)
    assert names(editor_client) == ["Baby and Me", "baby in Mind", "Baby Steps"]
    assert names(editor_client, ordering="-name") == ["Baby Steps", "baby in Mind", "Baby and Me"]


@pytest.mark.parametrize("asked", [{"ordering": "nonsense"}, {"p": "x"}, {"region": "x"}], ids=str)
def test_what_makes_no_sense_still_shows_a_list(
    editor_client: Client, asked: dict[str, str]
) -> None:
    assert editor_client.get(LIST, asked).status_code == 200


@pytest.mark.usefixtures("only_ours")
def test_the_queries_do_not_grow_with_the_rows(
    editor_client: Client, assert_queries: Queries
) -> None:
    areas = list(Area.objects.english()[:4])
    ServiceFactory(serves=areas)
    ServiceFactory(draft=True)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(names(editor_client)) == 2
    for number in range(20):
        ServiceFactory(serves=areas, draft=number % 2)
    with assert_queries(len(few)):
        assert len(names(editor_client)) == 22
    assert len(few) <= MOST_QUERIES
