"""Every type of public page: what it costs, how it is answered, what it never shows."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cms.models import HomePage, Picture, ReviewedPage, SpotlightPage, StandardPage
from cms.streamfields.traversal import stream_fields
from mapping_data.models import PublishedTable, Source
from tests.cms.consents.factories import ConsentFactory, PictureFactory
from tests.cms.pages import bodies, draft_page, home, public_page, spotlight
from tests.factories import SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

MOST_QUERIES, MOST_BYTES = 15, 60_000
EVERY_TYPE = (
    "/",
    "/parents/",
    "/findings/",
    "/findings/core-components/",
    "/findings/quarterly-outcome-report/",
    "/glossary/",
    "/practice/",
    "/practice/salford-three-pathways/",
    "/search/",
)
Assert = Callable[..., AbstractContextManager[Any]]


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as sent:
        assert client.get(address).status_code == 200
    return len(sent)


def every_block(number: int, pictures: list[Picture], sources: Sequence[Source]) -> list[Any]:
    """A stream of `number` of each kind of block, each of another source."""
    tables = list(PublishedTable.objects.values_list("key", flat=True))
    rows: list[Any] = []
    for place in range(number):
        source = sources[place].pk
        typed = {
            "columns": [{"type": "text", "heading": "When"}, {"type": "text", "heading": "What"}],
            "rows": [{"values": ["Week 1", "A visit"]}],
            "caption": "",
        }
        bars = [{"label": "One", "value": "12"}, {"label": "Two", "value": None}]
        said = {"source": source, "where": f"p. {place}"}
        rows += [
            {"type": "text", "value": "<p>Words.</p>"},
            {"type": "key_fact", "value": said | {"figure": "2", "words": "Of", "date": "2017"}},
            {"type": "table", "value": said | {"caption": f"T {place}", "table": typed}},
            {"type": "published_table", "value": {"table": tables[0], "caption": ""}},
            {
                "type": "chart",
                "value": said
                | {"caption": f"C {place}", "unit": "visits", "bars": bars, "date": "2017"},
            },
            {"type": "citations", "value": [said]},
        ]
        if place < len(pictures):
            shown = {"picture": pictures[place].pk, "alt_text": "Teal", "caption": "Teal"}
            rows.append({"type": "picture", "value": shown})
    return rows


def full_spotlight(number: int) -> SpotlightPage:
    sources: list[Source] = SourceFactory.create_batch(number)
    pictures = [PictureFactory(consent=ConsentFactory()) for _ in range(min(number, 5))]
    rows = every_block(number, pictures, sources)
    field = next(it for it in stream_fields(SpotlightPage) if it.name == "issue")
    stream = field.stream_block.to_python(rows)
    return spotlight(title=f"Full of {number}", slug=f"full-{number}", issue=stream)


@pytest.mark.parametrize("address", EVERY_TYPE)
def test_a_page_costs_at_most_15_queries_and_60_kilobytes(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as sent:
        answer = client.get(address)

    assert answer.status_code == 200
    assert len(sent) <= MOST_QUERIES
    assert len(answer.content) <= MOST_BYTES


def test_every_page_of_the_first_edition_keeps_to_it_too(client: Client) -> None:
    for model in (StandardPage, SpotlightPage):
        for page in model.objects.live():
            address = "/" + page.url_path.split("/", 2)[2]
            with CaptureQueriesContext(connection) as sent:
                answer = client.get(address)
            assert answer.status_code == 200, address
            assert len(sent) <= MOST_QUERIES, address
            assert len(answer.content) <= MOST_BYTES, address


@pytest.mark.usefixtures("media")
def test_queries_do_not_grow_with_the_blocks_of_a_page(client: Client) -> None:
    one, many = full_spotlight(1), full_spotlight(10)
    for page in (one, many):  # the first showing makes the renditions
        client.get(f"/practice/{page.slug}/")

    few = queries(client, f"/practice/{one.slug}/")
    assert queries(client, f"/practice/{many.slug}/") == few <= MOST_QUERIES


@pytest.mark.usefixtures("media")
def test_references_are_numbered_in_order_each_once_and_links_lead_to_them(client: Client) -> None:
    full_spotlight(4)
    soup = BeautifulSoup(client.get("/practice/full-4/").text, "html.parser")

    listed = [str(item["id"]) for item in soup.select(".page__references li")]
    assert listed == [f"reference-{number}" for number in range(1, len(listed) + 1)]
    led = [str(link["href"]) for link in soup.select('a[href^="#reference-"]')]
    assert list(dict.fromkeys(led)) == [f"#{name}" for name in listed[:4]]


@pytest.mark.parametrize(
    "address", ["/findings/core-components/", "/practice/peer-groups-stockport-kirklees/"]
)
def test_every_link_within_a_page_leads_somewhere(client: Client, address: str) -> None:
    soup = BeautifulSoup(client.get(address).text, "html.parser")
    ids = [str(tag["id"]) for tag in soup.select("[id]")]

    assert len(ids) == len(set(ids))
    for link in soup.select('a[href^="#"]'):
        assert str(link["href"])[1:] in ids, link


def test_a_draft_an_unpublished_page_and_no_page_are_answered_alike(
    client: Client, ann: User
) -> None:
    draft_page(ann, slug="a-draft")
    public_page("Unpublished", slug="was-here").unpublish()
    below = public_page("Above", slug="above")
    child = StandardPage(title="Below", slug="below", live=False)
    below.add_child(instance=child)

    nothing = bodies(client, "/nothing/")
    assert nothing[0] == 404
    for address in ("/a-draft/", "/was-here/", "/above/below/", "/above/nothing/"):
        assert bodies(client, address) == nothing, address


def test_a_page_below_an_unpublished_one_is_still_answered_by_its_own_state(
    client: Client,
) -> None:
    above = public_page("Above", slug="above")
    child = StandardPage(title="Below", slug="below")
    above.add_child(instance=child)
    child.save_revision().publish()
    above.unpublish()

    answer = client.get("/above/below/")
    assert answer.status_code == 200
    assert 'href="/above/"' not in answer.text


@pytest.mark.parametrize("address", ["/practice", "/findings/why", "/parents"])
def test_a_missing_slash_at_the_end_is_put_there(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Location"]) == (301, f"{address}/")


@pytest.mark.parametrize("address", ["/", "/findings/", "/practice/", "/practice/feed/"])
def test_only_reading_is_allowed(client: Client, address: str) -> None:
    assert client.head(address).status_code == 200
    for method in (client.put, client.delete, client.patch):
        assert method(address).status_code == 405


@pytest.mark.parametrize("address", ["/", "/findings/", "/practice/"])
def test_nothing_can_be_sent_to_a_page(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", [*EVERY_TYPE, "/nothing/"])
def test_no_cookie_a_strict_policy_and_an_etag(client: Client, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]

    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    if answer.status_code == 200:
        tag = answer.headers["ETag"]
        again = client.get(address, headers={"If-None-Match": tag})
        assert again.status_code == 304
    assert not re.search(r"\sstyle=|\son\w+=", answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/PRACTICE/",
        "/%E2%82%AC/",
        "/caf%C3%A9/",
        "/a%00b/",
        "/%ff/",
        "/..%2f..%2fetc/",
        "/%2F%2Fexample.org/",
        "/practice//feed/",
        f"/{'a' * 3000}/",
        "/" + "a/" * 1500,
        "/practice/%3Cscript%3E/",
        "/home/",
        "/home/practice/",
    ],
)
def test_no_address_breaks_it(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code in (301, 404)
    if answer.status_code == 301:
        assert answer.headers["Location"].startswith("/")
        assert not answer.headers["Location"].startswith("//")


def unsaved(model: type[ReviewedPage], **fields: Any) -> ReviewedPage:
    """As Wagtail's preview of a page that was never saved has it."""
    parent = home() if model is not SpotlightPage else home().get_children().get(slug="practice")
    page = model(title="Being written", slug="being-written", **fields)
    page.set_url_path(parent)
    return page


