"""Old addresses of pages lead to the new ones, and tell nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from cms.models import StandardPage
from tests.cms.pages import bodies, fresh, public_page, spotlight

pytestmark = pytest.mark.django_db


def test_an_old_address_leads_to_the_new_one_and_so_do_those_below(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    page = public_page("Moved", slug="old-name")
    child = StandardPage(title="Below", slug="below")
    page.add_child(instance=child)
    child.save_revision().publish()

    page = fresh(page)
    page.slug = "new-name"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert client.get("/old-name/").headers["Location"] == "/new-name/"
    assert client.get("/old-name/below/").headers["Location"] == "/new-name/below/"
    assert client.get("/new-name/below/").status_code == 200


def test_a_spotlights_old_address_leads_to_the_new_one(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    page = spotlight(title="Renamed", slug="renamed-once")
    page.slug = "renamed-twice"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    answer = client.get("/practice/renamed-once/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/practice/renamed-twice/")


def test_an_old_address_does_not_tell_of_what_is_not_public(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    page = public_page("Moved", slug="old-name")
    page.slug = "secret-name"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    fresh(page).unpublish()

    assert bodies(client, "/old-name/") == bodies(client, "/nothing/")


def test_a_drafts_new_address_is_not_told(client: Client, ann: User) -> None:
    page = public_page("Moved", slug="old-name")
    page.slug = "secret-name"
    page.save_revision(user=ann)

    assert client.get("/old-name/").status_code == 200
    assert client.get("/secret-name/").status_code == 404
