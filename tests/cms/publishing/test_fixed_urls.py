"""A page at a fixed address stays where it is; what was public is not deleted; the site's own
addresses are nobody's. Each refusal says why."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from cms.models import StandardPage
from cms.publishing.rules import Refused
from tests.cms.pages import (
    draft_page,
    edit_url,
    edited,
    fresh,
    home,
    page_fields,
    public_page,
    spotlight,
)
from tests.factories import UserFactory

STAYS = "stands at an address that the site and others count on"
Act = Callable[[Client, StandardPage], str]


def post(client: Client, address: str, **fields: str) -> str:
    return str(client.post(address, fields, follow=True).text)


def other() -> StandardPage:
    return public_page(title="Elsewhere", slug="elsewhere")


def in_bulk(action: str, page: StandardPage) -> str:
    return f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/admin/pages/"


ACTS: dict[str, Act] = {
    "delete": lambda c, p: post(c, f"/admin/pages/{p.pk}/delete/"),
    "unpublish": lambda c, p: post(c, f"/admin/pages/{p.pk}/unpublish/"),
    "move": lambda c, p: post(c, f"/admin/pages/{p.pk}/move/{other().pk}/confirm/"),
    "choose where to move": lambda c, p: post(c, f"/admin/pages/{p.pk}/move/"),
    "delete in bulk": lambda c, p: post(c, in_bulk("delete", p)),
    "unpublish in bulk": lambda c, p: post(c, in_bulk("unpublish", p)),
    "move in bulk": lambda c, p: post(c, in_bulk("move", p), chooser=str(other().pk)),
    "delete by program": lambda c, p: post(c, f"/admin/api/main/pages/{p.pk}/action/delete/"),
    "unpublish by program": lambda c, p: post(c, f"/admin/api/main/pages/{p.pk}/action/unpublish/"),
    "move by program": lambda c, p: post(
        c, f"/admin/api/main/pages/{p.pk}/action/move/", destination_page_id=str(other().pk)
    ),
}


@pytest.fixture
def fixed(db: None) -> StandardPage:
    return public_page(title="Privacy notice", slug="privacy-notice", fixed_address=True)


@pytest.fixture
def administrator(client: Client, db: None) -> Client:
    client.force_login(UserFactory(administrator=True))
    return client


@pytest.mark.parametrize("act", ACTS)
def test_a_fixed_page_stays_and_the_refusal_says_why(
    administrator: Client, fixed: StandardPage, act: str
) -> None:
    assert STAYS in ACTS[act](administrator, fixed)
    page = fresh(fixed)
    assert (page.live, page.url_path) == (True, "/home/privacy-notice/")


def test_its_slug_is_not_changed_by_an_editor(
    client: Client, ann: User, fixed: StandardPage
) -> None:
    client.force_login(ann)
    fields = page_fields(client, edit_url(fixed)) | {"slug": ["other"]}
    html = client.post(edit_url(fixed), fields).text
    assert f"{STAYS}. It is not given another address." in html
    assert not fresh(fixed).has_unpublished_changes


def test_nor_by_a_version_with_another_slug(fixed: StandardPage, ann: User, ben: User) -> None:
    revision = fixed.latest_revision
    revision.content["slug"] = "other"
    revision.user = ann
    revision.save()
    with pytest.raises((Refused, ValidationError), match=STAYS):
        revision.publish(user=ben)
    assert fresh(fixed).slug == "privacy-notice"


def test_it_does_not_expire(client: Client, ann: User, fixed: StandardPage) -> None:
    client.force_login(ann)
    soon = (timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%d %H:%M")
    fields = page_fields(client, edit_url(fixed)) | {"expire_at": [soon]}
    assert "does not expire" in client.post(edit_url(fixed), fields).text
    call_command("publish_scheduled")
    assert fresh(fixed).live


def test_python_is_refused_as_well(fixed: StandardPage) -> None:
    place = other()
    with pytest.raises(Refused, match=STAYS):
        fresh(fixed).delete()
    with pytest.raises(Refused, match=STAYS):
        fresh(fixed).unpublish()
    with pytest.raises(Refused, match=STAYS):
        fresh(fixed).move(place, pos="last-child")
    page = fresh(fixed)
    assert (page.live, page.url_path) == (True, "/home/privacy-notice/")


def test_an_old_version_does_not_set_it_free(ann: User, ben: User) -> None:
    page = public_page(title="Once free")
    edited(page, ann)
    StandardPage.objects.filter(pk=page.pk).update(fixed_address=True)
    fresh(page).latest_revision.publish(user=ben)
    assert fresh(page).fixed_address


def test_its_parent_stays_too(administrator: Client) -> None:
    parent = public_page(title="Parent")
    public_page(title="Below", parent=parent, fixed_address=True)
    html = ACTS["move"](administrator, fresh(parent))
    assert "Below “Parent” stands “Below”" in html
    assert fresh(parent).url_path == "/home/parent/"


def test_it_may_be_put_elsewhere_among_its_sisters(administrator: Client, fixed: Page) -> None:
    other()
    administrator.post(f"/admin/pages/{fixed.pk}/set_position/?position=0")
    assert home().get_children().first().pk == fixed.pk


@pytest.mark.parametrize("act", ["delete", "delete in bulk", "delete by program"])
def test_what_was_public_is_unpublished_and_not_deleted(administrator: Client, act: str) -> None:
    page = public_page(title="Old news")
    page.unpublish()
    assert "nothing that was public is deleted" in ACTS[act](administrator, page)
    assert Page.objects.filter(pk=page.pk).exists()


def test_nor_with_the_page_above_it(administrator: Client, ann: User) -> None:
    parent = draft_page(ann, title="Parent")
    public_page(title="Old news", parent=parent)
    assert "“Old news” has been public" in ACTS["delete"](administrator, fresh(parent))


def test_a_draft_that_nobody_saw_is_deleted(administrator: Client, ann: User) -> None:
    page = draft_page(ann)
    ACTS["delete"](administrator, page)
    assert not Page.objects.filter(pk=page.pk).exists()


def test_an_editor_unpublishes_any_other_page(client: Client, ann: User) -> None:
    page = public_page()
    client.force_login(ann)
    ACTS["unpublish"](client, page)
    assert not fresh(page).live


NEW = {"title": "New", "body-count": "0", "comments-TOTAL_FORMS": "0"}
NEW |= {"comments-INITIAL_FORMS": "0"}


@pytest.mark.parametrize(
    "slug",
    "services admin search evidence areas coverage gaps rounds accounts api community "
    "static media documents versions healthz".split(),
)
def test_no_page_stands_where_the_site_itself_does(client: Client, ann: User, slug: str) -> None:
    client.force_login(ann)
    address = f"/admin/pages/add/cms/standardpage/{home().pk}/"
    html = client.post(address, NEW | {"slug": slug}).text
    assert f"“/{slug}/” belongs to the site itself" in html
    assert not StandardPage.objects.filter(slug=slug).exists()


def test_nor_by_a_change_of_slug(client: Client, ann: User) -> None:
    page = public_page()
    client.force_login(ann)
    fields = page_fields(client, edit_url(page)) | {"slug": ["services"]}
    assert "“/services/” belongs to the site itself" in client.post(edit_url(page), fields).text


def test_nor_does_a_spotlight_stand_at_the_feed(db: None) -> None:
    with pytest.raises(ValidationError):
        spotlight(slug="feed")


def test_the_same_words_are_free_further_below(client: Client, ann: User) -> None:
    parent = public_page()
    client.force_login(ann)
    client.post(
        f"/admin/pages/add/cms/standardpage/{parent.pk}/", NEW | {"slug": "services"}, follow=True
    )
    assert StandardPage.objects.filter(slug="services").exists()
