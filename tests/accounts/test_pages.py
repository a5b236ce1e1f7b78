"""Every page about an account: our look, no script of its own, never kept by a cache."""

import re

import pytest
from django.test import Client

from accounts.models import User
from tests.accounts.people import PASSWORD, enter

OPEN = {
    "/accounts/login/": "Sign in",
    "/accounts/password/reset/": "Forgotten password",
    "/accounts/password/reset/done/": "Check your e-mail",
    "/accounts/password/reset/key/1-nonsense/": "This link does not work",
    "/accounts/password/reset/key/done/": "Your password is saved",
    "/accounts/confirm-email/": "Confirm your e-mail address",
    "/accounts/confirm-email/nonsense/": "This link does not work",
    "/accounts/signup/": "Make an account",
    "/accounts/inactive/": "This account is closed",
}
SIGNED_IN = {
    "/accounts/logout/": "Sign out",
    "/accounts/password/change/": "Change your password",
    "/accounts/email/": "Change your e-mail address",
    "/accounts/reauthenticate/": "Confirm that it is you",
}


def check_page(client: Client, address: str, title: str) -> None:
    response = client.get(address)
    html = response.text
    assert f"<title>{title} – Alongside</title>" in html
    assert 'class="site-header"' in html
    assert html.count("<h1") == 1
    assert "no-store" in response.headers["Cache-Control"]
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bon[a-z]+=\"|\bstyle=\"|<style", html)


@pytest.mark.parametrize(("address", "title"), OPEN.items())
def test_an_open_page(client: Client, db: None, address: str, title: str) -> None:
    check_page(client, address, title)


@pytest.mark.parametrize(("address", "title"), SIGNED_IN.items())
def test_a_page_for_the_signed_in(
    client: Client, administrator: User, address: str, title: str
) -> None:
    enter(client, administrator)
    check_page(client, address, title)


def test_an_account_opens_nothing_before_its_address_is_proved(client: Client, db: None) -> None:
    fields = {"email": "eve@example.org", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/accounts/signup/", fields)
    assert User.objects.filter(email="eve@example.org").exists()
    assert client.get("/community/").headers["Location"].startswith("/accounts/login/")


def test_an_error_is_named_in_the_title_in_a_summary_and_at_its_field(
    client: Client, db: None
) -> None:
    html = client.post("/accounts/login/", {"login": "", "password": "x"}).text
    assert "<title>Error: Sign in – Alongside</title>" in html
    assert '<a href="#id_login">Give your e-mail address.</a>' in html
    field = re.search(r"<input[^>]*id=\"id_login\"[^>]*>", html)
    assert field
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="id_login_error"' in field[0]
    assert 'id="id_login_error"' in html


def test_a_wrong_password_and_an_unknown_address_read_the_same(
    client: Client, administrator: User
) -> None:
    pages = [
        client.post("/accounts/login/", {"login": login, "password": "wrong"}).text
        for login in ("ann@example.org", "nobody@example.org")
    ]
    errors = [re.findall(r"<li><a href=\"#id_login\">(.*?)</a>", page) for page in pages]
    assert errors[0] == errors[1] != []


def test_signing_in_and_out_leaves_no_message_for_a_later_page(
    client: Client, administrator: User
) -> None:
    enter(client, administrator)
    assert "account-messages" not in client.get("/accounts/password/change/").text
    client.post("/accounts/logout/", follow=True)
    assert "account-messages" not in client.get("/accounts/login/").text
    assert "messages" not in client.cookies


def test_who_just_signed_in_is_asked_for_the_password_and_not_told_that_it_was_long_ago(
    client: Client, administrator: User
) -> None:
    enter(client, administrator)
    html = client.get("/accounts/reauthenticate/").text
    assert "Enter your password before you go on." in html
    assert "a while ago" not in html
