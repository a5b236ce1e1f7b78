"""The marks of coverage beside words, in the legend and on the drawn map: one look for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from directory.coverage.rules import AuthorityState
from directory.formatting import Labelled
from directory.maps.bar_charts import GAP_LEVELS
from directory.maps.drawing.legend import age_mark, key_rows
from directory.maps.drawing.shapes import Item, Paint, Stroke, Surface, Words, rectangle
from directory.maps.drawing.styles import LINE_STRONG, LOOKS, Look, look_of
from directory.maps.drawing.svg import item_svg, pattern_svg
from directory.models import State
from mapping_data.area_index import AreaIndex

PREFIX = "mark"
WIDE, HIGH = 28, 20
STATE_LABELS = {
    State.SERVICE: Labelled("service", "Service reported"),
    State.IN_DEVELOPMENT: Labelled("in-development", "In development"),
    State.CONFIRMED_NONE: Labelled("confirmed-none", "Confirmed none"),
    State.NOT_ESTABLISHED: Labelled("not-established", "Not established"),
}


@dataclass(frozen=True)
class LegendEntry:
    """A look with how many of `of` authorities bear it. `key` is what `/coverage/states.json`
    says of them (state, then age); `words` name it alone, `label` under its state; `fill`
    paints it."""

    slug: str
    letter: str
    state: str
    words: str
    label: str
    key: str
    fill: str
    count: int
    of: int


def entry(look: Look, count: int, of: int) -> LegendEntry:
    age = look.words.partition(", ")[2]
    return LegendEntry(
        slug=look.slug,
        letter=look.letter,
        state=look.state.value,
        words=look.words,
        label=f"{age[:1].upper()}{age[1:]}" or look.words,
        key=f"{look.state.value} {look.band.value}" if look.band else look.state.value,
        fill=f"url(#{PREFIX}-{look.slug})" if look.paint.pattern else look.paint.fill,
        count=count,
        of=of,
    )


def legend(states: Iterable[AuthorityState], areas: AreaIndex) -> list[LegendEntry]:
    """Every look with its count, a service split by the age of the newest word."""
    every = list(states)
    return [entry(look, count, len(every)) for look, count in key_rows(every, areas.day)]


def mark_slug(item: AuthorityState, areas: AreaIndex) -> str:
    return look_of(item, areas.day).slug


def swatch_items(paint: Paint, letter: str, age: tuple[Item, ...] = ()) -> list[Item]:
    """A small cell: its paint, its letter, the disc of its age."""
    words = Words(
        9 if age else WIDE / 2, HIGH / 2 + 4.6, letter, 13, bold=True, anchor="middle",
        ink=paint.ink, halo=paint.fill if paint.pattern else "",
    )  # fmt: skip
    frame = rectangle(0.5, 0.5, WIDE - 1, HIGH - 1)
    return [Surface((frame,), paint, Stroke(LINE_STRONG, 1)), words, *age]


def definition(paint: Paint, items: list[Item]) -> str:
    """The pattern and the swatch of one mark."""
    inner = "".join(item_svg(item, PREFIX) for item in items)
    return (
        f"{pattern_svg(paint, PREFIX)}"
        f'<symbol id="swatch-{paint.slug}" viewBox="0 0 {WIDE} {HIGH}">{inner}</symbol>'
    )


def hidden(definitions: Iterable[str]) -> SafeString:
    """What a page's `<use>` and its drawn map refer to; it shows nothing itself."""
    # Built from constants alone: nothing that anybody typed stands in it.
    return mark_safe(
        '<svg class="mark-definitions" width="0" height="0" aria-hidden="true" focusable="false">'
        f"<defs>{''.join(definitions)}</defs></svg>"
    )


def state_definitions() -> SafeString:
    return hidden(
        definition(
            look.paint,
            swatch_items(look.paint, look.letter, age_mark(look, WIDE - 8, HIGH / 2, 4)),
        )
        for look in LOOKS
    )


def level_definitions() -> SafeString:
    """The marks of the levels of gaps."""
    return hidden(
        definition(part.paint, swatch_items(part.paint, part.letter))
        for part in GAP_LEVELS.values()
    )
