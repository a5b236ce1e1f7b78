"""The pages of authorities and regions: each state in a sentence, who is near, what is unknown."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from directory.areas.authority_data import read_authority
from directory.coverage.claims import record_claim, supersede_claim
from directory.models import ClaimEvidence
from directory.search.engine import run
from directory.search.query import Group, SearchQuery
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area, Neighbour, Source
from mapping_data.partial_dates import UNKNOWN, PartialDate
from tests.directory.areas.pages import TODAY, shown, soup
from tests.factories import AreaFactory, ServiceFactory, SourceFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16  # one of them for the spotlights that stand on the page
MOST_BYTES = 60_000


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is planned, and how old a word is, depends on the day of the answer."""
    monkeypatch.setattr(AreaIndex, "today", lambda: AreaIndex.load(TODAY))


def claimed(area: Area, state: str, *, as_at: str = "2026-05", **changed: Any) -> Any:
    source = SourceFactory(kind=Source.Kind.OFFICIAL, title="A cabinet paper")
    evidence = [ClaimEvidence(source=source, date=PartialDate.parse(as_at))]
    given: dict[str, Any] = {"as_at": PartialDate.parse(as_at), "evidence": evidence, "user": None}
    return record_claim(area=area, state=state, layer="recurrent", **(given | changed))


# An authority's page


def test_the_state_is_one_sentence_with_its_evidence_and_age(client: Client) -> None:
    words = shown(client, "E08000006", ".standing__layer--recurrent")
    assert (
        "Service reported: Strengthening Families, by the national mapping of June 2021; not "
        "confirmed since." in words
    )
    assert "Last confirmed over 3 years ago" in words


def test_a_court_stands_beside_it_in_a_sentence_of_its_own(client: Client) -> None:
    assert "Court reported: Greater Manchester FDAC" in shown(
        client, "E08000003", ".standing__layer--fdac"
    )
    assert "Not established: nobody" in shown(client, "E08000003", ".standing__layer--recurrent")


@pytest.mark.parametrize("code", ["E06000063", "E06000064"])
def test_cumbrias_report_is_carried_to_be_re_confirmed(client: Client, code: str) -> None:
    words = shown(client, code, ".standing")
    assert "Pause Cumbria, by a news report of about 2017" in words
    assert "carried from Cumbria, to be re-confirmed" in words
    assert "works in" in shown(client, code, "#unknown")
    assert "its source named Cumbria, which was divided" in shown(client, code, "#unknown")


def test_a_former_area_says_what_it_became_and_how_each_of_these_stands(client: Client) -> None:
    words = shown(client, "E10000006")
    assert "Cumbria ended on 31 March 2023 and became Cumberland and Westmorland" in words
    areas = [link.text for link in soup(client, "E10000006").select(".standing__area a")]
    assert areas == ["Cumberland", "Westmorland and Furness"]


def test_planned_successors_are_named_and_change_nothing_yet(client: Client) -> None:
    words = shown(client, "E10000030")
    assert "planned to become East Surrey and West Surrey on 1 April 2027" in words
    assert "is planned to take over part of its area" in shown(client, "E10000030", "#history")


def test_where_a_claim_and_a_record_disagree_both_stand_on_the_page(client: Client) -> None:
    salford = Area.objects.get(gss_code="E08000006")
    claimed(salford, "confirmed_none")

    words = shown(client, "E08000006", ".standing__layer--recurrent")

    assert "Confirmed none, by an official paper of May 2026" in words
    assert "Service reported, by the national mapping of June 2021" in words
    assert "Two statements disagree" in words
    assert "A cabinet paper" in words


def test_a_superseded_claim_stays_in_the_history(client: Client) -> None:
    hartlepool = Area.objects.get(gss_code="E06000001")
    old = claimed(hartlepool, "confirmed_none", as_at="2024-02")
    newer: dict[str, Any] = {"as_at": PartialDate.parse("2026-03"), "evidence": [], "user": None}
    supersede_claim(claim=old, state="in_development", **newer)

    words = shown(client, "E06000001", "#history")

    assert "claimed as confirmed none (superseded)" in words
    assert "by a newer claim: in development, as at March 2026" in words
    assert "Source: A cabinet paper" in words
    assert "In development" in shown(client, "E06000001", ".standing__layer--recurrent")


def test_history_runs_from_the_newest_to_what_bears_no_date(client: Client) -> None:
    area = AreaFactory(name="Little Haven")
    ServiceFactory(name="Old", serves=[area], status_as_at=PartialDate.parse("2016"))
    ServiceFactory(name="Undated", serves=[area], status_as_at=UNKNOWN)
    ServiceFactory(name="Gone", serves=[area], closed=True)

    dates = [item.text for item in soup(client, area.gss_code).select(".timeline__when")]

    assert dates == ["May 2026", "March 2023", "2016", "Date not known"]


