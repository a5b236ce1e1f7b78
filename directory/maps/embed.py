"""The folium map as a page: for a frame on another site, or as one file to send by e-mail."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import mark_safe

from directory.caching import computed_once, stamp
from directory.coverage.forms import CoverageQuestion
from directory.coverage.presenters.controls import heading
from directory.coverage.presenters.page import national_sentence, row_of
from directory.coverage.presenters.round import sentence
from directory.coverage.rules import by_region, live_states
from directory.maps.folium_maps import LocalMap, MapParts, authority_map, region_map
from directory.maps.image_files import counted_words, dated, round_source
from directory.maps.region_map import RegionMark, region_marks, round_marks
from directory.maps.swatches import (
    definition,
    hidden,
    legend,
    state_definitions,
    swatch_items,
)
from mapping_data.area_index import AreaIndex
from mapping_data.boundaries.files import ATTRIBUTION
from mapping_data.models import Round
from mapping_data.rounds import layer_rows, table_of

# Stands for the nonce in a kept page. Every name is escaped, so none can contain it.
PLACE = "<nonce>"


@dataclass(frozen=True, slots=True)
class Files:
    """What a page needs beside itself: addresses of ours, or the text of the files."""

    addresses: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def with_nonce(page: str, nonce: str) -> str:
    return page.replace(PLACE, nonce)


def kept_page(key: str, question: CoverageQuestion, published: Round | None) -> str:
    day = timezone.localdate()
    name = f"{key}:{len(question.problems)}:{stamp(day)}"
    if question.problems:
        return page(question, published)  # says what was not understood, so it is not kept
    return computed_once(name, lambda: page(question, published).encode()).decode()


def page(
    question: CoverageQuestion, published: Round | None, *, base: str = "", alone: bool = False
) -> str:
    """The whole HTML. `alone` puts every script and style into it; `base` is the address of the
    site, before the paths of its pages."""
    areas = AreaIndex.load(timezone.localdate())
    context = (
        live_context(question, areas, base)
        if published is None
        else round_context(question, published, base)
    )
    context |= {
        "problems": [problem.sentence for problem in question.problems],
        "nonce": mark_safe(PLACE) if not alone else "",
        "styles": files(LocalMap.default_css, alone),
        "scripts": files(LocalMap.default_js, alone),
        "base": base,
        "product": settings.WAGTAIL_SITE_NAME,
        "day": areas.day,
    }
    return render_to_string("directory/maps/embed.html", context)


def live_context(question: CoverageQuestion, areas: AreaIndex, base: str) -> dict[str, object]:
    states = live_states(question.layer, areas)
    context: dict[str, object] = {
        "title": heading(question).partition(":")[0],
        "sentence": national_sentence(states, question.layer, areas),
        "source": f"{dated(areas.day)} {ATTRIBUTION}",
    }
    if question.by == "region":
        marks = region_marks(by_region(states))
        return context | region_context(marks, base, counted="service reported, of all")
    return context | {
        "map": trusted(authority_map(states, areas, base)),
        "definitions": state_definitions(),
        "legend": legend(states, areas),
        "rows": [row_of(item, areas) for item in states],
    }


def round_context(question: CoverageQuestion, published: Round, base: str) -> dict[str, object]:
    rows = layer_rows(table_of(published), question.layer)
    teams = bool(rows) and rows[-1].total is None
    return {
        "title": heading(question, published.name),
        "sentence": sentence(question, published, rows[-1]) if rows else "",
        "source": round_source(published),
    } | region_context(round_marks(rows), base, counted=counted_words(teams))


def region_context(marks: list[RegionMark], base: str, *, counted: str) -> dict[str, object]:
    segments = marks[0].segments if marks else ()
    return {
        "map": trusted(region_map(marks, base)),
        "definitions": hidden(
            definition(part.paint, swatch_items(part.paint, part.letter)) for part in segments
        ),
        "marks": marks,
        "segments": segments,
        "counted": counted,
    }


def trusted(parts: MapParts) -> dict[str, str]:
    """folium writes every value as JSON with `<`, `>` and `&` escaped."""
    return {"html": mark_safe(parts.html), "script": mark_safe(parts.script)}


def files(names: list[tuple[str, str]], alone: bool) -> Files:
    if not alone:
        return Files(addresses=tuple(static(path) for _, path in names))
    return Files(texts=tuple(mark_safe(text_of(path)) for _, path in names))


def text_of(path: str) -> str:
    """The text of a static file of ours, fit to stand within a page."""
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(path)
    text = Path(found).read_text(encoding="utf-8")
    if "</script" in text.lower() or "</style" in text.lower():
        raise ValueError(f"{path} cannot stand within a page")
    return text
