"""What a form for writing begins from, and what of it is kept as a draft."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest

from community.models import Draft, Member
from community.text.single_line import one_line
from foundation.numbers import read_integer

# In the address of a form: the draft to go on with, or that none is wanted.
FIELD, AFRESH = "draft", "new"
# What is kept of a form, and how much of each.
LENGTHS = {"title": 150, "text": 20_000, "tags": 200, "about": 500, "stands": 40}


def key_of(data: Mapping[str, str]) -> UUID:
    """The key that came with a form; a new one where it came with none."""
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return uuid4()


def kept_of(data: Mapping[str, str]) -> dict[str, Any]:
    """Fields of the draft of a form that was sent, each within its length."""
    kept: dict[str, Any] = {
        name: data.get(name, "").replace("\0", "")[:length] for name, length in LENGTHS.items()
    }
    return kept | {"nameless": bool(data.get("nameless"))}


def draft_for(request: HttpRequest, member: Member, place: str, about: str) -> Draft | None:
    """The draft to go on with: the one that the address names, or the newest of the place. Whoever
    comes from a page to write about it goes on with what they began about that page."""
    asked = request.GET.get(FIELD, "")
    own = Draft.objects.filter(member=member, place=place).order_by("-saved_at", "-pk")
    if asked == AFRESH:
        return None
    if (pk := read_integer(asked)) is not None:
        return own.filter(pk=pk).first()
    return (own.filter(about=one_line(about)) if about else own).first()


def begun(draft: Draft, stands: Mapping[str, str]) -> dict[str, Any]:
    """What the form says with this draft in it; `stands` is what it would say without."""
    fields = ["title", "text", "tags", "about", "nameless"]
    if not draft.title and draft.place.startswith("post:"):
        # It was begun when the post was no opening post, which has no title to edit.
        fields = ["text"]
    return {**stands, **{name: getattr(draft, name) for name in fields}, "key": draft.key}


def afresh(request: HttpRequest) -> str:
    """The address of the same form without the draft."""
    query = request.GET.copy()
    query[FIELD] = AFRESH
    return f"{request.path}?{query.urlencode()}#writing"
