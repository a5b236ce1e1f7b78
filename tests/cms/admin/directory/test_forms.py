"""What a service record cannot say, and how its editor is told."""

import pytest
from django.test import Client

from directory.models import Service
from mapping_data.models import Area
from tests.cms.admin_forms import PUBLISH, edit_address, fields_for
from tests.factories import ServiceFactory


@pytest.fixture
def service(db: None) -> Service:
    leeds = Area.objects.get(gss_code="E08000035")
    made: Service = ServiceFactory(name="Harbour", slug="harbour", serves=[leeds])
    return made


def error_of(client: Client, pk: int, **changes: str) -> str:
    """The page that answers a publication with these changes."""
    fields = fields_for(client, pk) | {name: [value] for name, value in changes.items()}
    answer = client.post(edit_address(pk), fields | PUBLISH)
    assert answer.status_code == 200, "the change was taken"
    return str(answer.text)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"slug": "find"}, "is kept for the site"),
        ({"team_mailbox": "jane.smith@leeds.gov.uk"}, "looks like one person"),
        ({"status": "closed", "closed_on": "2023"}, "Say why it closed"),
        ({"status": "closed", "closed_reason": "Funding"}, "Write the day it closed"),
        ({"status_as_at": ""}, "Write the date, or “unknown”."),
        ({"status_as_at": "last spring"}, "“last spring” is not a date"),
        ({"areas_served-0-since": "31 June"}, "“31 June” is not a date"),
        ({"evidence-0-source": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(
    editor_client: Client, service: Service, changes: dict[str, str], words: str
) -> None:
    assert words in error_of(editor_client, service.pk, **changes)


def test_an_address_that_another_service_had_is_refused(
    editor_client: Client, service: Service
) -> None:
    other = ServiceFactory(slug="first-steps", name="First Steps")
    other.slug = "next-steps"
    other.save()
    html = error_of(editor_client, service.pk, slug="first-steps")
    assert "“First Steps” had this address and still redirects" in html


@pytest.mark.parametrize("typed", ["unknown", "2023-06-30", "about 2023"])
def test_a_service_closes_on_a_date_that_may_be_unknown(
    editor_client: Client, service: Service, typed: str
) -> None:
    closing = {"status": "closed", "closed_on": typed, "closed_reason": "Its funding ended."}
    fields = fields_for(editor_client, service.pk) | {k: [v] for k, v in closing.items()}
    assert editor_client.post(edit_address(service.pk), fields | PUBLISH).status_code == 302
    service.refresh_from_db()
    assert service.is_closed
    shown = fields_for(editor_client, service.pk)
    assert shown["closed_on"] == [typed.replace("about ", "c.")]


def test_an_unknown_date_shows_as_a_word_and_stays(editor_client: Client) -> None:
    service = ServiceFactory(status_as_at="")
    assert fields_for(editor_client, service.pk)["status_as_at"] == ["unknown"]
