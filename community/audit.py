"""Writing the audit, in the transaction of the act that it tells of."""

from typing import Any

from django.db.models import Model

from accounts.models import User
from community.models import AuditEntry

MEMBER, MODERATOR, SYSTEM = "member", "moderator", "system"


def record(act: str, about: Model, *, by: User | None, as_whom: str, **details: Any) -> AuditEntry:
    """Note an act. `details` say what changed, and never what a post says."""
    name = f"{about._meta.model_name}:{about.pk}"
    return AuditEntry.objects.create(by=by, by_whom=as_whom, act=act, about=name, details=details)
