"""Corrections: what was wrong stands on the page, with the version that said so to be read."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from cms.models import Consent, Correction, StandardPage
from tests.cms.pages import edited, fresh, public_page, spotlight

Queries = Callable[..., AbstractContextManager[Any]]
WRONG = [("text", "<p>There are 12.</p>")]
RIGHT = [("text", "<p>There are 21.</p>")]
SAID = "It said 12; there are 21."


@pytest.fixture
def corrected(ann: User, ben: User) -> StandardPage:
    page = public_page(title="How many", body=WRONG)
    edited(page, ann, body=RIGHT, correction=SAID).publish(user=ben)
    found: StandardPage = fresh(page)
    return found


def address(page: StandardPage) -> str:
    return f"/versions/{page.corrections.get().replaced_id}/"


def test_publishing_writes_the_correction_down_and_empties_the_field(
    corrected: StandardPage,
) -> None:
    correction = Correction.objects.get(page=corrected)
    assert correction.words == SAID
    assert correction.replaced is not None
    assert "There are 12." in str(correction.replaced.as_object().body)
    assert corrected.correction == ""
    assert corrected.get_latest_revision().as_object().correction == ""


def test_the_page_shows_it_with_the_version_replaced(
    client: Client, corrected: StandardPage
) -> None:
    html = client.get("/how-many/").text
    assert SAID in html
    assert f'href="{address(corrected)}"' in html


def test_a_draft_kept_beside_does_not_say_it_twice(ann: User, ben: User) -> None:
    page = public_page(body=WRONG)
    first = edited(page, ann, body=RIGHT, correction=SAID)
    edited(fresh(page), ann, title="Newer").as_object()
    first.publish(user=ben)
    assert fresh(page).get_latest_revision().as_object().correction == ""


def test_a_schedule_writes_it_down_too(ann: User, ben: User) -> None:
    page = public_page(body=WRONG)
    soon = timezone.now() + timedelta(hours=1)
    revision = edited(page, ann, body=RIGHT, correction=SAID, go_live_at=soon)
    revision.publish(user=ben)
    assert not Correction.objects.filter(page=page).exists()
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert Correction.objects.get(page=page).words == SAID


def test_the_first_version_replaces_none(ann: User, ben: User) -> None:
    page = StandardPage(title="New", live=False, correction=SAID)
    public_page().add_child(instance=page)
    page.save_revision(user=ann).publish(user=ben)
    assert not Correction.objects.filter(page=page).exists()


def test_the_version_replaced_can_be_read(client: Client, corrected: StandardPage) -> None:
    answer = client.get(address(corrected))
    html = answer.text
    today = f"{timezone.localdate():%-d %B %Y}"
    assert "There are 12." in html
    assert "There are 21." not in html
    assert f"This is the version of {today}, replaced on {today}." in html
    assert f"What was corrected: {SAID}" in html
    assert '<link rel="canonical" href="http://testserver/how-many/">' in html
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_spotlight_of_former_days_can_be_read_with_few_queries(
    client: Client, ann: User, ben: User, assert_queries: Queries
) -> None:
    page = spotlight(title="A spotlight")
    edited(page, ann, title="Its new title", correction=SAID).publish(user=ben)
    where = address(fresh(page))
    client.get(where)
    with assert_queries(15):
        html = client.get(where).text
    assert "<h1>A spotlight</h1>" in html
    assert "application/ld+json" not in html


@pytest.mark.parametrize("path", ["/versions/999999/", "/versions/0/"])
def test_no_such_version_is_a_page_that_says_so(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "is the number of no version that can be read here" in answer.text


def test_versions_that_no_correction_points_to_stay_inside(
    client: Client, corrected: StandardPage
) -> None:
    assert client.get(f"/versions/{corrected.latest_revision_id}/").status_code == 404


def test_nor_of_a_page_that_is_not_public(client: Client, corrected: StandardPage) -> None:
    where = address(corrected)
    restriction = PageViewRestriction.objects.create(
        page=corrected, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(where).status_code == 404
    restriction.delete()
    corrected.unpublish()
    answer = client.get(where)
    assert answer.status_code == 404
    assert "is not on this site any more" in answer.text


def test_a_version_whose_consent_ended_is_gone(client: Client, ann: User, ben: User) -> None:
    consent = Consent.objects.create(
        reference="2026-001", scope="Words", given_on="2026-01-01", kept_where="Safe"
    )
    value = {"consent": consent, "words": "<p>It helped.</p>", "said_by": "a mother"}
    told = [("lived_experience", value | {"picture": None, "alt_text": ""})]
    page = public_page(title="Told", body=told)
    edited(page, ann, body=RIGHT, correction=SAID).publish(user=ben)
    where = address(fresh(page))
    assert "It helped." in client.get(where).text
    Consent.objects.filter(pk=consent.pk).update(expires_on="2026-02-01")
    answer = client.get(where)
    assert answer.status_code == 410
    assert "that consent has ended" in answer.text
    assert "It helped." not in answer.text
