"""Who was there before, signed in."""

from typing import Any

from django.test import Client

from accounts.models import User
from community.models import Member
from tests.version_before.stored import LINKS


def member(name: str) -> Member:
    """By the name that the fixtures give."""
    found: Member = Member.objects.get(pk=LINKS["people"][name])
    return found


def as_member(name: str) -> Client:
    return sign_in(member(name).user)


def as_user(name: str) -> Client:
    """A moderator or administrator, who need not be a member."""
    return sign_in(User.objects.get(pk=LINKS["people"][name]))


def sign_in(user: User | None) -> Client:
    assert user is not None
    client = Client()
    client.force_login(user)
    return client


def path_of(link: str) -> str:
    """Of a link in a mail, what this site answers."""
    base: str = LINKS["base_url"]
    assert link.startswith(base)
    return link.removeprefix(base)


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.text)
