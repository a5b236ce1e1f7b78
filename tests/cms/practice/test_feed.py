"""The Atom feed of spotlights, by the rules of RFC 4287.

Where a change is meant, renew its golden file:
    RENEW_GOLDEN=1 .venv/bin/python -m pytest tests/cms/practice/test_feed.py
and read the difference before committing it.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client

from cms.models import SpotlightPage
from tests.cms.pages import draft_page, spotlight

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "practice-feed.xml"
NASTY = "</title><script>alert('1')</script> & “5 < 6”"


def entries(client: Client) -> list[ElementTree.Element]:
    return ElementTree.fromstring(client.get("/practice/feed/").content).findall(f"{ATOM}entry")


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def entry(client: Client, title: str) -> ElementTree.Element:
    return next(one for one in entries(client) if text(one, "title") == title)


def test_it_has_all_that_atom_asks_for(client: Client) -> None:
    answer = client.get("/practice/feed/")
    feed = ElementTree.fromstring(answer.content)

    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.tag == f"{ATOM}feed"
    assert text(feed, "title")
    assert text(feed, "id")
    assert datetime.fromisoformat(text(feed, "updated")).tzinfo
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/practice/feed/"
    found = feed.findall(f"{ATOM}entry")
    assert len(found) == SpotlightPage.objects.live().count()
    for one in found:
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text(one, "id"))
        assert datetime.fromisoformat(text(one, "updated")) >= datetime.fromisoformat(
            text(one, "published")
        )
        assert one.find(f"{ATOM}link").get("href", "").startswith("http://testserver/practice/")  # type: ignore[union-attr]
    assert len({text(one, "id") for one in found}) == len(found)
    newest = max(text(one, "updated") for one in found)
    assert text(feed, "updated") == newest


def test_an_entry_keeps_its_id_when_its_address_changes(client: Client) -> None:
    page = spotlight(title="Wandering")
    before = text(entry(client, "Wandering"), "id")
    page.slug = "elsewhere"
    page.save_revision().publish()

    after = entry(client, "Wandering")
    assert text(after, "id") == before
    assert after.find(f"{ATOM}link").get("href", "").endswith("/practice/elsewhere/")  # type: ignore[union-attr]


def test_a_new_version_is_an_update_and_not_a_new_entry(client: Client) -> None:
    page = spotlight(title="Told again")
    before = entry(client, "Told again")
    page.summary = "Newer words."
    page.save_revision().publish()

    after = entry(client, "Told again")
    assert text(after, "published") == text(before, "published")
    assert text(after, "updated") >= text(before, "updated")
    assert text(after, "summary") == "Newer words."


def test_what_an_editor_types_stays_words(client: Client) -> None:
    spotlight(title=NASTY, summary="<script>alert(1)</script> 5 < 6", slug="nasty")

    found = entry(client, NASTY)
    assert found.find(f"{ATOM}summary").get("type") == "html"  # type: ignore[union-attr]
    assert text(found, "summary") == "&lt;script&gt;alert(1)&lt;/script&gt; 5 &lt; 6"


def test_signs_that_xml_cannot_write_do_not_break_it(client: Client) -> None:
    spotlight(title="Pasted\x0bfrom\x08elsewhere\ufffe", summary="\x1b words", slug="pasted")

    assert text(entry(client, "Pasted from elsewhere "), "id")


def test_neither_a_draft_nor_an_unpublished_spotlight_is_in_it(client: Client) -> None:
    spotlight(title="Gone", slug="gone").unpublish()
    draft_page(None, title="Not yet")  # type: ignore[arg-type]

    assert not {"Gone", "Not yet"} & {text(one, "title") for one in entries(client)}


def test_it_is_asked_for_again_by_its_etag_alone(client: Client) -> None:
    """The date of the newest entry says nothing of an older one that was withdrawn."""
    answer = client.get("/practice/feed/")
    tag = answer.headers["ETag"]
    assert "Last-Modified" not in answer.headers
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")

    assert client.get("/practice/feed/", headers={"If-None-Match": tag}).status_code == 304
    SpotlightPage.objects.live().order_by("first_published_at", "pk").first().unpublish()
    assert client.get("/practice/feed/", headers={"If-None-Match": tag}).status_code == 200


def test_the_feed_of_the_first_edition_is_as_it_was(client: Client) -> None:
    day = datetime(2026, 11, 22, 9, tzinfo=UTC)
    SpotlightPage.objects.update(first_published_at=day, last_published_at=day)
    found = client.get("/practice/feed/").content.decode().replace("><", ">\n<") + "\n"
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")

    assert found == GOLDEN.read_text(encoding="utf-8"), __doc__
