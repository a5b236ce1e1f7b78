"""Stopping mail with one click and without signing in (RFC 8058).

The address in a letter bears a signed token: whose mail, and what of it. It opens nothing else.
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "community.stopping"
REPLIES, MENTIONS, DIGEST = "replies", "mentions", "digest"
WHAT = {
    REPLIES: "e-mail about replies",
    MENTIONS: "e-mail when somebody mentions you",
    DIGEST: "the digest",
}


@dataclass(frozen=True)
class Stop:
    """`member` is the member's uuid, `what` a key of `WHAT`."""

    member: str
    what: str


def stop_url(member: UUID, what: str) -> str:
    """The whole address, as it stands in a mail."""
    token = signing.dumps([str(member), what], salt=SALT)
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('notifications:unsubscribe', args=[token])}"


def read_token(token: str) -> Stop | None:
    """What a token stops; None for one that we did not write."""
    try:
        member, what = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Stop(member, what) if what in WHAT else None
