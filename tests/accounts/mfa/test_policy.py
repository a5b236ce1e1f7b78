"""The second step at sign-in, the list of sessions, and the lock after wrong passwords."""

import re
from collections.abc import Iterator

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from accounts.actions import SESSION_ENDED
from accounts.models import User
from tests.accounts.people import PASSWORD
from tests.community.outbox import run_tasks
from tests.factories import UserFactory, code_of_now

LOGIN, SECOND = "/accounts/login/", "/accounts/2fa/authenticate/"


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
    client.post("/accounts/2fa/totp/activate/", {"code": code_of_now(found[1])})
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
    answer = visitor.post("/accounts/2fa/authenticate/", {"code": code_of_now(secret)})
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


def ending(client: Client) -> list[str]:
    """Where the buttons lead that end one session each."""
    html = client.get("/accounts/sessions/").text
    return re.findall(r'action="(/accounts/sessions/\d+/end/)"', html)


def test_one_session_is_ended_by_its_own_button_and_the_log_says_so(member: User) -> None:
    here, there, third = Client(), Client(), Client()
    for client in (here, there, third):
        sign_in(client, member)
    buttons = ending(here)
    assert len(buttons) == 2, "none for the session in use"
    answer = here.post(buttons[0], follow=True)
    assert "That session has ended." in answer.text
    assert there.get("/community/").headers["Location"].startswith(LOGIN)
    for client in (here, third):
        assert client.get("/community/").headers["Location"] == "/community/joining/"
    assert here.post(buttons[0]).headers["Location"] == "/accounts/sessions/", "sent twice"
    entry = ModelLogEntry.objects.get(action=SESSION_ENDED)
    assert (entry.user, entry.object_id) == (member, str(member.pk))


def test_nobody_ends_the_session_of_somebody_else_or_by_a_link(member: User) -> None:
    mine, third = Client(), Client()
    sign_in(mine, member)
    sign_in(third, member)
    other = UserFactory()
    theirs = Client()
    sign_in(theirs, other)
    for one in UserSession.objects.filter(user=member):
        address = f"/accounts/sessions/{one.pk}/end/"
        assert theirs.post(address).headers["Location"] == "/accounts/sessions/"
        assert Client().post(address).headers["Location"].startswith(LOGIN)
        assert mine.get(address).status_code == 405
    assert UserSession.objects.filter(user=member).count() == 2


def test_the_session_in_use_is_left_by_signing_out(member: User) -> None:
    mine = Client()
    sign_in(mine, member)
    own = UserSession.objects.get()
    answer = mine.post(f"/accounts/sessions/{own.pk}/end/")
    assert answer.headers["Location"] == "/accounts/logout/"


def test_many_wrong_passwords_lock_the_account_from_that_place_and_no_other(member: User) -> None:
    for _ in range(10):
        cache.clear()  # allauth's own limit stands before this one and is tried elsewhere
        sign_in(Client(), member, "a wrong password")
    cache.clear()
    assert not sign_in(Client(), member).startswith("/")
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert sign_in(elsewhere, member) == "/community/"


def test_many_wrong_numbers_close_the_second_step_even_to_the_right_one(
    member: User, settings: Settings
) -> None:
    """The limit is allauth's own, which the other tests turn off."""
    mine = Client()
    sign_in(mine, member)
    secret = turn_on(mine)
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {}
    for _ in range(2):  # a fresh sign-in does not begin the count again
        guesser = Client()
        sign_in(guesser, member)
        for _ in range(5):
            guesser.post(SECOND, {"code": "000000"})
    answer = guesser.post(SECOND, {"code": code_of_now(secret)})
    assert answer.status_code in (200, 429)
    assert guesser.get("/community/").headers["Location"].startswith(LOGIN)


def test_a_new_password_ends_every_other_session(member: User) -> None:
    here, there = Client(), Client()
    sign_in(here, member)
    sign_in(there, member)
    new = "four loud badgers"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/accounts/password/change/", sent).status_code == 302
    assert there.get("/community/").headers["Location"].startswith(LOGIN)
    assert here.get("/community/").headers["Location"] == "/community/joining/"


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


NEEDING = ["Moderators", "Safeguarding leads", "Editors", "Contributors", "Administrators"]


@pytest.mark.parametrize("role", NEEDING)
def test_whoever_looks_after_others_words_needs_it_before_anything_opens(role: str) -> None:
    user = UserFactory(role=role)
    user.authenticator_set.all().delete()
    client = Client()
    client.force_login(user)
    for address in ("/admin/", "/admin/pages/", "/community/", "/community/summaries/"):
        if address.startswith("/community/") and role == "Contributors":
            continue  # in the community, no more than anybody else
        if address.startswith("/admin/") and role == "Safeguarding leads":
            continue
        assert client.get(address).headers["Location"] == "/accounts/2fa/"
        assert client.post(address).headers["Location"] == "/accounts/2fa/"
    page = client.get("/accounts/2fa/")
    assert "Your role needs the second step." in page.text
    assert client.get("/").status_code == client.get("/accounts/logout/").status_code == 200


def test_it_opens_once_it_is_set_up_and_cannot_be_turned_off_again() -> None:
    user = UserFactory(role="Administrators")
    user.authenticator_set.all().delete()
    client = Client()
    sign_in(client, user)
    turn_on(client)
    assert client.get("/admin/").status_code == 200
    assert "so it stays on" in client.get("/accounts/2fa/").text
    client.post("/accounts/2fa/totp/deactivate/")
    assert user.authenticator_set.filter(type="totp").exists()


def test_a_member_without_a_role_is_only_offered_it(member: User) -> None:
    client = Client()
    sign_in(client, member)
    assert client.get("/community/").headers["Location"] == "/community/joining/"
    assert "Your role needs" not in client.get("/accounts/2fa/").text


def test_for_a_lost_phone_an_administrator_takes_it_away_and_the_person_is_told() -> None:
    user = UserFactory(role="Editors")
    call_command("reset_second_step", user.email)
    run_tasks()
    assert not user.authenticator_set.exists()
    assert mail.outbox[0].to == [user.email]
    with pytest.raises(CommandError, match="has no second step"):
        call_command("reset_second_step", user.email)
    with pytest.raises(CommandError, match="no account with the address"):
        call_command("reset_second_step", "nobody@example.org")
