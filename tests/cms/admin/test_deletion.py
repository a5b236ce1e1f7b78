"""What is used is not deleted, and the refusal names where; what was public never is."""

import pytest
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from cms.models import SpotlightService
from directory.models import Service
from mapping_data.models import Source
from tests.cms.pages import public_page, reference, spotlight
from tests.factories import ServiceFactory, SourceFactory, UserFactory


@pytest.fixture
def administrator(client: Client, db: None) -> Client:
    client.force_login(UserFactory(administrator=True))
    return client


def test_a_source_that_a_page_cites_stays(administrator: Client) -> None:
    source = SourceFactory(title="A council paper")
    cited = [("citations", [{"source": source, "where": "p. 3"}])]
    public_page(title="What we know", body=cited)
    for address in (
        f"/admin/snippets/mapping_data/source/delete/{source.pk}/",
        f"/admin/bulk/mapping_data/source/delete/?id={source.pk}",
    ):
        html = administrator.post(address, follow=True).text
        assert "“A council paper” is used by “What we know”" in html
    assert Source.objects.filter(pk=source.pk).exists()


def test_a_source_that_nothing_uses_goes(administrator: Client) -> None:
    source = SourceFactory()
    administrator.post(f"/admin/snippets/mapping_data/source/delete/{source.pk}/")
    assert not Source.objects.filter(pk=source.pk).exists()


def test_a_service_with_a_spotlight_stays(administrator: Client) -> None:
    service = ServiceFactory(name="Harbour", sources=[])
    page = spotlight(title="How Harbour works")
    page.bound_services.add(SpotlightService(service=service))
    page.save()
    address = f"/admin/snippets/directory/service/delete/{service.pk}/"
    assert "is used by “How Harbour works”" in administrator.post(address, follow=True).text
    assert Service.objects.filter(pk=service.pk).exists()


def test_a_picture_on_a_page_stays(administrator: Client) -> None:
    picture = get_image_model()(title="A room", file=get_test_image_file())
    picture.save()
    shown = [("picture", {"picture": picture, "alt_text": "A room", "decorative": False})]
    public_page(title="Where we meet", body=shown)
    html = administrator.post(f"/admin/images/{picture.pk}/delete/", follow=True).text
    assert "“A room” is used by “Where we meet”" in html
    administrator.post(f"/admin/bulk/cms/picture/delete/?id={picture.pk}")
    assert get_image_model().objects.filter(pk=picture.pk).exists()


def test_a_reference_that_was_public_stays(administrator: Client) -> None:
    item = reference()
    for address in (
        f"/admin/snippets/cms/reference/delete/{item.pk}/",
        f"/admin/bulk/cms/reference/delete/?id={item.pk}",
    ):
        administrator.post(address)
        item.refresh_from_db()
