"""Wrong passwords are counted by account and place, and the place is the visitor's own."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import Settings

from accounts.actions import delete_user
from accounts.models import User
from accounts.sign_in.lockout import NOWHERE, place_of
from config.settings import base
from tests.accounts.people import PASSWORD
from tests.community.outbox import run_tasks
from tests.factories import UserFactory

LOGIN = "/accounts/login/"
OFFICE, HOME = "198.51.100.4", "203.0.113.7"
NEW = "four loud badgers"


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def send(login: str, password: str, **meta: str) -> Any:
    fields = {"login": login, "password": password}
    return Client().post(LOGIN, fields, **meta)  # type: ignore[arg-type]


def guess(login: str, times: int = 10, **meta: str) -> Any:
    for _ in range(times):
        answer = send(login, "a wrong password", **meta)
    return answer


def comes_in(user: User, **meta: str) -> bool:
    return send(user.email, PASSWORD, **meta).status_code == 302


def test_wrong_passwords_for_one_account_shut_nobody_else_out_at_that_address(
    member: User,
) -> None:
    guess(member.email, REMOTE_ADDR=OFFICE)
    colleague = UserFactory()
    assert comes_in(colleague, REMOTE_ADDR=OFFICE)
    assert not comes_in(member, REMOTE_ADDR=OFFICE)
    assert comes_in(member, REMOTE_ADDR=HOME)


def test_ten_wrong_passwords_over_ten_accounts_lock_none_of_them(member: User) -> None:
    for _ in range(10):
        guess(UserFactory().email, times=1, REMOTE_ADDR=OFFICE)
    assert comes_in(member, REMOTE_ADDR=OFFICE)


def test_whoever_comes_in_begins_anew_and_a_colleague_does_not(member: User) -> None:
    colleague = UserFactory()
    for user in (member, colleague):
        guess(user.email, times=9, REMOTE_ADDR=OFFICE)
    assert comes_in(member, REMOTE_ADDR=OFFICE)
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {colleague.email}


def test_an_account_is_counted_as_one_however_it_is_typed(member: User) -> None:
    guess(member.email, times=5, REMOTE_ADDR=OFFICE)
    guess(f" {member.email.upper()} ", times=5, REMOTE_ADDR=OFFICE)
    assert not comes_in(member, REMOTE_ADDR=OFFICE)


def test_an_address_that_nobody_has_is_locked_like_any_other_and_may_be_long() -> None:
    assert guess("nobody@example.org").status_code == 429
    long = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 30}.org"
    assert guess(long, times=1).status_code == 200


def test_the_account_that_is_deleted_leaves_no_count_behind(member: User) -> None:
    guess(member.email, times=2)
    delete_user(user=member)
    assert not AccessAttempt.objects.exists()


def test_the_page_says_how_long_and_the_way_out(member: User) -> None:
    html = guess(member.email).text
    assert "Wait an hour, or choose a new password" in html


def test_guesses_from_many_places_close_the_account_and_a_new_password_opens_it(
    member: User, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS | {"reset_password": None}
    settings.ACCOUNT_RATE_LIMITS["login_failed"] = "20/h/key"
    for number in range(20):
        guess(member.email, times=1, REMOTE_ADDR=f"203.0.113.{number}")
    assert "20/h/key" in base.ACCOUNT_RATE_LIMITS["login_failed"]
    closed = send(member.email, PASSWORD, REMOTE_ADDR=OFFICE)
    assert "Too many failed login attempts" in closed.text
    choose_anew(member)
    opened = send(member.email, NEW, REMOTE_ADDR=OFFICE)
    assert opened.headers["Location"] == "/community/"


def test_a_new_password_opens_the_place_that_was_locked(member: User) -> None:
    guess(member.email, REMOTE_ADDR=OFFICE)
    choose_anew(member)
    assert send(member.email, NEW, REMOTE_ADDR=OFFICE).status_code == 302


def choose_anew(user: User) -> None:
    visitor = Client()
    visitor.post("/accounts/password/reset/", {"email": user.email})
    run_tasks()
    link = re.search(r"http://127.0.0.1:8000(\S+)", str(mail.outbox[-1].body))
    assert link
    form = visitor.get(link[1], follow=True)
    visitor.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})


def test_behind_a_proxy_each_visitor_is_one_place(member: User, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guess(member.email, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=HOME)
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {HOME}
    forged = f"192.0.2.1, {HOME}"
    assert not comes_in(member, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forged)
    assert comes_in(member, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=OFFICE)


def test_without_a_proxy_nobody_chooses_their_own_address(member: User) -> None:
    for number in range(10):
        guess(member.email, times=1, REMOTE_ADDR=HOME, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert not comes_in(member, REMOTE_ADDR=HOME, HTTP_X_FORWARDED_FOR=OFFICE)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "place"),
    [
        (0, "192.0.2.1", HOME, HOME),
        (1, "192.0.2.1", HOME, "192.0.2.1"),
        (2, "192.0.2.9, 192.0.2.1, 10.0.0.2", "10.0.0.1", "192.0.2.1"),
        (1, "", HOME, HOME),
        (2, "192.0.2.1", HOME, NOWHERE),
        (1, "nonsense", HOME, NOWHERE),
        (0, "", "", NOWHERE),
        (0, "", "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_place_is_what_the_trusted_proxies_say(
    proxies: int, forwarded: str, remote: str, place: str, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    request = RequestFactory(headers=headers, REMOTE_ADDR=remote).get("/")
    assert place_of(request) == place


def test_a_server_behind_a_socket_still_lets_people_sign_in(
    member: User, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS
    mine = Client(REMOTE_ADDR="")
    assert mine.post(LOGIN, {"login": member.email, "password": "wrong"}).status_code == 200
    assert mine.post(LOGIN, {"login": member.email, "password": PASSWORD}).status_code == 302
    assert "not known" in mine.get("/accounts/sessions/").text
