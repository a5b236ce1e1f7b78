"""What directory editors may do, and what nobody but an administrator may."""

import pytest
from django.test import Client

from accounts.models import User
from directory.models import Provider
from mapping_data.models import Area
from tests.factories import ProviderFactory, ServiceFactory, UserFactory


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/snippets/directory/service/",
        "/admin/snippets/directory/service/add/",
        "/admin/snippets/directory/provider/",
        "/admin/snippets/directory/provider/add/",
        "/admin/snippets/mapping_data/source/",
        "/admin/snippets/mapping_data/source/add/",
        "/admin/snippets/mapping_data/area/",
        "/admin/my-account/",
    ],
)
def test_an_editor_may_open(editor_client: Client, address: str) -> None:
    assert editor_client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/admin/users/", "/admin/groups/", "/admin/snippets/mapping_data/area/add/"],
)
def test_an_editor_may_not_open(editor_client: Client, address: str) -> None:
    assert editor_client.get(address).headers["Location"] == "/admin/"


def test_an_editor_looks_at_an_area_and_changes_nothing(editor_client: Client) -> None:
    leeds = Area.objects.get(gss_code="E08000035")
    base = "/admin/snippets/mapping_data/area"
    assert editor_client.get(f"{base}/inspect/{leeds.pk}/").status_code == 200
    assert editor_client.get(f"{base}/edit/{leeds.pk}/").status_code == 302


def test_an_editor_deletes_no_record(editor_client: Client) -> None:
    service = ServiceFactory()
    address = f"/admin/snippets/directory/service/delete/{service.pk}/"
    editor_client.post(address)
    service.refresh_from_db()
    provider = ProviderFactory()  # of no service, which would protect it
    editor_client.post(f"/admin/snippets/directory/provider/delete/{provider.pk}/")
    assert Provider.objects.filter(pk=provider.pk).exists()


def test_even_an_administrator_adds_and_deletes_no_area(client: Client, db: None) -> None:
    client.force_login(UserFactory(administrator=True))
    leeds = Area.objects.get(gss_code="E08000035")
    base = "/admin/snippets/mapping_data/area"
    assert client.get(f"{base}/edit/{leeds.pk}/").status_code == 200
    assert client.get(f"{base}/add/").status_code == 302
    client.post(f"{base}/delete/{leeds.pk}/")
    assert Area.objects.filter(pk=leeds.pk).exists()


def test_a_member_without_the_group_edits_nothing(client: Client, db: None) -> None:
    member: User = UserFactory()
    client.force_login(member)
    answer = client.get("/admin/snippets/directory/service/", follow=True)
    assert answer.status_code == 403


def test_the_admin_leads_nowhere_else(editor_client: Client) -> None:
    """No “What's new”, no guide elsewhere, no picture from another host."""
    html = editor_client.get("/admin/").text
    assert "whats-new" not in html
    assert "gravatar" not in html
