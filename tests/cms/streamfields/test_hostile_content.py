"""What an editor types, or sends past the editor, neither breaks a page nor runs as script."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from accounts.models import User
from cms.models import PracticeIndexPage, SpotlightPage
from tests.cms.pages import edit_url, fresh, page_fields, public_page, spotlight
from tests.cms.views.test_previews import new_spotlight, theme

SCRIPT = '<script>alert("1")</script>'
ODD = {
    "script": SCRIPT,
    "handler": '"><img src=x onerror=alert(1)>',
    "quotes": "“It’s” \"so\" 'said' & <b>bold</b>",
    "right to left": "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd",
    "emoji": "\U0001f469\u200d\U0001f467 \U0001f3f4",
    "template": "{{ request.user }} {% now 'Y' %}",
}


def scripts(html: str) -> list[str]:
    """What would run in the main part of a page."""
    main = BeautifulSoup(html, "html.parser").find("main")
    assert main is not None
    found = [str(tag) for tag in main.find_all(["script", "iframe", "object", "embed", "b"])]
    for tag in main.find_all(True):
        found += [f"{name} of {tag.name}" for name in tag.attrs if name.startswith("on")]
        found += [str(tag) for name in ("href", "src") if "script:" in str(tag.get(name, ""))]
    return found


def blocks(odd: str) -> list[tuple[str, Any]]:
    table: dict[str, Any] = {
        "columns": [{"type": "text", "heading": odd}],
        "rows": [{"values": [odd]}],
    }
    table |= {"caption": odd}
    bars = [{"label": odd, "value": 1}, {"label": odd, "value": 2}]
    return [
        (
            "table",
            {"caption": odd, "table": table, "source": None, "where": odd},
        ),
        ("chart", {"caption": odd, "unit": odd[:20], "bars": bars, "where": odd, "date": "2020"}),
        ("key_fact", {"figure": odd[:20], "words": odd, "where": odd, "date": odd[:20]}),
    ]


@pytest.mark.parametrize("kind", ODD)
def test_odd_words_are_shown_as_words(client: Client, db: None, kind: str) -> None:
    odd = ODD[kind]
    page = public_page(
        title=odd, slug="odd", summary=odd, content_note=odd, seo_title=odd, search_description=odd
    )
    field = page._meta.get_field("body")
    rows = [{"type": name, "value": value} for name, value in blocks(odd)]
    page.body = field.stream_block.to_python(rows)  # type: ignore[union-attr]
    page.save_revision().publish()
    answer = client.get("/odd/")
    assert answer.status_code == 200
    assert scripts(answer.text) == []
    assert SCRIPT not in answer.text
    heading = BeautifulSoup(answer.text, "html.parser").h1
    assert heading is not None
    assert heading.text == odd


@pytest.mark.parametrize("kind", ODD)
def test_odd_tags_and_titles_of_spotlights_are_shown_as_words(
    client: Client, db: None, kind: str
) -> None:
    page = spotlight(title=ODD[kind], slug="odd", needs_team=ODD[kind])
    page.tags.add(ODD[kind])
    page.save_revision().publish()
    for address in ("/practice/odd/", "/practice/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert scripts(answer.text.replace("application/ld+json", "")) == []
        assert SCRIPT not in answer.text
    assert client.get("/practice/feed/").status_code == 200


def contentstate(text: str = "here", url: str = "https://example.org/") -> str:
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}
    block = {
        "key": "a1b2c",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"key": 0, "offset": 0, "length": len(text)}],
    }
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def sent(client: Client, value: str) -> tuple[int, str]:
    """Send a body whose one text is `value`; the status, and what was stored."""
    page = public_page(slug="typed")
    fields = page_fields(client, edit_url(page))
    fields |= {"body-count": ["1"], "body-0-deleted": [""], "body-0-order": ["0"]}
    fields |= {"body-0-type": ["text"], "body-0-id": [""], "body-0-value": [value]}
    answer = client.post(edit_url(page), fields)
    newest = fresh(page).get_latest_revision_as_object()
    return answer.status_code, "".join(str(block.value.source) for block in newest.body)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " JaVaScript:alert(1)", "data:text/html,<script>", "vbscript:x"]
)
def test_a_link_that_would_run_leads_nowhere(client: Client, ann: User, url: str) -> None:
    client.force_login(ann)
    status, stored = sent(client, contentstate(url=url))
    assert status == 302
    assert "here" in stored
    assert "script" not in stored.lower()
    assert "data:" not in stored


@pytest.mark.parametrize("raw", [SCRIPT, "<p>plain</p>", "", "null", "[]", '{"blocks": 1}', "{}"])
def test_a_text_that_is_no_text_of_the_editor_breaks_nothing(
    client: Client, ann: User, raw: str
) -> None:
    client.force_login(ann)
    status, stored = sent(client, raw)
    assert status in (200, 302)
    assert "<script" not in stored


def test_marks_that_no_text_has_are_dropped(client: Client, ann: User) -> None:
    client.force_login(ann)
    status, stored = sent(client, contentstate("he\x00re\x0b"))
    assert status == 302
    assert "here" in stored
    assert "\x00" not in stored


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "x" * 10_000, "at most 255 characters"),
        ("title", "a\x00b", "Null characters are not allowed"),
        ("summary", "x" * 10_000, "at most 400 characters"),
        ("content_note", "x" * 10_000, "at most 250 characters"),
        ("needs_team", "x" * 10_000, "at most 250 characters"),
        ("slug", SCRIPT, "Enter a valid"),
        ("tags", "x" * 10_000, "over 100 characters"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    client: Client, ann: User, field: str, value: str, words: str
) -> None:
    index = PracticeIndexPage.objects.first() or spotlight().get_parent()
    client.force_login(ann)
    address = f"/admin/pages/add/cms/spotlightpage/{index.pk}/"
    html = client.post(address, new_spotlight(themes=theme(), **{field: value})).text
    assert words in html
    assert not SpotlightPage.objects.filter(slug="new").exists()


def test_a_page_without_any_words_is_shown(client: Client, db: None) -> None:
    public_page(title="Empty", slug="empty")
    assert client.get("/empty/").status_code == 200
