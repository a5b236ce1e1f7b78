"""Pages for tests, in each state that an editor meets; written through versions as editors do."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.models import User
from cms.blocks.content import FEATURES
from cms.models import (
    HomePage,
    PracticeIndexPage,
    Reference,
    SpotlightPage,
    SpotlightSource,
    StandardPage,
    Theme,
)
from cms.models.reviewed_page import ReviewedPage
from cms.streamfields.traversal import stream_fields
from tests.cms.admin_forms import values_of
from tests.factories import SourceFactory

TEXT = [("text", "<p>Plain words.</p>")]
PUBLISH = {"action-publish": "action-publish"}
SUBMIT = {"action-submit": "action-submit"}
APPROVE = {
    "action-workflow-action": "true",
    "workflow-action-name": "approve",
    "workflow-action-extra-data": "{}",
}


def home() -> HomePage:
    page: HomePage = HomePage.objects.get()
    return page


def public_page(title: str = "About this", parent: Any = None, **fields: Any) -> StandardPage:
    """Published by a command, so that nobody is its last editor."""
    page = StandardPage(title=title, **fields)
    (parent or home()).add_child(instance=page)
    page.save_revision().publish()
    return fresh(page)


def draft_page(by: User, title: str = "A draft", parent: Any = None, **fields: Any) -> StandardPage:
    """Never published; its words are of `by`."""
    page = StandardPage(title=title, live=False, **fields)
    (parent or home()).add_child(instance=page)
    page.save_revision(user=by)
    return fresh(page)


def edited(page: Any, by: User | None, **values: Any) -> Revision:
    """A newer version that is not published."""
    latest = page.get_latest_revision_as_object()
    for name, value in (values or {"title": f"{page.title}, edited by {by}"}).items():
        setattr(latest, name, value)
    revision: Revision = latest.save_revision(user=by)
    return revision


def spotlight(by: User | None = None, **fields: Any) -> SpotlightPage:
    index = PracticeIndexPage.objects.first()
    if index is None:
        index = PracticeIndexPage(title="Practice", slug="practice")
        home().add_child(instance=index)
    page = SpotlightPage(
        **{"title": "A spotlight", "issue": TEXT, "approach": TEXT, "outcomes": TEXT}
        | {"limits": TEXT, "live": by is None}
        | fields
    )
    index.add_child(instance=page)
    page.themes.set(Theme.objects.all()[:1])
    page.sources.add(SpotlightSource(source=SourceFactory()))
    page.save()
    revision = page.save_revision(user=by)
    if by is None:
        revision.publish()
    return fresh(page)


def reference(by: User | None = None, **fields: Any) -> Reference:
    source = SourceFactory()
    made = Reference(
        **{"key": f"made-up-{source.pk}", "source": source, "type": "book", "live": by is None}
        | fields
    )
    made.save()
    revision = made.save_revision(user=by)
    if by is None:
        revision.publish()
    return Reference.objects.get(pk=made.pk)


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def edit_url(page: ReviewedPage) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def page_fields(client: Client, address: str) -> dict[str, list[str]]:
    """All that the editor's form would send as it stands."""
    soup = BeautifulSoup(client.get(address).text, "html.parser")
    form = soup.select_one("form[data-edit-form]")
    assert form is not None
    sent: dict[str, list[str]] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        if field.find_parent("template") is None and (name := str(field.get("name", ""))):
            for value in values_of(field):
                sent.setdefault(name, []).append(value)
    kept = {name: values for name, values in sent.items() if not name.startswith("action-")}
    return kept | streams_of(address)


def streams_of(address: str) -> dict[str, list[str]]:
    """The stream fields of the page at this address, which its form builds by script; of their
    blocks, texts alone."""
    page = Page.objects.get(pk=int(address.split("/")[3])).specific
    newest = page.get_latest_revision_as_object()
    sent: dict[str, Any] = {}
    for field in stream_fields(type(page)):
        value = getattr(newest, field.name)
        rows = [(b.block_type, rich_text(b.value.source, features=FEATURES)) for b in value]
        sent |= nested_form_data({field.name: streamfield(rows)})
    return {name: [str(value)] for name, value in sent.items()}


def bodies(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.text.replace(address, "")
