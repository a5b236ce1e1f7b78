"""Guessing passwords is slowed, over all workers together."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from config.settings import base
from tests.accounts.people import PASSWORD


@pytest.fixture(autouse=True)
def limits(settings: Settings, db: None) -> None:
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS
    cache.clear()


def test_after_five_wrong_passwords_even_the_right_one_waits(administrator: User) -> None:
    for _ in range(5):
        Client().post("/accounts/login/", {"login": administrator.email, "password": "wrong"})
    right = {"login": administrator.email, "password": PASSWORD}
    answer = Client().post("/accounts/login/", right)
    assert "Too many failed login attempts" in answer.text


def test_a_flood_from_one_address_is_answered_with_a_page_of_its_own() -> None:
    fields = {"login": "nobody@example.org", "password": "wrong"}
    answers = [Client().post("/accounts/login/", fields) for _ in range(31)]
    assert answers[-1].status_code == 429
    assert "Too many attempts" in answers[-1].text


def test_the_count_is_kept_where_every_worker_sees_it(settings: Settings) -> None:
    backend = settings.CACHES["default"]["BACKEND"]
    assert backend == "django.core.cache.backends.db.DatabaseCache"
