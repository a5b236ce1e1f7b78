"""The first page tells each editor what there is to do, and a report tells all of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from cms.admin.dashboard.pages import page_types
from cms.admin.dashboard.tasks import DUTIES
from cms.models import Consent, LinkCheck, SpotlightPage, SpotlightService
from cms.models.second_person_mixin import hold_back
from directory.models import Service
from directory.services.actions import update_service
from tests.cms.pages import draft_page, edited, fresh, public_page, reference, spotlight
from tests.cms.publishing.ways_to_publish import submit
from tests.factories import ServiceFactory, SourceFactory, UserFactory

Queries = Callable[..., AbstractContextManager[Any]]
SLUGS = [duty.slug for duty in DUTIES]
FOR_WRITERS = ["past-review", "changed-services", "dead-links"]
FOR_PUBLISHERS = ["awaiting-my-review", "held-back", "consents", *FOR_WRITERS]
ROLES = {
    "Contributors": FOR_WRITERS,
    "Editors": FOR_PUBLISHERS,
    "Directory editors": ["no-referral-route"],
    "Administrators": SLUGS,
}


def days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def address(slug: str) -> str:
    return reverse(f"today_{slug.replace('-', '_')}")


@pytest.fixture
def nothing_waits(db: None) -> None:
    """A day without work: what the register brings is set aside."""
    Service.objects.update(referral_route="By phone.")
    LinkCheck.objects.all().delete()
    for page_type in page_types():
        page_type.objects.update(review_by=days(30))


@pytest.fixture
def today(client: Client, ben: User, nothing_waits: None) -> Callable[[], dict[str, str]]:
    """What Ben's first page says, by the heading of each part."""
    client.force_login(ben)

    def read() -> dict[str, str]:
        soup = BeautifulSoup(client.get("/admin/").text, "html.parser")
        parts = soup.select(".today__part")
        return {str(part["aria-labelledby"])[6:]: part.get_text(" ", strip=True) for part in parts}

    return read


Today = Callable[[], dict[str, str]]


def rows(client: Client, slug: str, **asked: str) -> list[str]:
    soup = BeautifulSoup(client.get(address(slug), asked).text, "html.parser")
    return [row.get_text(" ", strip=True) for row in soup.select("table.listing tbody tr")]


def test_an_empty_day_says_so(client: Client, ben: User, nothing_waits: None) -> None:
    client.force_login(ben)
    assert "Nothing waits for you today." in client.get("/admin/").text


def test_what_others_submitted_awaits_me_and_what_i_edited_last_does_not(
    client: Client, today: Today, ann: User, ben: User
) -> None:
    for page in (draft_page(ann, title="By Ann"), draft_page(ben, title="By Ben")):
        submit(page)
    changed = draft_page(ann, title="Changed by Ben")
    submit(changed)
    edited(changed, ben)
    assert "1 By Ann Submitted by Ann" in today()["awaiting-my-review"]
    assert [row.split(" Standard")[0] for row in rows(client, "awaiting-my-review")] == ["By Ann"]


def test_references_await_me_too(today: Today, ann: User) -> None:
    item = reference(ann)
    item.get_workflow().start(item, ann)
    assert str(item) in today()["awaiting-my-review"]


def test_what_a_schedule_held_back_is_shown_until_it_is_published(
    client: Client, today: Today, ann: User, ben: User
) -> None:
    page = draft_page(ann, title="Late")
    revision = page.latest_revision
    revision.approved_go_live_at = timezone.now()
    hold_back(page, revision, ["Title: This field cannot be blank."])
    assert "Late Title: This field cannot be blank." in today()["held-back"]
    revision.publish(user=ben)
    assert "held-back" not in today()


def test_pages_past_their_day_are_shown_the_longest_first(client: Client, today: Today) -> None:
    public_page(title="Yesterday", review_by=days(-1))
    public_page(title="Long ago", review_by=days(-400))
    public_page(title="Today", review_by=days(0))
    spotlight(title="A late spotlight", review_by=days(-2))
    draft_page(UserFactory(), title="A draft", review_by=days(-9))
    assert today()["past-review"].startswith("Pages to be read again 3 Long ago")
    titles = [row.split(" To be")[0] for row in rows(client, "past-review")]
    assert titles == [
        "Long ago Standard page",
        "A late spotlight Spotlight page",
        "Yesterday Standard page",
    ]


def bound(service: Service) -> SpotlightPage:
    page = spotlight(title=f"About {service}")
    page.bound_services.add(SpotlightService(service=service))
    page.save_revision().publish()
    found: SpotlightPage = fresh(page)
    return found


