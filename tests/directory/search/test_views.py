"""The search page: groups, what was understood, bad input, headers, costs."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from directory.search.indexing import rebuild_index
from mapping_data.models import Area
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def headings(client: Client, address: str) -> list[str]:
    html = client.get(address).content.decode()
    return [
        " ".join(found.split())
        for found in re.findall(r'<h2 class="group__title"[^>]*>(.*?)</h2>', html, re.DOTALL)
    ]


def test_services_stand_in_three_groups_under_headings_that_say_what_they_are(
    client: Client,
) -> None:
    found = headings(client, "/services/?authority=E08000006&near=M6")

    assert found == ["Services that serve Salford", "Services next door", "Further away"]


def test_an_authority_without_service_is_never_a_bare_zero(client: Client) -> None:
    text = page(client, "/services/?authority=E06000001")

    assert "We hold no service for Hartlepool. That does not mean that there is none" in text
    assert "Services next door" in text
    assert "Further away" in text


def test_a_closed_service_is_said_where_nothing_else_is_known(client: Client) -> None:
    area = Area.objects.get(gss_code="E06000001")
    ServiceFactory(closed=True, name="Once in Hartlepool", serves=[area])

    assert "Once in Hartlepool" in page(client, "/areas/E06000001/")


def test_the_miles_say_what_they_mean(client: Client) -> None:
    text = page(client, "/services/?near=M6")

    assert "in a straight line from the middle of M6 to the postcode centre" in text


def test_a_place_with_several_meanings_asks_which_one(client: Client) -> None:
    html = client.get("/services/?near=Newport").content.decode()

    assert "Which one do you mean?" in html
    for meaning in ("Newport, PO30", "Newport, TF10", "Newport, NP20"):
        assert meaning in html
    assert "Services that serve" not in html


def test_the_chosen_meaning_is_answered(client: Client) -> None:
    assert "Services that serve Isle of Wight" in page(client, "/services/?near=Newport,+PO30")


def test_an_outward_code_that_spans_authorities_answers_for_all_and_asks(client: Client) -> None:
    html = client.get("/services/?near=M25").content.decode()

    assert "M25 reaches into 3 authorities" in html
    for code in ("E08000002", "E08000003", "E08000006"):
        assert f"authority={code}" in html


def test_a_welsh_place_is_told_that_this_directory_covers_england(client: Client) -> None:
    for address in ("/services/?authority=W06000015&near=CF10", "/services/?near=Cardiff"):
        text = page(client, address)
        assert "is in Wales. This directory covers England." in text
        assert "children’s services" in text


def test_an_unknown_postcode_is_answered_by_its_outward_code(client: Client) -> None:
    text = page(client, "/services/?near=M6&postcode=unknown")

    assert "We do not know that postcode, so this is the answer for M6." in text
    assert "Services that serve Salford" in text


def test_a_former_authority_stands_for_its_successors(client: Client) -> None:
    text = page(client, "/services/?authority=E10000006")

    assert "Cumbria ended on 31 March 2023" in text
    assert "Pause Cumbria" in text
    assert "carried from Cumbria, to be re-confirmed" in text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("near=Hogwarts", "We do not know a place or outward code called “Hogwarts”."),
        ("near=ZZ99", "“ZZ99” is not the first half of a postcode that we know."),
        ("authority=E99999999", "“E99999999” is not the code of an authority"),
        ("authority=E12000002", "North West (E12000002) is a region."),
        ("near=North+West", "North West is a region"),
        ("serves=E1", "“E1” is not the code of an authority in England"),
        ("region=north", "“north” is not the code of a region of England"),
        ("model=magic", "“magic” is not a model"),
        ("stage=later", "“later” is not a stage"),
        ("who=men", "“men” is not a group"),
        ("offer=gold", "“gold” is not a kind of help"),
        ("provider_type=x", "“x” is not a kind of provider"),
        ("status=maybe", "“maybe” is not a status"),
        ("unstated=include", "unstated can only be “exclude”"),
        ("sort=size", "“size” is not an order"),
        ("page=0", "“0” is not a page number"),
        ("page=-1", "“-1” is not a page number"),
        ("page=1e9", "“1e9” is not a page number"),
        ("page=99", "There is no page 99 of these results."),
        ("near=M6&within=-5", "“-5” is not a distance"),
        ("near=M6&within=nan", "“nan” is not a distance"),
        ("within=20", "A distance needs a place to start from"),
        ("model=%00pause%00x", "is not a model"),
    ],
)
def test_what_is_not_understood_is_named(client: Client, query: str, sentence: str) -> None:
    assert sentence in page(client, f"/services/?{query}")


@pytest.mark.parametrize("query", ["near=Hogwarts", "model=magic", "page=x", "near=Newport"])
@pytest.mark.parametrize("path", ["/services.csv", "/services.geojson"])
def test_in_files_it_is_a_problem_document(client: Client, path: str, query: str) -> None:
    response = client.get(f"{path}?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == 400
    assert body["errors"][0]["parameter"] == query.split("=")[0]


def test_what_is_typed_cannot_become_markup(client: Client) -> None:
    html = client.get("/services/?near=<script>alert(1)</script>&q=<img+src=x>").content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html


@pytest.mark.parametrize("address", ["/", "/services/", "/services/?near=M6", "/areas/"])
def test_public_pages_set_no_cookie_and_may_be_kept_and_checked(
    client: Client, address: str
) -> None:
    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, no-cache"
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("number", [1, 300])
def test_a_search_costs_12_queries_and_60_kb_at_most(
    client: Client, number: int, assert_queries: Callable
) -> None:
    salford = Area.objects.get(gss_code="E08000006")
    for _ in range(number):
        ServiceFactory(serves=[salford], stages=["pre-birth"], offers=["Key worker"])
    rebuild_index()

    for query in ("near=M6", "authority=E08000006&near=M6&q=made-up", "near=M6&who=women&page=2"):
        with assert_queries(12):
            response = client.get(f"/services/?{query}")
        assert len(response.content) <= 60_000


def test_the_words_understood_and_the_totals_agree(client: Client) -> None:
    text = page(client, "/services/?authority=E08000006&near=M6")

    assert "Searching from M6, in Salford." in text
    total, serves, next_door, other = map(
        int,
        re.search(
            r"(\d+) services: (\d+) serves? Salford, (\d+) next door, (\d+) further", text
        ).groups(),  # type: ignore[union-attr]
    )
    assert total == serves + next_door + other


def test_the_first_page_gives_the_national_picture_with_its_denominator(client: Client) -> None:
    text = page(client, "/")

    assert re.search(r"\d+ of 153 authorities have a recurrent care service reported", text)
    assert "0 confirmed in the last 12 months" in text or date.today() < date(2026, 1, 1)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("authority=E08000003&near=M6", "“M6” is in Salford, not in Manchester."),
        ("authority=E08000003&near=EH1", "“EH1” is in Scotland, not in Manchester."),
        ("authority=E08000003&near=Newport", "“Newport” has several meanings"),
        ("near=East+Surrey", "East Surrey is planned from 1 April 2027. Until then Surrey"),
        ("authority=Stockport", "“Stockport” is not the code of an authority"),
        ("near=London", "London (the region)"),
        ("near=Kent+County+Council", "Services that serve Kent"),
        ("authority=E10000023", "The county of North Yorkshire ended on 31 March 2023"),
    ],
)
def test_a_place_is_never_put_where_it_is_not(client: Client, query: str, sentence: str) -> None:
    assert sentence in page(client, f"/services/?{query}")


def test_a_contradiction_is_a_problem_in_files(client: Client) -> None:
    for query in (
        "authority=E08000003&near=M6",
        "near=East+Surrey",
        "authority=E08000003&near=EH1",
    ):
        assert client.get(f"/services.csv?{query}").status_code == 400


def test_related_programmes_are_counted_beside_the_total(client: Client) -> None:
    text = page(client, "/services/")

    assert (
        "63 services in England, closed ones left out. Beside them 18 related programmes." in text
    )


def test_the_page_of_a_welsh_area_says_what_the_sources_mention_there(client: Client) -> None:
    text = page(client, "/areas/W06000011/")

    assert "Swansea is in Wales. This directory covers England." in text
    assert "Jig-So" in text
    assert "We hold no service" not in text


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/services/", "Find a service – Alongside"),
        ("/services/?near=M6", "Services for Salford – Alongside"),
        ("/services/?near=M6&q=pause&page=2", "“pause”, Services for Salford, page 2 – Alongside"),
    ],
)
def test_the_title_sets_each_search_apart(client: Client, address: str, title: str) -> None:
    assert f"<title>{title}</title>" in client.get(address).content.decode()
