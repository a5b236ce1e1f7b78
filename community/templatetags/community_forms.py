"""Choices of a form, each with its own words of help; and times told in words."""

from datetime import timedelta
from typing import Any

from django import template
from django.forms.boundfield import BoundField

register = template.Library()


@register.filter
def choices_of(field: BoundField, hints: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """Each choice of the field: {id, value, label, hint, checked}."""
    chosen = field.value()
    return [
        {
            "id": f"{field.auto_id}_{number}",
            "value": value,
            "label": label,
            "hint": (hints or {}).get(value, ""),
            "checked": str(chosen or "") == str(value),
        }
        for number, (value, label) in enumerate(field.field.choices)  # type: ignore[attr-defined]
    ]


@register.filter
def in_words(time: timedelta | None) -> str:
    """About how long, in the largest unit that fits: “3 days”; nothing for what is unknown."""
    if time is None:
        return ""
    minutes = max(0, int(time.total_seconds() // 60))
    for unit, length in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= length:
            number = minutes // length
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return "less than a minute"