def test_links_that_died_are_shown_where_they_are_mended(client: Client, today: Today) -> None:
    source = SourceFactory(title="A lost paper")
    LinkCheck.objects.create(
        source=source,
        address=source.url,
        status=LinkCheck.Status.DEAD,
        checked_at=timezone.now(),
        first_failed_at=timezone.now(),
        words="It answered 404: there is nothing.",
    )
    assert f"1 A lost paper {source.url} It answered 404" in today()["dead-links"]
    html = client.get(address("dead-links")).text
    assert f"/admin/snippets/mapping_data/source/edit/{source.pk}/" in html


def consent(reference: str, **fields: Any) -> Consent:
    given = {"scope": "Words", "given_on": days(-900), "kept_where": "Safe"}
    return Consent.objects.create(reference=reference, **given | fields)


def test_consents_that_end_soon_and_ended_ones_in_use_are_shown(today: Today) -> None:
    consent("2026-001", expires_on=days(60))
    consent("2026-002", expires_on=days(61))
    consent("2026-003", expires_on=days(-1))
    used = consent("2026-004", expires_on=days(100))
    words = {"consent": used, "words": "<p>It helped.</p>", "said_by": "a mother", "picture": None}
    public_page(title="Told", body=[("lived_experience", words | {"alt_text": ""})])
    Consent.objects.filter(pk=used.pk).update(expires_on=days(-3))
    said = today()["consents"]
    assert "Consents that end 2 Consent 2026-004 Ended on" in said
    assert "Used by: 1 page." in said
    assert "2026-001" in said


def test_services_at_work_in_england_that_say_no_way_in(
    client: Client, nothing_waits: None
) -> None:
    client.force_login(UserFactory(editor=True))
    ServiceFactory(name="No way in", without_route=True)
    ServiceFactory(name="A pilot", without_route=True, pilot=True)
    ServiceFactory(name="Planned", without_route=True, in_development=True)
    ServiceFactory(name="In Wales", without_route=True, welsh=True)
    ServiceFactory(name="Over", without_route=True, closed=True)
    ServiceFactory(name="Has one")
    found = rows(client, "no-referral-route")
    assert [row.split(" Locally")[0] for row in found] == ["A pilot", "No way in"]
    assert rows(client, "no-referral-route", model="pause") == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_the_reports_of_what_it_can_act_on(
    client: Client, db: None, role: str
) -> None:
    client.force_login(UserFactory(role=role))
    opens = [slug for slug in SLUGS if client.get(address(slug)).status_code == 200]
    assert opens == ROLES[role]
    menu = client.get("/admin/").text
    assert [slug for slug in SLUGS if f'"url": "{address(slug)}"' in menu] == ROLES[role]


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_else_downloads_a_report(client: Client, db: None, slug: str) -> None:
    client.force_login(UserFactory())
    for export in ("csv", "xlsx"):
        assert client.get(address(slug), {"export": export}).status_code == 302


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_report_says_so(client: Client, nothing_waits: None, slug: str) -> None:
    client.force_login(UserFactory(role="Administrators"))
    (duty,) = [duty for duty in DUTIES if duty.slug == slug]
    assert duty.nothing in client.get(address(slug)).text


RISKY = "=HYPERLINK(1)"


@pytest.fixture
def risky(client: Client, ben: User) -> Client:
    client.force_login(ben)
    public_page(title=RISKY, review_by=days(-999))
    return client


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_the_csv_holds_nothing_that_a_spreadsheet_would_run(risky: Client) -> None:
    text = content(risky.get(address("past-review"), {"export": "csv"})).decode()
    heading, first, *_ = text.splitlines()
    assert heading == "Title,Type,What there is to know,To be read again by,Where to change it"
    assert first.startswith(f"'{RISKY},Standard page,To be read again by")


def test_the_workbook_holds_words_and_no_formula(risky: Client) -> None:
    book = load_workbook(BytesIO(content(risky.get(address("past-review"), {"export": "xlsx"}))))
    cell = book.active["A2"]
    assert (cell.value, cell.data_type) == (RISKY, "s")


def test_the_queries_do_not_grow_with_what_waits(
    client: Client, ann: User, nothing_waits: None, assert_queries: Queries
) -> None:
    client.force_login(UserFactory(role="Administrators"))

    def one_more(number: int) -> None:
        submit(draft_page(ann, title=f"Draft {number}", slug=f"draft-{number}"))
        public_page(title=f"Late {number}", review_by=days(-1))
        consent(f"2026-{number}", expires_on=days(5))
        service = ServiceFactory(without_route=True)
        service.save_revision().publish()
        bound(Service.objects.get(pk=service.pk))
        service = Service.objects.get(pk=service.pk)
        update_service(service=service, values={"name": f"New {number}"}, user=None)
        held = draft_page(ann, title=f"Held {number}")
        hold_back(held, held.latest_revision, ["Because."])

    one_more(1)
    client.get("/admin/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/admin/")
    for number in range(2, 5):
        one_more(number)
    with assert_queries(len(one)):
        client.get("/admin/")
