"""What the server draws for the coverage page: hexagons, regions and bars, as SVG in the page."""

from django.utils.safestring import SafeString, mark_safe

from directory.coverage.forms import CoverageQuestion
from directory.coverage.presenters.controls import heading
from directory.coverage.rules import AuthorityState, by_region
from directory.formatting import day_words
from directory.maps.bar_charts import coverage_bars
from directory.maps.drawing.shapes import Drawing
from directory.maps.drawing.svg import render_svg
from directory.maps.hex_map import hex_drawing
from directory.maps.region_map import marked_regions, region_drawing, round_marks
from mapping_data.area_index import AreaIndex
from mapping_data.models import Round
from mapping_data.partial_dates import PartialDate
from mapping_data.rounds import LayerRow


def vintage_words(areas: AreaIndex) -> str:
    """The day since which the authorities of England are these."""
    return day_words(max(area.valid_from for area in areas.current() if area.valid_from))


def source_line(areas: AreaIndex) -> str:
    return f"Records of {day_words(areas.day)}. Authorities as since {vintage_words(areas)}."


def in_page(drawing: Drawing, prefix: str) -> SafeString:
    """The writer of the SVG escapes every name."""
    return mark_safe(render_svg(drawing, prefix=prefix))


def drawn(
    question: CoverageQuestion, states: list[AuthorityState], areas: AreaIndex
) -> dict[str, SafeString]:
    """The drawings of this view of today's records; none where the table stands alone."""
    title, line = heading(question), source_line(areas)
    if question.view == "table":
        return {}
    if question.by == "region":
        rows = by_region(states)
        return {
            "region_svg": in_page(region_drawing(rows, title=title, source_line=line), "regions"),
            "bars_svg": in_page(coverage_bars(rows, title=f"{title}, as bars"), "bars"),
        }
    if question.view == "hex":
        hexagons = hex_drawing(states, areas, title=title, source_line=line)
        return {"hex_svg": in_page(hexagons, "hex")}
    return {}


def drawn_round(
    question: CoverageQuestion, published: Round, rows: list[LayerRow]
) -> dict[str, SafeString]:
    """The regions of a published round with the numbers that its source printed."""
    if question.view == "table" or not rows:
        return {}
    teams = rows[-1].total is None
    when: PartialDate = published.published
    regions = marked_regions(
        round_marks(rows),
        title=heading(question, published.name),
        source_line=f"{published.source.title}, {when.words}.",
        counted="teams" if teams else "running or in development, of all authorities",
    )
    return {"region_svg": in_page(regions, "regions")}
