"""The factories make records that the product's own questions understand."""

import pytest
from django.test import Client

from directory.models import Service
from mapping_data.models import Area
from tests.factories import PASSWORD, AreaFactory, ServiceFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_service_comes_with_its_children() -> None:
    area = AreaFactory()
    made = ServiceFactory(serves=[area], stages=["pre-birth"], offers=["Counselling"])
    service = Service.objects.public().serving([area]).get()
    assert service == made
    assert [stage.slug for stage in service.stages.all()] == ["pre-birth"]
    assert service.offers.names().get() == "Counselling"
    assert service.evidence.get().source.title.startswith("Made-up report")


def test_a_trait_gives_a_service_its_state() -> None:
    assert ServiceFactory(closed=True).is_closed
    assert not ServiceFactory(welsh=True).in_england
    assert not Service.objects.public().filter(pk=ServiceFactory(draft=True).pk).exists()
    assert not ServiceFactory(sources=[]).evidence.exists()
    assert ServiceFactory(sources=[SourceFactory(undated=True)]).evidence.get().date.words


def test_an_area_is_found_by_its_code_while_it_is_valid() -> None:
    area, former, planned = AreaFactory(), AreaFactory(abolished=True), AreaFactory(planned=True)
    assert Area.objects.by_code(area.gss_code) == area
    assert not former.is_valid_on(former.valid_to.replace(year=2024))
    assert not planned.codes.exists()


def test_people_sign_in_and_an_editor_reaches_the_admin(client: Client) -> None:
    for person, status in ((UserFactory(editor=True), 200), (UserFactory(), 403)):
        client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
        assert client.get("/admin/", follow=True).status_code == status
        client.logout()
