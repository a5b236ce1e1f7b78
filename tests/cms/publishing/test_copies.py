"""A copy is a draft, whoever makes it and however; and no page follows another."""

import pytest
from django.test import Client
from wagtail.models import Page

from accounts.models import User
from cms.publishing.rules import NO_ALIAS, NO_LIVE_COPY, PublishRefused
from tests.cms.pages import draft_page, fresh, public_page
from tests.cms.publishing.ways_to_publish import OWN, by_button
from tests.factories import UserFactory


def copy_fields(page: Page, **more: str) -> dict[str, str]:
    place = {"new_parent_page": str(page.get_parent().pk)}
    return {"new_title": "Copy", "new_slug": "copy", **place, **more}


@pytest.mark.parametrize(("box", "words"), [("publish_copies", NO_LIVE_COPY), ("alias", NO_ALIAS)])
def test_a_copy_neither_goes_live_nor_follows_its_original(
    client: Client, db: None, box: str, words: str
) -> None:
    page = public_page()
    client.force_login(UserFactory(administrator=True))
    address = f"/admin/pages/{page.pk}/copy/"
    assert f'name="{box}"' not in client.get(address).text
    assert words in client.post(address, copy_fields(page, **{box: "on"}), follow=True).text
    assert not Page.objects.filter(slug="copy").exists()


def test_a_copy_is_a_draft(client: Client, ann: User) -> None:
    page = public_page()
    client.force_login(ann)
    client.post(f"/admin/pages/{page.pk}/copy/", copy_fields(page))
    made = Page.objects.get(slug="copy")
    assert not made.live
    assert OWN in by_button(client, made.specific)


@pytest.mark.parametrize(
    ("act", "sent", "words"),
    [("copy", {"slug": "copy"}, NO_LIVE_COPY), ("create_alias", {"update_slug": "copy"}, NO_ALIAS)],
)
def test_a_program_makes_no_live_copy(
    client: Client, db: None, act: str, sent: dict[str, str], words: str
) -> None:
    page = public_page()
    client.force_login(UserFactory(administrator=True))
    answer = client.post(f"/admin/api/main/pages/{page.pk}/action/{act}/", sent)
    assert (answer.status_code, answer.json()["detail"]) == (403, words)
    assert not Page.objects.filter(slug="copy").exists()


def test_python_makes_no_live_copy_and_no_alias_either(db: None) -> None:
    page = public_page()
    with pytest.raises(PublishRefused):
        page.copy(update_attrs={"slug": "copy"})
    with pytest.raises(PublishRefused):
        page.create_alias(update_slug="copy")
    assert not Page.objects.filter(slug="copy").exists()


def test_moving_publishes_nothing(client: Client, ann: User) -> None:
    page, parent = draft_page(ann), public_page(title="Parent")
    client.force_login(ann)
    client.post(f"/admin/pages/{page.pk}/move/{parent.pk}/confirm/")
    page = fresh(page)
    assert (page.get_parent().pk, page.live) == (parent.pk, False)
