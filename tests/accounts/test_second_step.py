"""The second step at sign-in, the list of sessions, and the lock after wrong passwords."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from tests.accounts.people import PASSWORD

LOGIN = "/accounts/login/"


def digits(secret: str) -> str:
    """What an authenticator app shows now for a key (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counted = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = counted[-1] & 15
    number = struct.unpack(">I", counted[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sign_in(client: Client, user: User, password: str = PASSWORD) -> str:
    answer = client.post(LOGIN, {"login": user.email, "password": password})
    return str(answer.headers.get("Location", answer.status_code))


def turn_on(client: Client) -> str:
    """The key of the app. What changes the second step asks for the password once more."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    html = client.get("/accounts/2fa/totp/activate/").text
    found = re.search(r'class="secret">([A-Z2-7]+)<', html)
    assert found
    client.post("/accounts/2fa/totp/activate/", {"code": digits(found[1])})
    return found[1]


def test_a_password_alone_no_longer_signs_in_once_the_second_step_is_on(member: User) -> None:
    mine = Client()
    sign_in(mine, member)
    secret = turn_on(mine)
    assert "It is on." in mine.get("/accounts/2fa/").text
    visitor = Client()
    assert sign_in(visitor, member) == "/accounts/2fa/authenticate/"
    assert visitor.get("/community/").headers["Location"].startswith(LOGIN)
    assert "The second step" in visitor.get("/accounts/2fa/authenticate/").text
    wrong = visitor.post("/accounts/2fa/authenticate/", {"code": "000000"}).text
    assert "Error: The second step" in wrong
    cache.clear()  # a number counts once, and this one was used a moment ago
    answer = visitor.post("/accounts/2fa/authenticate/", {"code": digits(secret)})
    assert answer.headers["Location"] == "/community/"


def test_a_recovery_code_works_once(member: User) -> None:
    mine = Client()
    sign_in(mine, member)
    turn_on(mine)
    html = mine.get("/accounts/2fa/recovery-codes/").text
    code = re.findall(r"<li><code>([^<]+)</code>", html)[0]
    for visitor, leads_in in ((Client(), True), (Client(), False)):
        sign_in(visitor, member)
        answer = visitor.post("/accounts/2fa/authenticate/", {"code": code})
        assert (answer.status_code == 302) is leads_in


def test_every_session_is_listed_and_the_others_can_be_ended(member: User) -> None:
    here, there = Client(), Client(headers={"user-agent": "The other browser"})
    sign_in(here, member)
    sign_in(there, member)
    assert "The other browser" in here.get("/accounts/sessions/").text
    here.post("/accounts/sessions/")
    assert there.get("/community/").headers["Location"].startswith(LOGIN)
    assert here.get("/community/").headers["Location"] == "/community/joining/"


def test_many_wrong_passwords_lock_the_account_from_that_place_and_no_other(member: User) -> None:
    for _ in range(10):
        cache.clear()  # allauth's own limit stands before this one and is tried elsewhere
        sign_in(Client(), member, "a wrong password")
    cache.clear()
    assert not sign_in(Client(), member).startswith("/")
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert sign_in(elsewhere, member) == "/community/"


@pytest.mark.parametrize(
    ("address", "title"),
    {
        "/accounts/2fa/": "A second step at sign-in",
        "/accounts/2fa/totp/activate/": "Turn on the second step",
        "/accounts/sessions/": "Where you are signed in",
    }.items(),
)
def test_each_page_has_our_look_and_no_script_of_its_own(
    member: User, address: str, title: str
) -> None:
    client = Client()
    sign_in(client, member)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    html = client.get(address).text
    assert f"<title>{title} – Alongside</title>" in html
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bon[a-z]+=\"|\bstyle=\"|<style", html)
