"""Mail to members, sent once the act that it tells of is stored."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from community.models import Member


def tell(member: Member, name: str, **context: Any) -> None:
    """Send `templates/community/email/<name>.txt`; its first line is the subject."""
    user = member.user
    if user is None:
        return
    site = {"site": settings.WAGTAILADMIN_BASE_URL, "member": member}
    text = render_to_string(f"community/email/{name}.txt", context | site)
    subject, _, body = text.strip().partition("\n")
    transaction.on_commit(
        lambda: send_mail(subject, body.strip() + "\n", None, [user.email], fail_silently=True)
    )
