"""Choosing an authority, a provider, a source or an offer by typing."""

import pytest
from django.test import Client

from cms.admin.directory.offers import suggested
from directory.models import Offer, Provider
from mapping_data.models import Area, Source
from tests.factories import ServiceFactory

AREAS = "/admin/snippets/choose/mapping_data/area/"
SOURCES = "/admin/snippets/choose/mapping_data/source/"
PROVIDERS = "/admin/snippets/choose/directory/provider/"


def test_a_former_authority_is_found_by_typing_and_says_until_when(editor_client: Client) -> None:
    html = editor_client.get(f"{AREAS}results/", {"q": "cumb"}).text
    assert "Cumbria (until 31 March 2023)" in html
    assert "Cumberland" in html
    assert "county" in html
    assert "Leeds" not in html


def test_a_planned_authority_says_from_when(editor_client: Client) -> None:
    html = editor_client.get(f"{AREAS}results/", {"q": "east surrey"}).text
    assert "East Surrey (from 1 April 2027)" in html


def test_an_authority_is_found_by_its_code(editor_client: Client) -> None:
    assert "Leeds" in editor_client.get(f"{AREAS}results/", {"q": "E08000035"}).text


def test_regions_cannot_be_chosen(editor_client: Client) -> None:
    region = Area.objects.regions().get(common_name="North West")
    html = editor_client.get(f"{AREAS}results/", {"q": "North West"}).text
    assert f"/chosen/{region.pk}/" not in html


def test_the_chosen_authority_keeps_its_period(editor_client: Client) -> None:
    area = Area.objects.get(common_name="Cumbria")
    answer = editor_client.get(f"{AREAS}chosen/{area.pk}/").json()
    assert answer["result"]["string"] == "Cumbria (until 31 March 2023)"
    service = ServiceFactory(serves=[area])
    page = editor_client.get(f"/admin/snippets/directory/service/edit/{service.pk}/").text
    assert "Cumbria (until 31 March 2023)" in page


def test_a_source_is_made_in_the_chooser_with_a_key_of_its_own(editor_client: Client) -> None:
    fields = {"title": "A council paper", "url": "https://council.example/paper"}
    fields |= {"kind": "official", "date": "about 2023"}
    answer = editor_client.post(f"{SOURCES}create/", fields).json()
    assert answer["step"] == "chosen"
    source = Source.objects.get(title="A council paper")
    assert (source.key, source.date.words) == ("https://council.example/paper", "about 2023")


def test_a_source_that_we_have_is_not_made_twice(editor_client: Client) -> None:
    there = Source.objects.create(
        key="https://council.example/paper", title="First", kind=Source.Kind.OFFICIAL
    )
    fields = {"title": "Second", "url": there.key, "kind": "official", "date": ""}
    html = editor_client.post(f"{SOURCES}create/", fields).json()["htmlFragment"]
    assert "We already have this source: “First”." in html


@pytest.mark.parametrize("title", ["A talk", "A talk!"])
def test_a_source_without_an_address_goes_by_its_title(editor_client: Client, title: str) -> None:
    fields = {"title": title, "kind": "contact", "date": "2026-01"}
    editor_client.post(f"{SOURCES}create/", fields)
    assert Source.objects.get(title=title).key == "editors:a-talk"


def test_a_provider_is_made_in_the_chooser(editor_client: Client) -> None:
    editor_client.post(f"{PROVIDERS}create/", {"name": "New Trust", "website": ""})
    assert Provider.objects.filter(name="New Trust").exists()


def test_offers_are_suggested_from_the_curated_list_by_any_word(
    editor_client: Client, db: None
) -> None:
    Offer.objects.create(name="Housing of some other kind", suggested=False)
    found = editor_client.get("/admin/offers/suggest/", {"term": "hous"}).json()
    assert "Safe housing" in found
    assert "Housing of some other kind" not in found


def test_nothing_typed_suggests_nothing(db: None) -> None:
    assert suggested("  ") == []
