"""The first administrator: asked for, or given by variables; no password by default."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from scripts.create_admin import create, from_environment, wrong_email, wrong_password
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_the_administrator_signs_in_at_the_admin(client: Client) -> None:
    create(" Ann@Example.org ", PASSWORD)
    assert EmailAddress.objects.get(email="ann@example.org").verified
    client.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})
    assert client.get("/admin/", follow=True).status_code == 200
    assert User.objects.get(email="ann@example.org").is_superuser


def test_without_a_password_nobody_is_created(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_EMAIL", "ann@example.org")
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    with pytest.raises(SystemExit, match="there is no default"):
        from_environment()


@pytest.mark.parametrize("password", ["short", "password1234", "ann@example.org"])
def test_a_weak_password_is_refused(password: str) -> None:
    assert wrong_password(password, "ann@example.org")


def test_an_address_that_is_none_or_taken_is_refused() -> None:
    taken = UserFactory().email
    assert wrong_email("ann") == ["“ann” is not an e-mail address."]
    assert wrong_email(taken.upper())[0].startswith("There is already an account")
    assert wrong_email("ann@example.org") == []
