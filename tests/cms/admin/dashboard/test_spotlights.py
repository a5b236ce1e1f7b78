"""Spotlights whose service changed since they were last published: what an editor is told."""

import pytest
from django.utils import timezone

from cms.admin.dashboard.spotlights import changes
from cms.models import SpotlightPage, SpotlightService
from directory.models import Service
from directory.services.actions import close_service, update_service
from mapping_data.partial_dates import UNKNOWN
from tests.cms.pages import fresh, spotlight
from tests.factories import ServiceFactory


def bound(service: Service) -> SpotlightPage:
    page = spotlight(title=f"About {service}")
    page.bound_services.add(SpotlightService(service=service))
    page.save_revision().publish()
    found: SpotlightPage = fresh(page)
    return found


def said(page: SpotlightPage) -> str:
    return " ".join(changes().get(page.pk, []))


@pytest.fixture
def service(db: None) -> Service:
    made: Service = ServiceFactory(name="Harbour")
    made.save_revision().publish()
    return Service.objects.get(pk=made.pk)


def test_a_spotlight_whose_service_closed_says_so(service: Service) -> None:
    page = bound(service)
    assert not said(page)
    close_service(service=service, on=UNKNOWN, reason="No money.", user=None)
    assert "“Harbour”: status from “Operating” to “Closed”" in said(page)
    page.save_revision().publish()
    assert not said(page)


def test_a_new_name_and_other_changes_are_named(service: Service) -> None:
    page = bound(service)
    values = {"name": "Haven", "referral_route": "By letter.", "length": "A year"}
    update_service(service=service, values=values, user=None)
    assert "“Haven”: renamed, formerly “Harbour”; changed: length of support" in said(page)
    assert "referral route" in said(page)


def test_a_check_of_the_record_is_no_change(service: Service) -> None:
    page = bound(service)
    today = timezone.localdate()
    update_service(service=service, values={"last_checked_on": today}, user=None)
    assert not said(page)


def test_a_service_that_was_taken_off_the_site_is_named(service: Service) -> None:
    page = bound(service)
    service.unpublish()
    assert said(page) == "“Harbour” was taken off the site."