@pytest.mark.parametrize(
    "model", [HomePage, StandardPage, SpotlightPage], ids=lambda it: it.__name__
)
def test_a_page_that_was_never_saved_can_be_previewed(model: type[ReviewedPage]) -> None:
    page = unsaved(model)
    answer = page.make_preview_request(original_request=None, preview_mode="")

    assert answer.status_code == 200
    assert "Being written" in answer.text or model is HomePage


@pytest.mark.usefixtures("media")
def test_a_draft_of_a_full_spotlight_can_be_previewed(client: Client) -> None:
    page = full_spotlight(2)
    draft = page.get_latest_revision_as_object()
    draft.title = "Half written"

    answer = draft.make_preview_request(original_request=None, preview_mode="")
    assert answer.status_code == 200
    assert "Half written" in answer.text


@pytest.mark.usefixtures("media")
def test_a_chart_shows_what_is_not_known_as_that(client: Client) -> None:
    full_spotlight(1)
    soup = BeautifulSoup(client.get("/practice/full-1/").text, "html.parser")
    table = next(it for it in soup.select("table") if "C 0" in it.get_text())
    drawing = next((it for it in soup.select("svg") if "C 0" in it.get_text()), None)

    cells = [cell.get_text(" ", strip=True) for cell in table.select("tbody tr")]
    assert cells == ["One 12", "Two not given"]
    assert drawing is not None
    assert "not given" in drawing.get_text()


def test_administrators_see_no_more_of_a_public_page_than_others(client: Client) -> None:
    before = client.get("/findings/").text
    client.force_login(UserFactory(administrator=True))

    assert client.get("/findings/").text == before
