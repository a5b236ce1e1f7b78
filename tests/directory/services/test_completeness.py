"""What a record lacks: the rule for one record and the condition for the table agree."""

import pytest

from directory.models import Service
from directory.querysets import MISSING_Q
from directory.services.completeness import PARTS, Part, missing
from mapping_data.models import Area
from tests.factories import ServiceFactory

COMPLETE = {"summary": "For mothers.", "who_for": "women"}


def complete(**changes: object) -> Service:
    service: Service = ServiceFactory(
        **COMPLETE | {"serves": [Area.objects.english()[0]]} | changes
    )
    return service


def slugs(service: Service) -> list[str]:
    return [part.slug for part in missing(service)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.slug)
def test_the_rule_and_the_condition_agree_on_the_register(db: None, part: Part) -> None:
    services = Service.objects.with_listing()
    by_rule = {service.pk for service in services if part.lacking(service)}
    by_condition = set(services.missing(part.slug).values_list("pk", flat=True))
    assert by_rule == by_condition


def test_every_part_has_its_condition() -> None:
    assert [part.slug for part in PARTS] == list(MISSING_Q)


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({}, []),
        ({"without_route": True}, ["referral-route"]),
        ({"without_route": True, "team_mailbox": "duty@example.org"}, []),
        ({"without_route": True, "closed": True}, []),
        ({"serves": []}, ["area"]),
        ({"serves": [], "welsh": True}, []),
        ({"sources": []}, ["evidence"]),
        ({"summary": ""}, ["summary"]),
        ({"who_for": ""}, ["who-for"]),
        ({"who_for": "", "summary": "", "sources": []}, ["evidence", "summary", "who-for"]),
    ],
)
def test_a_record_lacks(db: None, changes: dict[str, object], lacking: list[str]) -> None:
    service = complete(**changes)
    assert slugs(service) == lacking
    found = [slug for slug in MISSING_Q if Service.objects.missing(slug).contains(service)]
    assert found == lacking


def test_any_of_several_parts_is_asked_for_together(db: None) -> None:
    whole, half = complete(), complete(summary="", who_for="")
    asked = Service.objects.missing("summary", "who-for")
    assert asked.contains(half)
    assert not asked.contains(whole)
    assert asked.filter(pk=half.pk).count() == 1
    assert not Service.objects.missing().contains(whole)
