"""One service's page: what is known, what is not, and a way on."""

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from directory.models import Service
from mapping_data.models import Area
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db


def text(client: Client, slug: str) -> str:
    response = client.get(f"/services/{slug}/")
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_every_record_of_the_register_has_a_page(client: Client) -> None:
    slugs = list(Service.objects.values_list("slug", flat=True))

    assert len(slugs) == 93
    for slug in slugs:
        html = client.get(f"/services/{slug}/").content.decode()
        assert html.count("<h1") == 1
        for heading in re.findall(r"<h2[^>]*>.*?</h2>\s*(?=<h2|</section>)", html, re.DOTALL):
            pytest.fail(f"{slug} has an empty part: {heading}")


def test_a_closed_service_says_so_first_with_date_and_reason(client: Client) -> None:
    page = text(client, "space-cambridgeshire")

    assert page.index("This service is closed") < page.index("Space Locally developed")
    assert "fund" in page


def test_without_a_route_it_names_whom_to_ask_and_how_to_tell_us(client: Client) -> None:
    html = client.get("/services/pause-bristol/").content.decode()

    assert "We hold no referral route for this service." in html
    assert "Ask the provider, One25" in html
    assert '<a href="/areas/E06000023/">Bristol</a>' in html
    assert "mailto:" in html


def test_a_team_mailbox_is_shown_with_its_source(client: Client) -> None:
    page = text(client, "brighter-futures-leicestershire")

    assert "brighterfutures@leics.gov.uk" in page
    assert "as published by" in page


def test_evidence_bears_dates_as_written_and_age_bands(client: Client) -> None:
    page = text(client, "pause-bristol")

    assert "about 2017" in page
    assert "Last confirmed over 3 years ago" in page


def test_what_the_sources_do_not_say_is_not_recorded_rather_than_no(client: Client) -> None:
    service = ServiceFactory(slug="silent", without_route=True)

    assert "Not recorded" in text(client, service.slug)


def test_the_contraception_condition_is_told_plainly(client: Client) -> None:
    assert "long-acting contraception" in text(client, "pause-bristol").lower()


def test_structured_data_cannot_end_their_element(client: Client) -> None:
    ServiceFactory(slug="hostile", name="</script><script>alert(1)</script>")
    html = client.get("/services/hostile/").content.decode()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)

    assert data is not None
    assert json.loads(data[1])["name"] == "</script><script>alert(1)</script>"
    assert "<script>alert" not in html


def test_a_former_address_redirects_and_an_unknown_one_is_not_found(client: Client) -> None:
    service = Service.objects.get(slug="pause-bristol")
    service.slug = "pause-in-bristol"
    service.save_revision().publish()

    response = client.get("/services/pause-bristol/")
    assert (response.status_code, response["Location"]) == (301, "/services/pause-in-bristol/")
    assert client.get("/services/never-was/").status_code == 404


def test_a_draft_has_no_page(client: Client) -> None:
    ServiceFactory(slug="not-yet", draft=True)

    assert client.get("/services/not-yet/").status_code == 404


def test_a_programme_outside_england_says_that_it_is_not_counted(client: Client) -> None:
    assert "not in any count for England" in text(client, "reflect-gwent")


@pytest.mark.parametrize("number", [1, 40])
def test_the_page_costs_the_same_with_one_area_and_with_many(
    client: Client, number: int, assert_queries: Callable
) -> None:
    areas = list(Area.objects.english()[:number])
    service = ServiceFactory(serves=areas, stages=["pre-birth"], offers=["Key worker"])

    with assert_queries(14):  # two are of what fills its places: spotlights and references
        response = client.get(service.get_absolute_url())
    assert len(response.content) < 60_000
