"""What the people of these tests sign in with, and how."""

from typing import Any

from django.core.cache import cache
from django.test import Client

from accounts.models import User
from tests.factories import code_of_now

PASSWORD = "three quiet otters"


def enter(client: Client, user: User, **more: str) -> Any:
    """Sign in by password, and by the number of the app where it is asked for."""
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD} | more)
    if answer.headers.get("Location", "").startswith("/accounts/2fa/authenticate/"):
        cache.clear()  # a number counts once
        answer = client.post(answer.headers["Location"], {"code": code_of_now()})
    return answer
