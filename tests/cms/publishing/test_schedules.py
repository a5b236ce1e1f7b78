"""A schedule publishes what somebody else approved, and nothing more."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from accounts.models import User
from cms.publishing.rules import PublishRefused
from tests.cms.pages import PUBLISH, draft_page, edit_url, fresh, page_fields
from tests.cms.publishing.ways_to_publish import OWN, by_button


def in_a_day() -> str:
    return timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


def test_the_last_editor_sets_no_schedule(client: Client, ann: User) -> None:
    page = draft_page(ann)
    client.force_login(ann)
    fields = page_fields(client, edit_url(page)) | {"go_live_at": [in_a_day()]}
    assert OWN in client.post(edit_url(page), fields | PUBLISH, follow=True).text
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_somebody_else_sets_a_schedule_and_it_is_kept(client: Client, ann: User, ben: User) -> None:
    page = draft_page(ann)
    client.force_login(ben)
    fields = page_fields(client, edit_url(page)) | {"go_live_at": [in_a_day()]}
    assert OWN not in client.post(edit_url(page), fields | PUBLISH, follow=True).text
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    due(revision)
    call_command("publish_scheduled")
    assert fresh(page).live


def test_who_takes_a_schedule_off_and_sets_another_needs_somebody_else_again(
    client: Client, ann: User, ben: User
) -> None:
    page = draft_page(ann)
    client.force_login(ben)
    fields = page_fields(client, edit_url(page)) | {"go_live_at": [in_a_day()]}
    client.post(edit_url(page), fields | PUBLISH)
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    client.force_login(ann)
    client.post(f"/admin/pages/{page.pk}/revisions/{revision.pk}/unschedule/")
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    assert OWN in by_button(client, page)
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_a_schedule_publishes_nothing_that_nobody_approved(ann: User) -> None:
    page = draft_page(ann)
    with pytest.raises(PublishRefused, match="approved by nobody"):
        page.latest_revision.publish()
    assert not fresh(page).live


def due(revision: Revision) -> None:
    past = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()


def test_what_a_schedule_may_not_publish_is_held_back_and_the_rest_goes_on(
    ann: User, ben: User
) -> None:
    """Approved when it was whole; since then another page took its place."""
    first, second = draft_page(ann, title="First"), draft_page(ann, title="Second")
    for page in (first, second):
        revision = page.latest_revision
        revision.approved_go_live_at = timezone.now()
        due(revision)
    broken = first.latest_revision
    broken.content["title"] = ""
    due(broken)
    call_command("publish_scheduled")
    assert (fresh(first).live, fresh(second).live) == (False, True)
    entry = PageLogEntry.objects.get(page=first.pk, action="cms.held_back")
    assert "Title" in entry.data["reasons"][0]
