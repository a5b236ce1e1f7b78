"""A chart that an editor typed: its bars drawn on the server, and the same numbers as rows."""

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from directory.maps.drawing.shapes import Drawing
from directory.maps.drawing.svg import render_svg
from directory.published_tables.charts import (
    NOT_GIVEN,
    WIDTH,
    Mark,
    Section,
    description,
    drawn_sections,
)

SHARES = {"per cent", "percent", "%"}


def chart_context(value: Mapping[str, Any]) -> dict[str, Any]:
    """A bar without a value is shown as not given, and never as one of nothing."""
    marks = tuple(mark_of(bar) for bar in value["bars"])
    rows = [
        {"label": mark.label, "text": mark.words, "known": mark.number is not None}
        for mark in marks
    ]
    return {"svg": svg(str(value["caption"]), str(value["unit"]), marks), "rows": rows}


def mark_of(bar: Mapping[str, Any]) -> Mark:
    number: Decimal | None = bar["value"]
    return Mark(bar["label"], NOT_GIVEN if number is None else f"{number:,f}", number)


def svg(caption: str, unit: str, marks: tuple[Mark, ...]) -> SafeString:
    """Written by our own drawing, which escapes every word."""
    most = max((mark.number for mark in marks if mark.number is not None), default=Decimal(0))
    shares = unit.strip().casefold() in SHARES and most <= 100
    items, foot = drawn_sections([Section("", marks, Decimal(100) if shares else most, shares)])
    words = description("bars", [mark.said for mark in marks])
    name = sha256("\n".join([caption, unit, words]).encode()).hexdigest()[:8]
    drawing = Drawing(WIDTH, foot, caption, words, items, "img")
    return mark_safe(render_svg(drawing, prefix=f"chart-{name}"))
