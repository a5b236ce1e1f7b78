"""Mail to members. A letter is written with the act that it tells of, in one transaction, and
sent by a task once that is stored."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.template.loader import TemplateDoesNotExist, get_template, render_to_string

from community.models import Letter, Member, Post
from community.tasks import send_letter

FOLDER = "community/email"


def tell(member: Member, name: str, *, key: str = "", **context: Any) -> Letter | None:
    """Write `templates/community/email/<name>.txt` to a member; its first line is the subject.
    The same `key` again writes nothing."""
    return write_letter(member, name, key=key or str(uuid4()), **context)


def write_letter(
    member: Member,
    name: str,
    *,
    key: str,
    post: Post | None = None,
    stops: str = "",
    **context: Any,
) -> Letter | None:
    """The letter, or None where it was written before or nobody is there to read it."""
    if member.user is None:
        return None
    given = context | {"site": settings.WAGTAILADMIN_BASE_URL, "member": member, "post": post}
    subject, text = words(f"{FOLDER}/{name}.txt", given)
    letter, made = Letter.objects.get_or_create(
        member=member,
        kind=name,
        key=key,
        defaults={
            "post": post,
            "stops": stops,
            "subject": subject[:250],
            "text": text,
            "html": html(f"{FOLDER}/{name}.html", given),
        },
    )
    if not made:
        return None
    # The task stands in the same database: it is stored with the letter, or not at all.
    send_letter.enqueue(letter.pk)
    return letter


def words(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text."""
    subject, _, body = render_to_string(template, context).strip().partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"


def html(template: str, context: dict[str, Any]) -> str:
    """The same with headings and links; empty where a letter has plain text alone."""
    try:
        return get_template(template).render(context)
    except TemplateDoesNotExist:
        return ""
