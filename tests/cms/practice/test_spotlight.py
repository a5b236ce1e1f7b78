"""A spotlight's page: what it shows of the live record, and where else it is shown."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.models import SpotlightPage, SpotlightService, Theme
from directory.models import AreaServed, Service
from mapping_data.models import Area
from tests.cms.pages import spotlight
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db

NASTY = "</script><script>alert('1')</script> & more"


@pytest.fixture
def salford() -> Area:
    area: Area = Area.objects.get(common_name="Salford", kind=Area.Kind.AUTHORITY)
    return area


@pytest.fixture
def service(salford: Area) -> Service:
    made: Service = ServiceFactory(name="Harbour", serves=[salford], stages=["pre-birth"])
    return made


@pytest.fixture
def page(service: Service) -> SpotlightPage:
    found = spotlight(title="About Harbour", slug="about-harbour")
    SpotlightService.objects.create(page=found, service=service)
    return found


def soup(client: Client, address: str = "/practice/about-harbour/") -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def bound(client: Client) -> str:
    found = soup(client).select_one(".bound")
    assert found is not None
    return " ".join(found.get_text(" ").split())


def test_a_change_of_the_record_shows_at_once(
    client: Client, page: SpotlightPage, service: Service
) -> None:
    before = bound(client)
    assert "Harbour" in before
    assert "Salford" in before
    assert "Pre-birth" in before
    assert "Operating" in before

    service.name, service.status = "Haven", Service.Status.PILOT
    service.stages.set([])
    service.save()
    leeds = Area.objects.get(common_name="Leeds", kind=Area.Kind.AUTHORITY)
    AreaServed.objects.filter(service=service).update(area=leeds)

    after = bound(client)
    assert "Haven" in after
    assert "Leeds" in after
    assert "Pilot" in after
    for gone in ("Harbour", "Salford", "Pre-birth", "Operating"):
        assert gone not in after


def test_when_a_service_closes_all_its_spotlights_say_so_at_once(
    client: Client, page: SpotlightPage, service: Service
) -> None:
    other = spotlight(title="Also about Harbour", slug="also-about-harbour")
    SpotlightService.objects.create(page=other, service=service)
    addresses = ("/practice/about-harbour/", "/practice/also-about-harbour/")
    assert all("is closed" not in soup(client, address).get_text() for address in addresses)

    service.status = Service.Status.CLOSED
    service.save()

    for address in addresses:
        assert "Harbour is closed." in soup(client, address).get_text()


def test_a_service_that_is_not_public_is_not_named(
    client: Client, page: SpotlightPage, service: Service
) -> None:
    Service.objects.filter(pk=service.pk).update(live=False)

    assert "Harbour" not in soup(client).select_one("main").get_text().replace(  # type: ignore[union-attr]
        "About Harbour", ""
    )


@pytest.mark.parametrize("of", ["service", "area", "region"])
def test_the_directorys_pages_list_it(
    client: Client, page: SpotlightPage, service: Service, salford: Area, of: str
) -> None:
    assert salford.parent is not None
    records: dict[str, Service | Area] = {
        "service": service,
        "area": salford,
        "region": salford.parent,
    }
    address = records[of].get_absolute_url()
    slot = soup(client, address).select_one("[aria-labelledby=spotlights-title]")
    assert slot is not None
    assert slot.find("a", href="/practice/about-harbour/")

    page.unpublish()

    assert "/practice/about-harbour/" not in client.get(address).text


def test_an_area_lists_nothing_by_a_service_that_is_not_public(
    client: Client, page: SpotlightPage, service: Service, salford: Area
) -> None:
    Service.objects.filter(pk=service.pk).update(live=False)

    assert "About Harbour" not in client.get(salford.get_absolute_url()).text


def test_an_area_lists_what_was_written_of_the_one_before_it(client: Client) -> None:
    cumbria = Area.objects.get(common_name="Cumbria", kind=Area.Kind.AUTHORITY)
    heir = cumbria.became.first()
    assert heir is not None
    page = spotlight(title="Of Cumbria", slug="of-cumbria")
    SpotlightService.objects.create(page=page, service=ServiceFactory(serves=[cumbria]))

    assert "Of Cumbria" in client.get(heir.successor.get_absolute_url()).text


def test_a_region_lists_its_own_spotlights_without_service(client: Client) -> None:
    region = Area.objects.get(common_name="North East", kind=Area.Kind.REGION)
    spotlight(title="Of the region", slug="of-the-region", region=region)

    assert "Of the region" in client.get(region.get_absolute_url()).text


def test_related_spotlights_share_a_service_or_a_theme_the_most_alike_first(
    client: Client, page: SpotlightPage, service: Service
) -> None:
    theme = Theme.objects.create(slug="of-its-own", name="Of its own")
    page.themes.set([theme])
    page.save_revision().publish()
    by_theme = spotlight(title="By theme", slug="by-theme")
    by_theme.themes.set([theme])
    by_theme.save_revision().publish()
    by_service = spotlight(title="By service", slug="by-service")
    by_service.themes.set([theme])
    by_service.save_revision().publish()
    SpotlightService.objects.create(page=by_service, service=service)

    found = soup(client).select_one("[aria-labelledby=related-title] ul")
    assert found is not None
    assert [link.get_text() for link in found.find_all("a")] == ["By service", "By theme"]


def test_it_tells_machines_what_it_is_and_no_title_ends_the_script(client: Client) -> None:
    spotlight(title=NASTY, summary=NASTY, slug="nasty")
    page = soup(client, "/practice/nasty/")
    script = page.select_one('script[type="application/ld+json"]')
    assert script is not None
    said: dict[str, Any] = json.loads(script.string or "")

    assert said["@type"] == "Article"
    assert said["headline"] == NASTY
    assert said["description"] == NASTY
    assert said["mainEntityOfPage"].endswith("/practice/nasty/")
    assert "alert(" not in "".join(
        str(tag) for tag in page.find_all("script") if tag.get("type") != "application/ld+json"
    )


def test_a_content_note_stands_at_the_top_where_there_is_one(client: Client) -> None:
    spotlight(title="Hard", slug="hard", content_note="It speaks of a death.")
    spotlight(title="Mild", slug="mild")

    head = soup(client, "/practice/hard/").select_one(".page__head")
    assert head is not None
    assert "It speaks of a death." in head.get_text()
    assert "Before you read on" not in soup(client, "/practice/mild/").get_text()


def test_a_blank_section_has_no_heading(client: Client, page: SpotlightPage) -> None:
    headings = [it.get_text() for it in soup(client).select("h2")]

    assert "The issue" in headings
    assert "What was learned" not in headings
    assert "What it needs" not in headings


def test_what_the_sources_do_not_say_it_needs_is_said_to_be_unknown(client: Client) -> None:
    spotlight(title="Needy", slug="needy", needs_team="Four posts")
    part = soup(client, "/practice/needy/").select_one("[aria-labelledby=needs-title]")
    assert part is not None

    assert "Four posts" in part.get_text()
    assert part.get_text().count("The sources do not say") == 3


def test_a_spotlight_never_takes_an_address_of_the_site() -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="feed"):
        spotlight(title="Feed", slug="feed").full_clean()
