"""The evidence library's entries, too, are published by a second person."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from accounts.models import User
from cms.models import Reference
from tests.cms.admin_forms import values_of
from tests.cms.pages import APPROVE, PUBLISH, fresh, reference
from tests.factories import SourceFactory, UserFactory

OWN = "You made the last edit of this version"
LIST = "/admin/snippets/cms/reference/"
Way = Callable[[Client, Reference], str]


def fields_at(client: Client, address: str) -> dict[str, list[str]]:
    form = BeautifulSoup(client.get(address).text, "html.parser").select_one("form#w-editor-form")
    assert form is not None
    sent: dict[str, list[str]] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        if field.find_parent("template") is None and (name := str(field.get("name", ""))):
            for value in values_of(field):
                sent.setdefault(name, []).append(value)
    return {name: values for name, values in sent.items() if not name.startswith("action-")}


def by_button(client: Client, item: Reference) -> str:
    address = f"{LIST}edit/{item.pk}/"
    return str(client.post(address, fields_at(client, address) | PUBLISH, follow=True).text)


def by_approving_in_the_form(client: Client, item: Reference) -> str:
    item.get_workflow().start(item, item.latest_revision.user)
    address = f"{LIST}edit/{item.pk}/"
    return str(client.post(address, fields_at(client, address) | APPROVE, follow=True).text)


def by_approving(client: Client, item: Reference) -> str:
    item.get_workflow().start(item, item.latest_revision.user)
    task = item.current_workflow_task_state
    address = f"{LIST}workflow/action/{item.pk}/approve/{task.pk}/"
    return str(client.post(address, {"comment": ""}, follow=True).text)


WAYS = [by_button, by_approving_in_the_form, by_approving]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("administrator", [False, True])
def test_the_last_editor_is_refused_in_words_and_keeps_the_draft(
    client: Client, way: Way, administrator: bool, ann: User
) -> None:
    writer = UserFactory(administrator=True) if administrator else ann
    item = reference(writer, studied="What it studied.")
    client.force_login(writer)
    assert OWN in way(client, item)
    item = fresh(item)
    assert (item.live, item.get_latest_revision_as_object().studied) == (False, "What it studied.")


@pytest.mark.parametrize("way", WAYS)
def test_somebody_else_publishes_it(client: Client, way: Way, ann: User, ben: User) -> None:
    item = reference(ann)
    client.force_login(ben)
    way(client, item)
    assert fresh(item).live


def test_who_changes_it_while_publishing_is_refused(client: Client, ann: User, ben: User) -> None:
    item = reference(ann)
    address = f"{LIST}edit/{item.pk}/"
    client.force_login(ben)
    fields = fields_at(client, address) | {"studied": ["Ben’s words"]}
    assert OWN in client.post(address, fields | PUBLISH, follow=True).text
    item = fresh(item)
    assert (item.live, item.get_latest_revision_as_object().studied) == (False, "Ben’s words")


def test_a_new_one_is_not_published_in_the_moment_of_writing_it(client: Client, ann: User) -> None:
    client.force_login(ann)
    html = client.get(f"{LIST}add/").text
    assert "published by somebody else" in html
    assert 'name="action-publish"' not in html
    fields = {"key": "new-2026", "source": str(SourceFactory().pk), "type": "book"}
    assert OWN in client.post(f"{LIST}add/", fields | PUBLISH, follow=True).text
    assert not Reference.objects.get(key="new-2026").live


def test_the_last_editor_sees_why_there_is_no_button(client: Client, ann: User, ben: User) -> None:
    address = f"{LIST}edit/{reference(ann).pk}/"
    client.force_login(ann)
    html = client.get(address).text
    assert OWN in html
    assert 'name="action-publish"' not in html
    client.force_login(ben)
    assert 'name="action-publish"' in client.get(address).text


def test_what_was_public_is_not_deleted_by_anybody(client: Client, db: None) -> None:
    item = reference()
    client.force_login(UserFactory(administrator=True))
    client.post(f"{LIST}delete/{item.pk}/")
    client.post(f"/admin/bulk/cms/reference/delete/?id={item.pk}")
    assert Reference.objects.filter(pk=item.pk).exists()
