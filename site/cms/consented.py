"""Where a page rests on somebody's consent, and whether that still holds."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Model
from wagtail import blocks

from cms.walking import stream_blocks


def consents_of(item: Model) -> list[Any]:
    """The consents that the item's blocks and pictures name, each once, None where one is gone."""
    found: dict[Any, Any] = {}
    for name, value in stream_blocks(item):
        for consent in _consents_in(name, value):
            found[getattr(consent, "pk", None)] = consent
    return list(found.values())


def _consents_in(name: str, value: Any) -> Iterator[Any]:
    if name == "lived_experience":
        yield value.get("consent")
    picture = value.get("picture") if isinstance(value, blocks.StructValue) else None
    if picture is not None and picture.consent_id:
        yield picture.consent


def consent_objections(item: Model, day: date) -> list[str]:
    """Why the item may not be public on that day, as far as consent goes."""
    reasons = []
    for consent in consents_of(item):
        if consent is None:
            reasons.append("A block of lived experience has no consent. Choose its record.")
        elif reason := consent.objection_on(day):
            reasons.append(f"{reason} Take out what rests on it, or record a new consent.")
    return reasons
