"""What editors left before: versions of pages and records, entries of the history."""

import html
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision

from cms.publishing.rules import PublishRefused
from tests.version_before.people import text_of
from tests.version_before.stored import LINKS

pytestmark = pytest.mark.usefixtures("stored", "picture_file")
CMS = LINKS["cms"]
# What the history says of each entry that only this site makes: its label, and its sentence.
HISTORY = {
    "cms.held_back": (
        "Hold back",
        "Its time had come, and it was not published. Its writer may not publish it.",
    ),
    "cms.consent_withdrawn": ("Withdraw consent", "Withdrawn. She asked for it."),
    "cms.consent_taken_out": ("Take out", "What rested on it was taken out everywhere."),
    "cms.consent_ended": (
        "End of consent",
        "Unpublished: a consent it rests on has ended.",
    ),
    "cms.consent_scrubbed": (
        "Take out",
        "What rested on before-001 was taken out, of all versions too.",
    ),
    "accounts.reset_second_step": (
        "Reset the second step",
        "Took the second step at sign-in away",
    ),
    "accounts.end_session": ("End a session", "Ended one of their sessions"),
    "directory.supersede_claim": ("Supersede a claim", "Superseded by a newer claim"),
}
EDITED = "A page of before, and then edited"


def page_of(given: dict[str, Any]) -> Page:
    page: Page = Page.objects.get(url_path=given["url_path"]).specific
    return page


def name_of(given: dict[str, Any]) -> str:
    return str(given["type"])


@pytest.mark.parametrize("given", CMS["pages"], ids=name_of)
def test_each_version_of_each_type_of_page_is_shown(
    given: dict[str, Any], administrator: Client
) -> None:
    page = page_of(given)
    assert page._meta.label == given["type"]
    for version in (given["first"], given["second"]):
        shown = text_of(administrator.get(f"/admin/pages/{page.pk}/revisions/{version}/view/"))
        missing = [words for words in given["words"] if words not in html.unescape(shown)]
        assert missing == []
    title = Revision.objects.get(pk=given["second"]).as_object().title
    assert title.endswith(", and then edited")
    assert title in html.unescape(shown) or given["type"] == "cms.HomePage"  # it shows no title


@pytest.mark.parametrize("given", CMS["pages"], ids=name_of)
def test_two_versions_of_each_type_of_page_are_compared(
    given: dict[str, Any], administrator: Client
) -> None:
    page = page_of(given)
    address = f"/admin/pages/{page.pk}/revisions/compare/{given['first']}...{given['second']}/"
    added = BeautifulSoup(text_of(administrator.get(address)), "html.parser").select(".addition")
    assert ", and then edited" in " ".join(one.get_text() for one in added)


def test_the_version_holds_a_block_of_each_type() -> None:
    given = next(one for one in CMS["pages"] if one["type"] == "cms.StandardPage")
    page = Revision.objects.get(pk=given["first"]).as_object()
    assert [block.block_type for block in page.body] == CMS["blocks"]
    assert len(CMS["blocks"]) == len(given["words"]) == 8
    assert set(CMS["blocks"]) == set(page.body.stream_block.child_blocks)
    values = {block.block_type: block.value for block in page.body}
    assert values["key_fact"]["figure"] == "21"
    assert values["key_fact"]["source"].title == "The made-up report of before"
    assert values["picture"]["picture"].title == "A picture of before"
    assert values["lived_experience"]["consent"].reference == "before-001"
    (row,) = values["table"]["table"].rows
    assert [cell.value for cell in row] == ["A cell of the table"]
    assert [str(bar["value"]) for bar in values["chart"]["bars"]] == ["12", "7"]


def test_the_public_page_shows_what_was_published() -> None:
    given = next(one for one in CMS["pages"] if one["type"] == "cms.StandardPage")
    shown = html.unescape(text_of(Client().get("/page-of-before/")))
    assert [words for words in given["words"] if words not in shown] == []
    assert "/media/images/" in shown or "<img" in shown
    assert EDITED not in shown


def test_a_version_that_waited_still_waits_for_a_second_person() -> None:
    """Who wrote it is known, so it is published neither by them nor by the clock."""
    given = next(one for one in CMS["pages"] if one["type"] == "cms.StandardPage")
    first, second = (Revision.objects.get(pk=given[name]) for name in ("first", "second"))
    with pytest.raises(PublishRefused):
        second.publish()
    first.publish()
    assert given["words"][0] in text_of(Client().get("/page-of-before/"))


@pytest.mark.parametrize("given", CMS["records"], ids=name_of)
def test_each_version_of_a_record_is_read_and_compared(
    given: dict[str, Any], administrator: Client
) -> None:
    first, second = (Revision.objects.get(pk=given[name]) for name in ("first", "second"))
    assert first.as_object()._meta.label == given["type"]
    assert getattr(first.as_object(), given["field"]) != given["value"]
    assert getattr(second.as_object(), given["field"]) == given["value"]
    name = f"wagtailsnippets_{given['type'].lower().replace('.', '_')}:revisions_compare"
    page = administrator.get(reverse(name, args=[given["pk"], first.pk, second.pk]))
    compared = BeautifulSoup(text_of(page), "html.parser")
    for gone in compared.select(".deletion"):
        gone.decompose()
    assert given["value"] in " ".join(compared.get_text().split())


@pytest.mark.parametrize("action", HISTORY)
def test_the_history_says_what_an_entry_of_before_was(action: str, administrator: Client) -> None:
    label, sentence = HISTORY[action]
    page = BeautifulSoup(
        text_of(administrator.get("/admin/reports/site-history/", {"action": action})),
        "html.parser",
    )
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("table tbody tr")]
    assert any(sentence in row for row in rows), rows
    option = page.select_one(f'[value="{action}"]')
    assert option is not None
    assert label in (option.get_text() or str(option.parent))


def test_the_history_holds_an_entry_of_each_action() -> None:
    assert {one["action"] for one in CMS["log"]} == set(HISTORY)
