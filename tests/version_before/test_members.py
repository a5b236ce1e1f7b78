"""What members and moderators had before: forms, drafts, choices, sign-ins, counters."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from community import scheduled_jobs
from community.models import Draft, Post
from config.settings import base
from tests.version_before.people import as_member, as_user, member, text_of
from tests.version_before.stored import LINKS, MADE_AT, seconds_after

pytestmark = pytest.mark.usefixtures("stored")
PROFILE = "/community/profile/"
LOGIN = "/accounts/login/"
PASSWORD = "three quiet otters"


def test_a_tick_below_what_the_guard_found_in_a_profile_is_accepted() -> None:
    answer = as_member("watcher").post(PROFILE, LINKS["seal"]["profile"])
    assert answer.status_code == 302
    assert member("watcher").about == LINKS["seal"]["profile"]["about"]


def test_the_tick_says_nothing_of_another_text() -> None:
    other = LINKS["seal"]["profile"] | {"about": "Call me on 07700 900456."}
    assert "<mark" in text_of(as_member("watcher").post(PROFILE, other))
    assert member("watcher").about == ""


def test_a_tick_below_a_reply_is_accepted_for_its_text_alone() -> None:
    sealed = LINKS["seal"]["reply"]
    client, key = as_member("watcher"), "6f1c0f0e-4d3c-4a53-9d8a-0c6a1d2b3c4d"
    other = {"text": "We met Peter Okafor.", "checked": sealed["checked"], "key": key}
    assert "<mark" in text_of(client.post(sealed["form"], other))
    sent = {"text": sealed["text"], "checked": sealed["checked"], "key": key}
    assert client.post(sealed["form"], sent).status_code == 302
    assert Post.objects.get(key=key).text == sealed["text"]


def test_a_moderators_form_that_was_open_is_taken_and_an_older_one_is_not() -> None:
    page, seen = LINKS["review"]["page"], LINKS["review"]["seen"]
    client = as_user("moderator")
    assert f'name="seen" value="{seen}"' in text_of(client.get(page))
    sent = {"act": "warn", "words": "Please be kinder.", "seen": "0" * len(seen)}
    assert client.post(page, sent).status_code == 409
    assert client.post(page, sent | {"seen": seen}).status_code == 302


@pytest.mark.parametrize("draft", LINKS["drafts"], ids=lambda one: one["place"].split(":")[0])
def test_a_draft_is_offered_on_its_form(draft: dict[str, str]) -> None:
    assert Draft.objects.get(text=draft["text"]).place == draft["place"]
    client = as_member("reader")
    assert f"{draft['text']}</textarea>" in text_of(client.get(draft["form"]))
    listed = text_of(client.get("/community/drafts/"))
    assert draft["text"] in listed
    assert f'href="{draft["form"]}?draft=' in listed


def test_what_was_read_is_read() -> None:
    assert LINKS["read"]["up_to"] == LINKS["read"]["newest"]
    address = "/community/boards/before/"
    boards = {name: text_of(as_member(name).get(address)) for name in ("watcher", "quiet")}
    title = "How do you end well?"
    assert "new" in row_of(boards["quiet"], title)
    assert "new" not in row_of(boards["watcher"], title)


def row_of(page: str, title: str) -> str:
    """The list item of a topic, without its title."""
    before, _, after = page.partition(f"{title}</a>")
    return (before.rpartition("<li")[2] + after.partition("</li>")[0]).lower()


def test_the_choices_about_mail_are_as_they_were() -> None:
    page = text_of(as_member("watcher").get("/community/notices/"))
    names = ("mails_replies", "mails_mentions", "mails_restricted")
    boxes = {name: checked(page, name) for name in names}
    assert boxes == {"mails_replies": False, "mails_mentions": True, "mails_restricted": True}
    assert is_chosen(page, "weekly")


def checked(page: str, name: str) -> bool:
    box = page.partition(f'name="{name}"')[2].partition(">")[0]
    return "checked" in box


def test_a_board_that_was_muted_is_muted() -> None:
    page = text_of(as_member("watcher").get("/community/boards/before/"))
    assert is_chosen(page, "mute")


def is_chosen(page: str, value: str) -> bool:
    option = page.partition(f'value="{value}"')[2].partition(">")[0]
    return "checked" in option or "selected" in option


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        ("member", "/community/", 200),
        ("member", "/community/moderation/", 404),
        ("moderator", "/community/moderation/", 200),
        ("administrator", "/admin/", 200),
    ],
)
def test_whoever_was_signed_in_by_two_steps_is_signed_in(
    who: str, address: str, status: int
) -> None:
    client = Client()
    client.cookies["sessionid"] = LINKS["sessions"][who]
    assert client.get(address).status_code == status


def test_without_the_session_nobody_is_signed_in() -> None:
    client = Client()
    client.cookies["sessionid"] = "x" * 32
    assert client.get("/community/moderation/").status_code == 302


def test_wrong_passwords_that_were_counted_still_lock_the_account() -> None:
    right = {"login": LINKS["shut_out"], "password": PASSWORD}
    assert Client().post(LOGIN, right).status_code == 429
    assert Client().post(LOGIN, right, REMOTE_ADDR="203.0.113.7").status_code == 302


def test_a_rate_limit_that_was_reached_is_reached(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS
    at(monkeypatch, 2)
    right: dict[str, Any] = {"login": LINKS["guessed"], "password": PASSWORD}
    assert Client().post(LOGIN, right, REMOTE_ADDR="203.0.113.7").status_code == 200
    at(monkeypatch, 700)
    assert Client().post(LOGIN, right, REMOTE_ADDR="203.0.113.7").status_code == 302


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """What the limits hold for the time: so long after the rows were made."""
    now = SimpleNamespace(
        time=lambda: seconds_after(seconds), monotonic=lambda: 0.0, sleep=lambda _: None
    )
    monkeypatch.setattr("allauth.core.internal.ratelimit.time", now)


def test_what_was_done_once_that_day_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert timezone.localdate(MADE_AT).isoformat() == LINKS["strays_day"]
    monkeypatch.setattr(scheduled_jobs, "clear_strays", lambda now: 7)
    assert scheduled_jobs.clear_strays_once_a_day(MADE_AT) == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE cache_key LIKE '%%strays%%'")
    assert scheduled_jobs.clear_strays_once_a_day(MADE_AT) == 7
