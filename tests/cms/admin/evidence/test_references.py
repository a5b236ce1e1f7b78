"""The library in the admin: what an editor sees, narrows, fills in and previews."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from accounts.models import User
from cms.models import Reference
from tests.cms.evidence.references import add_references, make_reference
from tests.cms.publishing.test_references import fields_at

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/cms/reference/"
Queries = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def admin(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


def titles(admin: Client, query: str) -> str:
    response = admin.get(f"{LIST}?{query}")
    assert response.status_code == 200
    return " ".join(row.get_text(" ") for row in soup(response.text).select("tbody tr"))


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def test_the_list_says_who_when_what_and_whether_it_was_read(admin: Client) -> None:
    make_reference("unread", title="Unread study", authors="Zed, A.", year=None)
    row = " ".join(titles(admin, "q=zed").split())

    for words in ("Unread study", "Zed", "year not known", "Journal article", "Not yet reviewed"):
        assert words in row


@pytest.mark.parametrize(
    ("state", "shown"),
    [("not-reviewed", "Unread study"), ("not-stated", "Kindless study"), ("read", "Read study")],
)
def test_an_editor_finds_what_is_still_to_be_read(admin: Client, state: str, shown: str) -> None:
    make_reference("a", title="Unread study", authors="Zed, A.")
    make_reference("b", title="Kindless study", authors="Zed, B.", found="x")
    make_reference("c", title="Read study", authors="Zed, C.", found="x", kind="review")
    found = titles(admin, f"q=zed&review={state}")

    assert shown in found
    assert ("Unread study" in found) == (state == "not-reviewed")


def test_the_list_asks_as_much_for_many_as_for_few(admin: Client, assert_queries: Queries) -> None:
    add_references(60)
    with assert_queries(25):
        admin.get(LIST)


@pytest.mark.parametrize(
    "typed", ["https://doi.org/10.1000/xyz", "doi: 10.1000/xyz", " 10.1000/xyz "]
)
def test_a_doi_is_taken_as_it_is_pasted(admin: Client, typed: str) -> None:
    item = make_reference("pasted")
    address = f"{LIST}edit/{item.pk}/"
    admin.post(address, fields_at(admin, address) | {"doi": [typed]})

    item.refresh_from_db()
    draft = item.get_latest_revision().as_object()
    assert isinstance(draft, Reference)
    assert draft.doi == "10.1000/xyz"


def test_a_doi_that_is_none_is_refused_in_words(admin: Client) -> None:
    item = make_reference("pasted")
    address = f"{LIST}edit/{item.pk}/"
    response = admin.post(address, fields_at(admin, address) | {"doi": ["see the journal"]})

    assert "A DOI starts with" in response.text


def test_the_preview_shows_what_is_being_written(admin: Client) -> None:
    item = make_reference("previewed", found="Old words.")
    address = f"{LIST}edit/{item.pk}/"
    sent = fields_at(admin, address) | {"found": ["New words."], "authors": ["Newauthor, N."]}
    stored = admin.post(f"{LIST}preview/{item.pk}/", sent)
    assert stored.json()["is_valid"] is True
    shown = admin.get(f"{LIST}preview/{item.pk}/?mode=")

    assert shown.status_code == 200
    assert "New words." in shown.text
    assert "Newauthor, N." in shown.text
    assert "Old words." not in shown.text


def test_a_new_reference_can_be_previewed_before_it_is_kept(admin: Client) -> None:
    source = make_reference("other").source
    Reference.objects.filter(source=source).delete()
    sent = {"key": "brand-new", "source": source.pk, "type": "book", "authors": "New, N."}
    stored = admin.post(f"{LIST}preview/", sent)
    assert stored.json()["is_valid"] is True

    assert "New, N." in admin.get(f"{LIST}preview/?mode=").text
