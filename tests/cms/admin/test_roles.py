"""Who may do what in the admin, as one table; the menus show no more than that."""

import json
import re

import pytest
from django.test import Client

from accounts.models import User
from cms.models import Consent, GlossaryTerm
from tests.cms.pages import draft_page, edit_url, fresh, home, public_page, reference, spotlight
from tests.cms.publishing.ways_to_publish import by_approving, by_button
from tests.factories import ServiceFactory, UserFactory

CONTRIBUTOR, EDITOR, DIRECTORY = "Contributors", "Editors", "Directory editors"
MODERATOR, ADMINISTRATOR = "Moderators", "Administrators"
ROLES = [CONTRIBUTOR, EDITOR, DIRECTORY, MODERATOR, ADMINISTRATOR]
WRITERS = {CONTRIBUTOR, EDITOR, ADMINISTRATOR}
PUBLISHERS = {EDITOR, ADMINISTRATOR}
RECORDS = {DIRECTORY, ADMINISTRATOR}
EVERYBODY = {*WRITERS, DIRECTORY}

# Each screen of the admin, and the roles that it opens to.
SCREENS: dict[str, set[str]] = {
    "/admin/": EVERYBODY,
    "/admin/pages/": WRITERS,
    "/admin/pages/add/cms/standardpage/{home}/": WRITERS,
    "/admin/pages/{page}/edit/": WRITERS,
    "/admin/pages/{page}/history/": WRITERS,
    "/admin/pages/{page}/unpublish/": PUBLISHERS,
    "/admin/pages/{page}/delete/": set(),  # it was public
    "/admin/pages/{draft}/delete/": WRITERS,
    "/admin/snippets/cms/reference/": WRITERS,
    "/admin/snippets/cms/reference/add/": WRITERS,
    "/admin/snippets/cms/reference/edit/{reference}/": WRITERS,
    "/admin/snippets/cms/reference/unpublish/{reference}/": PUBLISHERS,
    "/admin/snippets/cms/reference/delete/{reference}/": set(),
    "/admin/snippets/cms/glossaryterm/": WRITERS,
    "/admin/snippets/cms/glossaryterm/edit/{term}/": PUBLISHERS,
    "/admin/snippets/cms/theme/add/": PUBLISHERS,
    "/admin/snippets/cms/consent/": WRITERS,
    "/admin/snippets/cms/consent/add/": PUBLISHERS,
    "/admin/snippets/directory/service/": EVERYBODY,
    "/admin/snippets/directory/service/add/": RECORDS,
    "/admin/snippets/directory/service/edit/{service}/": RECORDS,
    "/admin/snippets/directory/claim/": RECORDS,
    "/admin/snippets/directory/provider/": RECORDS,
    "/admin/snippets/mapping_data/source/": EVERYBODY,
    "/admin/snippets/mapping_data/source/add/": EVERYBODY,
    "/admin/snippets/mapping_data/area/": RECORDS,
    "/admin/images/": WRITERS,
    "/admin/images/add/": WRITERS,
    "/admin/documents/": WRITERS,
    "/admin/reports/workflow/": WRITERS,
    "/admin/reports/locked/": PUBLISHERS,
    "/admin/workflows/list/": {ADMINISTRATOR},
    "/admin/users/": {ADMINISTRATOR},
    "/admin/groups/": {ADMINISTRATOR},
    "/admin/sites/": set(),
    "/admin/collections/": set(),
    "/admin/redirects/": set(),
}


@pytest.fixture
def places(db: None) -> dict[str, object]:
    writer = UserFactory(name="Writer")
    term = GlossaryTerm.objects.create(slug="made-up", term="Made up", meaning="<p>It is.</p>")
    return {
        "home": home().pk,
        "page": public_page().pk,
        "draft": draft_page(writer).pk,
        "reference": reference().pk,
        "service": ServiceFactory().pk,
        "term": term.pk,
    }


def person(role: str) -> User:
    made: User = UserFactory(role=role)
    return made


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_screens(
    client: Client, places: dict[str, object], role: str
) -> None:
    client.force_login(person(role))
    opens = {screen for screen in SCREENS if client.get(screen.format(**places)).status_code == 200}
    assert opens == {screen for screen, roles in SCREENS.items() if role in roles}


# What each sees in the menu, down to its lists.
MENUS: dict[str, set[str]] = {
    "/admin/pages/": WRITERS,
    "/admin/snippets/cms/reference/": WRITERS,
    "/admin/snippets/cms/consent/": WRITERS,
    "/admin/images/": WRITERS,
    "/admin/documents/": WRITERS,
    "/admin/snippets/directory/claim/": RECORDS,
    "/admin/snippets/directory/provider/": RECORDS,
    "/admin/snippets/mapping_data/area/": RECORDS,
    "/admin/reports/locked/": PUBLISHERS,
    "/admin/workflows/list/": {ADMINISTRATOR},
    "/admin/users/": {ADMINISTRATOR},
    "/admin/sites/": set(),
    "/admin/redirects/": set(),
}


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_the_menu_shows_what_one_may_use(client: Client, db: None, role: str) -> None:
    client.force_login(person(role))
    shown = menu_of(client)
    assert shown & set(MENUS) == {entry for entry, roles in MENUS.items() if role in roles}


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_every_entry_of_the_menu_opens(client: Client, db: None, role: str) -> None:
    client.force_login(person(role))
    for entry in sorted(menu_of(client)):
        assert client.get(entry, follow=True).status_code == 200, entry


def menu_of(client: Client) -> set[str]:
    props = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', page_of(client), re.S)
    assert props is not None
    json.loads(props.group(1))
    return set(re.findall(r'"url": "(/admin/[^"]+)"', props.group(1))) - {"/admin/account/"}


def page_of(client: Client) -> str:
    return str(client.get("/admin/").text)


@pytest.mark.parametrize("role", ROLES)
def test_who_publishes_a_colleagues_page(client: Client, ann: User, role: str) -> None:
    page = draft_page(ann)
    client.force_login(person(role))
    if role in WRITERS:
        by_button(client, page)
    client.post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert fresh(page).live == (role in PUBLISHERS)


@pytest.mark.parametrize("role", ROLES)
def test_who_approves_in_a_review(client: Client, ann: User, role: str) -> None:
    page = spotlight(ann)
    client.force_login(person(role))
    by_approving(client, page)
    assert fresh(page).live == (role in PUBLISHERS)


def test_a_contributor_is_told_what_comes_next(client: Client, contributor: User) -> None:
    page = draft_page(contributor)
    client.force_login(contributor)
    html = client.get(edit_url(page)).text
    assert 'name="action-publish"' not in html
    assert 'name="action-submit"' in html
    assert "Once it is submitted for review" in html


def test_a_moderator_of_the_community_stays_outside(client: Client, db: None) -> None:
    client.force_login(person(MODERATOR))
    assert client.get("/admin/", follow=True).status_code == 403


def test_a_contributor_looks_at_consents_and_changes_none(
    client: Client, contributor: User
) -> None:
    consent = Consent.objects.create(
        reference="2026-001", scope="Words", given_on="2026-01-01", kept_where="Safe"
    )
    client.force_login(contributor)
    address = f"/admin/snippets/cms/consent/edit/{consent.pk}/"
    assert client.get(address).status_code == 302
