"""Addresses of public bodies and charities: they speed a review and never replace it."""

from functools import cache
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models.signals import post_delete, post_save

from accounts.models import User
from community.models import Member

LIST = Path(__file__).resolve().parents[1] / "data" / "work_domains.txt"


@cache
def domains() -> frozenset[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and line[0] != "#")


def is_work_address(email: str) -> bool:
    """Whether the address is at one of the listed domains, or below one."""
    domain = email.rpartition("@")[2].lower().rstrip(".")
    parts = domain.split(".")
    return any(".".join(parts[start:]) in domains() for start in range(len(parts)))


def is_at_work(user: User) -> bool:
    """By the address that stands: the one to sign in with, once it is proved."""
    proved = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return is_work_address(user.email) and proved.exists()


def keep_in_step() -> None:
    """The queue is ordered by it, so each member's row says it; a change of address renews it."""
    post_save.connect(_user_saved, sender=User)
    post_save.connect(_address_changed, sender=EmailAddress)
    post_delete.connect(_address_changed, sender=EmailAddress)


def _user_saved(instance: User, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    if update_fields is None or "email" in update_fields:
        _renew(instance)


def _address_changed(instance: EmailAddress, **_: Any) -> None:
    user = User.objects.filter(pk=instance.user_id).first()
    if user is not None:
        _renew(user)


def _renew(user: User) -> None:
    Member.objects.filter(user=user).update(work_address=is_at_work(user))