def test_a_new_code_is_an_event_and_the_old_one_redirects(client: Client) -> None:
    assert "became E08000038, in place of E08000016" in shown(client, "E08000038", "#history")
    answer = client.get("/areas/e08000016/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/areas/E08000038/")


def test_no_record_says_whether_people_from_outside_are_taken(client: Client) -> None:
    cards = soup(client, "E08000006").select("#neighbour .card")
    assert cards
    for card in cards:
        assert "do not say whether it takes people from outside" in card.text


def test_an_island_borders_nobody_and_is_told_the_nearest(client: Client) -> None:
    words = shown(client, "E06000046", "#neighbour")
    assert "Isle of Wight borders no other authority on land." in words
    assert re.search(r"nearest authority with a recurrent care service reported is [A-Z]", words)
    assert "about 1 mile" not in words


def test_what_the_records_leave_open_is_named(client: Client) -> None:
    area = AreaFactory(name="Little Haven")
    ServiceFactory(
        name="Quiet", serves=[area], without_route=True, provider=None, status_as_at=UNKNOWN
    )
    ServiceFactory(
        name="Clear", serves=[area], who_for="women", stages=["pre-birth"], status_as_at="2026-05"
    )

    words = shown(client, area.gss_code, "#unknown")

    for open_part in (
        "how to refer to Quiet",
        "who is taken on by Quiet",
        "a parent is taken on by Quiet",
        "who runs Quiet",
        "the date of the report of Quiet",
        "whether there is a Family Drug and Alcohol Court for Little Haven",
    ):
        assert open_part in words
    assert "Clear" not in words
    assert "mailto:" in str(soup(client, area.gss_code).select_one("#unknown"))


def test_an_authority_is_compared_with_its_denominators(client: Client) -> None:
    words = shown(client, "E08000006", "#compare")
    assert re.search(r"Salford is one of \d+ of the 24 authorities of the North West", words)
    rows = soup(client, "E08000006").select("#compare tbody tr")
    for row, total in zip(rows, (24, 153), strict=True):
        numbers = [int(cell.text.split(" of ")[0]) for cell in row.select("td")[:4]]
        assert sum(numbers) == total


def test_the_groups_are_those_of_the_search() -> None:
    """The page reads its own rows, so that one page asks the database no more than it must."""
    areas = AreaIndex.load(TODAY)
    for area in areas.areas.values():
        if area.kind == Area.Kind.AUTHORITY and area.is_english:
            records = read_authority(area, areas)
            result = run(SearchQuery(authorities=tuple(a.pk for a in records.now)), areas)
            near = [hit for hit in result.hits if hit.group in (Group.SERVES, Group.NEIGHBOUR)]
            assert [(h.service_id, h.group, h.via) for h in records.hits] == [
                (h.service_id, h.group, h.via) for h in near
            ], area


# What every page costs


@pytest.mark.parametrize("code", ["E08000006", "E12000002", "E08000006/brief", "E12000002/brief"])
def test_a_page_asks_the_same_number_of_times_for_one_record_and_for_many(
    client: Client, code: str, assert_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    salford = Area.objects.get(gss_code="E08000006")
    claimed(salford, "service")
    with assert_queries(MOST_QUERIES) as few:
        client.get(f"/areas/{code}/")
    beside = [n.neighbour for n in Neighbour.objects.filter(area=salford)]
    for _ in range(8):
        ServiceFactory(serves=[salford], stages=["pre-birth", "post-birth"])
        ServiceFactory(serves=beside)
        claimed(salford, "service")
    with assert_queries(MOST_QUERIES) as many:
        client.get(f"/areas/{code}/")
    assert len(few) == len(many) <= MOST_QUERIES


def test_no_page_of_an_area_is_heavier_than_it_may_be(client: Client) -> None:
    areas = AreaIndex.load(TODAY)
    for area in [*areas.regions(), *areas.current()[::12]]:
        answer = client.get(area.get_absolute_url())
        assert len(answer.content) <= MOST_BYTES, (area, len(answer.content))


@pytest.mark.parametrize("code", ["E99999999", "nonsense", "E0"])
def test_an_unknown_code_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/areas/{code}/").status_code == 404
    assert client.get(f"/areas/{code}/brief/").status_code == 404


def test_areas_of_other_days_and_countries_have_their_pages(client: Client) -> None:
    current = {area.pk for area in AreaIndex.load(TODAY).current()}
    others = Area.objects.authorities().exclude(gss_code="").exclude(pk__in=current)
    assert len(others) >= 10
    for area in others:
        assert client.get(area.get_absolute_url()).status_code == 200, area
