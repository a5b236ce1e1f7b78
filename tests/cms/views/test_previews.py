"""An editor sees each page as it will be, with Wagtail's accessibility checker; readers see
nothing of the admin."""

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.models import User
from cms.blocks.content import FEATURES
from cms.models import GlossaryPage, HomePage, PracticeIndexPage, ReviewedPage, SpotlightPage, Theme
from tests.cms.pages import edit_url, home, page_fields, public_page, reference, spotlight
from tests.factories import SourceFactory


def the(model: type[ReviewedPage]) -> ReviewedPage:
    found = model.objects.first()
    if found is None:
        found = model(title=model.__name__, slug=getattr(model, "own_slug", "") or "made-up")
        home().add_child(instance=found)
    found.save_revision().publish()
    return model.objects.get(pk=found.pk)


PAGES = {
    "home": lambda: the(HomePage),
    "standard": lambda: public_page(),
    "glossary": lambda: the(GlossaryPage),
    "practice": lambda: the(PracticeIndexPage),
    "spotlight": lambda: spotlight(),
}


@pytest.mark.parametrize("kind", PAGES)
def test_each_kind_of_page_has_a_preview_with_the_checker(
    client: Client, ann: User, kind: str
) -> None:
    page = PAGES[kind]()
    client.force_login(ann)
    fields = page_fields(client, edit_url(page))
    if kind != "home":
        fields |= {"title": ["Not saved yet"]}
    address = f"{edit_url(page)}preview/"
    assert client.post(address, fields).json() == {"is_valid": True, "is_available": True}
    answer = client.get(f"{address}?in_preview_panel=true")
    assert answer.status_code == 200
    assert kind == "home" or "Not saved yet" in answer.text
    assert "wagtail-userbar" in answer.text
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def text(words: str) -> object:
    return streamfield([("text", rich_text(f"<p>{words}</p>", features=FEATURES))])


def empty_rows(*names: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        found |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    return found


def new_spotlight(**fields: str) -> dict[str, object]:
    parts = ("issue", "approach", "outcomes", "limits")
    streams = {name: text(f"Words of {name}") for name in parts}
    streams |= {"delivery": streamfield([]), "learned": streamfield([])}
    rows = {"sources-TOTAL_FORMS": "1", "sources-INITIAL_FORMS": "0", "sources-0-ORDER": "1"}
    rows |= {"sources-0-source": str(SourceFactory().pk), "sources-0-where": "", "sources-0-id": ""}
    plain = {"title": "New", "slug": "new", "summary": "In short.", "themes": "1", "tags": ""}
    given = plain | rows | empty_rows("bound_services", "comments") | fields
    return given | nested_form_data(streams)


def test_a_page_that_was_never_saved_has_one_too(client: Client, ann: User) -> None:
    index = the(PracticeIndexPage)
    client.force_login(ann)
    address = f"/admin/pages/add/cms/spotlightpage/{index.pk}/preview/"
    fields = new_spotlight(themes=theme())
    assert client.post(address, fields).json() == {"is_valid": True, "is_available": True}
    html = client.get(address).text
    assert "Words of outcomes" in html
    assert not SpotlightPage.objects.filter(slug="new").exists()


def theme() -> str:
    found, _ = Theme.objects.get_or_create(slug="made-up", defaults={"name": "Made up"})
    return str(found.pk)


def test_a_draft_can_be_viewed(client: Client, ann: User) -> None:
    page = spotlight(ann)
    client.force_login(ann)
    answer = client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert answer.status_code == 200
    assert page.title in answer.text


def test_a_reference_has_a_preview(client: Client, ann: User) -> None:
    item = reference()
    client.force_login(ann)
    address = f"/admin/snippets/cms/reference/preview/{item.pk}/"
    fields = {"key": item.key, "source": str(item.source_id), "type": "book", "studied": "Words."}
    assert client.post(address, fields).json()["is_valid"]
    assert "Words." in client.get(address).text


@pytest.mark.parametrize("signed_in", [False, True])
def test_readers_see_nothing_of_the_admin(client: Client, ann: User, signed_in: bool) -> None:
    page = public_page(slug="seen")
    if signed_in:
        client.force_login(ann)
    answer = client.get(f"/{page.slug}/")
    assert answer.status_code == 200
    assert "userbar" not in answer.text
    assert "/admin/" not in answer.text
    assert "wagtailadmin" not in answer.text
    assert not answer.cookies


def test_an_editor_may_comment_without_becoming_the_author(
    client: Client, ann: User, ben: User
) -> None:
    page = spotlight(ann)
    client.force_login(ben)
    fields = page_fields(client, edit_url(page))
    fields |= {
        "comments-TOTAL_FORMS": ["1"],
        "comments-INITIAL_FORMS": ["0"],
        "comments-0-text": ["Which year?"],
        "comments-0-contentpath": ["title"],
        "comments-0-position": [""],
        "comments-0-id": [""],
        "comments-0-replies-TOTAL_FORMS": ["0"],
        "comments-0-replies-INITIAL_FORMS": ["0"],
    }
    client.post(edit_url(page), fields | {"action-publish": ["action-publish"]})
    page = SpotlightPage.objects.get(pk=page.pk)
    assert page.wagtail_admin_comments.get().text == "Which year?"
    assert page.live


def test_a_draft_may_lack_what_a_public_page_needs(client: Client, contributor: User) -> None:
    index = the(PracticeIndexPage)
    client.force_login(contributor)
    address = f"/admin/pages/add/cms/spotlightpage/{index.pk}/"
    streams = {name: streamfield([]) for name in ("issue", "approach", "outcomes", "limits")}
    streams |= {"delivery": streamfield([]), "learned": streamfield([])}
    fields: dict[str, object] = {"title": "Half done", "slug": "half-done", "tags": ""}
    fields |= empty_rows("bound_services", "sources", "comments") | nested_form_data(streams)
    client.post(address, fields)
    page = SpotlightPage.objects.get(slug="half-done")
    given = page_fields(client, edit_url(page))
    html = client.post(edit_url(page), given | {"action-submit": ["action-submit"]}).text
    assert "This field is required" in html
    assert not page.workflow_in_progress


def test_a_spotlight_without_a_source_is_neither_submitted_nor_published(
    client: Client, ann: User, ben: User
) -> None:
    page = spotlight(ann)
    draft = page.get_latest_revision_as_object()
    draft.sources.clear()
    draft.save_revision(user=ann)
    client.force_login(ann)
    fields = page_fields(client, edit_url(page))
    html = client.post(edit_url(page), fields | {"action-submit": ["action-submit"]}).text
    assert "Sources: name at least one." in html
    client.force_login(ben)
    told = client.post(f"/admin/api/main/pages/{page.pk}/action/publish/").json()["detail"]
    assert "Sources: name at least one." in told
