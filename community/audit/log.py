"""Writing the audit, in the transaction of the act that it tells of."""

from typing import Any

from django.db.models import Model

from accounts.models import User
from community.models import AuditEntry

MEMBER, MODERATOR, SYSTEM = "member", "moderator", "system"


def record(act: str, about: Model, *, by: User | None, as_whom: str, **details: Any) -> AuditEntry:
    """Note an act. `details` say what changed, and never what a post says. Whoever acts in a role
    answers for it when their account is gone, too; of what a member did for themselves nobody
    is named then."""
    name = f"{about._meta.model_name}:{about.pk}"
    address = by.email if by is not None and as_whom != MEMBER else ""
    return AuditEntry.objects.create(
        by=by, by_address=address, by_whom=as_whom, act=act, about=name, details=details
    )


def acted_in_a_role(user: User) -> bool:
    """Whether the log keeps the address of this person."""
    return AuditEntry.objects.filter(by=user).exclude(by_address="").exists()
