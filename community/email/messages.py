"""Render what a letter says, as plain text and as HTML, from its templates."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import TemplateDoesNotExist, get_template, render_to_string

from community.models import Member

FOLDER = "community/email"


@dataclass(frozen=True)
class Words:
    """What a letter says; with an empty `html` the same words are laid out as they are."""

    subject: str = ""
    text: str = ""
    html: str = ""


def words(member: Member | None, name: str, **context: Any) -> Words:
    given = context | {"site": settings.WAGTAILADMIN_BASE_URL, "member": member}
    template = render_to_string(f"{FOLDER}/{name}.txt", given)
    subject, _, body = template.strip().partition("\n")
    return Words(
        " ".join(subject.split())[:250], body.strip() + "\n", html(f"{FOLDER}/{name}.html", given)
    )


def html(template: str, context: dict[str, Any]) -> str:
    """The same with headings and links; empty where a letter has plain text alone."""
    try:
        return get_template(template).render(context)
    except TemplateDoesNotExist:
        return ""
