"""`/search/`: everything the site holds, kinds apart."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from cms.models import GlossaryTerm, SpotlightService, Theme
from directory.models.search_documents import SearchDocument
from tests.cms.pages import draft_page, fresh, public_page, reference, spotlight
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db

WORD = "quillfeather"


def found(client: Client, text: str = WORD, **more: str) -> dict[str, list[str]]:
    """Titles of the results by kind."""
    answer = client.get("/search/", {"q": text, **more})
    assert answer.status_code == 200
    groups = BeautifulSoup(answer.text, "html.parser").select(".group")
    return {
        str(group["id"]): [it.get_text(strip=True) for it in group.select("h3")] for group in groups
    }


def test_kinds_stand_apart_each_with_its_count(client: Client) -> None:
    service = ServiceFactory(name=f"Service {WORD}")
    service.save_revision().publish()
    for number in range(7):
        public_page(f"Page {WORD} {number}")
    spotlight(title=f"Spotlight {WORD}", slug="found")

    kinds = found(client)
    assert kinds["services"] == [f"Service {WORD}"]
    assert kinds["spotlights"] == [f"Spotlight {WORD}"]
    assert kinds["pages"] == [f"Page {WORD} {number}" for number in range(5)]
    html = client.get("/search/", {"q": WORD}).text
    assert "Pages (7)" in html
    assert "All 7 of “Pages”" in html
    assert len(found(client, kind="pages")["pages"]) == 7
    assert set(found(client, kind="pages")) == {"pages"}


@pytest.mark.parametrize("text", ["M6 5PQ", "m65pq", "help near M6 5PQ please"])
def test_a_full_postcode_never_stands_in_an_address(client: Client, text: str) -> None:
    for answer in (client.post("/search/", {"q": text}), client.get("/search/", {"q": text})):
        assert answer.status_code == 302
        assert not re.search(r"5\W*pq", answer.headers["Location"], re.IGNORECASE)
        assert not answer.cookies


def test_words_sent_by_post_are_answered_at_an_address(client: Client) -> None:
    answer = client.post("/search/", {"q": "fathers & sons"})

    assert answer.headers["Location"] == "/search/?q=fathers+%26+sons"


def test_an_unknown_kind_is_named(client: Client) -> None:
    answer = client.get("/search/", {"q": "fathers", "kind": "<horses>"})

    assert "“&lt;horses&gt;” is not a kind of result" in answer.text


def test_nothing_found_is_an_answer_with_a_way_on(client: Client) -> None:
    html = client.get("/search/", {"q": "xylophone"}).text

    assert "Nothing on this site mentions “xylophone”" in html
    assert 'href="/glossary/"' in html


def test_a_page_is_found_from_its_publishing_to_its_unpublishing(client: Client, ann: User) -> None:
    page = draft_page(None, title=f"Draft {WORD}")  # type: ignore[arg-type]
    assert not found(client)

    page.get_latest_revision_as_object().save_revision().publish()
    assert found(client) == {"pages": [f"Draft {WORD}"]}

    page = fresh(page)
    page.title = f"Half written {WORD} capybara"
    page.save_revision(user=ann)
    assert not found(client, "capybara")

    fresh(page).unpublish()
    assert not found(client)


def test_what_was_deleted_is_not_found(client: Client) -> None:
    page = spotlight(title=f"Spotlight {WORD}", slug="found")
    assert found(client)
    key = page.pk

    page.delete()

    assert not found(client)
    assert not SearchDocument.objects.filter(object_id=key, kind="spotlight").exists()


def test_a_spotlight_is_found_by_its_services_name_as_it_is_now(client: Client) -> None:
    service = ServiceFactory(name="Harbour")
    page = spotlight(title="Bound", slug="bound")
    SpotlightService.objects.create(page=page, service=service)
    fresh(page).save_revision().publish()

    service.name = f"Haven {WORD}"
    service.save_revision().publish()

    assert found(client)["spotlights"] == ["Bound"]


def test_a_spotlight_is_found_by_its_themes_name_as_it_is_now(client: Client) -> None:
    theme = Theme.objects.create(slug="new-theme", name="Something else")
    page = spotlight(title="Themed", slug="themed")
    page.themes.set([theme])
    page.save_revision().publish()

    theme.name = f"Theme {WORD}"
    theme.save()

    assert found(client)["spotlights"] == ["Themed"]


def test_a_changed_word_of_the_glossary_is_found_at_once(client: Client) -> None:
    term = GlossaryTerm.objects.create(slug="new-word", term=WORD, meaning="<p>New.</p>")
    assert found(client) == {"pages": ["Words of the field"]}

    term.delete()

    assert not found(client)


def test_a_reference_is_a_kind_of_its_own(client: Client) -> None:
    item = reference()
    item.studied = WORD
    item.save_revision().publish()

    assert list(found(client)) == ["references"]


def test_equal_results_stand_in_the_same_order_on_every_engine(client: Client) -> None:
    titles = [public_page(f"{WORD} {letter}").title for letter in "dacb"]

    assert found(client)["pages"] == titles


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "a\x00b",
        "%",
        "_",
        "%%__",
        "'\"; DROP TABLE",
        "👶🏽",
        "\ud7ff\ufffe",
        "“”",
        "\\",
    ],
)
def test_nothing_that_is_typed_breaks_it(client: Client, text: str) -> None:
    assert client.get("/search/", {"q": text}).status_code == 200
    assert client.get("/search/", {"q": "fathers", "kind": text}).status_code == 200
    assert client.post("/search/", {"q": text}).status_code == 302


@pytest.mark.parametrize("text", ["%", "_", "%a%"])
def test_the_databases_wildcards_are_not_ours(client: Client, text: str) -> None:
    assert not found(client, f"{text}quillfeathe{text}")


def test_it_costs_at_most_15_queries_however_much_is_found(
    client: Client, assert_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    for text in ("Leeds", "mothers", "pre-birth service", "findings"):
        with assert_queries(15):
            client.get("/search/", {"q": text})


def test_the_index_can_be_built_anew_and_is_the_same(client: Client, ann: User) -> None:
    draft_page(ann, title=f"Draft {WORD}")
    kept = ("kind", "object_id", "title", "body")
    before = sorted(SearchDocument.objects.values_list(*kept))
    SearchDocument.objects.filter(object_id__gt=3).update(title=" gone ")
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert sorted(SearchDocument.objects.values_list(*kept)) == before
    assert "93 services" in out.getvalue()
    assert "69 references" in out.getvalue()
