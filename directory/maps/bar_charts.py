"""Bars of counted authorities: coverage by region, gaps by region."""

from collections import defaultdict

from directory.coverage.rules import RegionCounts
from directory.gaps.rules import Gap
from directory.maps.drawing.bars import Bar, Segment, bars, stacked_bar
from directory.maps.drawing.shapes import Drawing, Paint, Pattern
from directory.maps.drawing.styles import INK_SOFT, LOOKS, SERVICE_OF_ANY_AGE, Look
from directory.models import State
from mapping_data.links import area_url
from mapping_data.models import Area

__all__ = ["Bar", "Segment", "bars", "coverage_bars", "gap_bars", "stacked_bar"]

STATE_LOOKS: dict[str, Look] = {
    State.SERVICE: SERVICE_OF_ANY_AGE,
    **{look.state: look for look in LOOKS if look.state is not State.SERVICE},
}

# An authority under several rules counts once, under the gravest level.
GAP_LEVELS: dict[str, Segment] = {
    "gap": Segment(
        Paint("gap", "#f6dccd", Pattern("cross", "#c98261", 7, 1.2)), "G", "with a gap", 0
    ),
    "check": Segment(
        Paint("check", "#fce4c4", Pattern("vertical", "#f2b56b", 6, 2.4)), "C", "to check", 0
    ),
    "unknown": Segment(Paint("unknown", "#faf8f4", None, INK_SOFT), "?", "not established", 0),
}
NOTHING_MISSING = Segment(SERVICE_OF_ANY_AGE.paint, "S", "with none of these", 0)


def state_segments(counts: dict[str, int]) -> tuple[Segment, ...]:
    """The four states as parts of one bar."""
    return tuple(
        Segment(look.paint, look.letter, look.words.lower(), counts.get(state, 0))
        for state, look in STATE_LOOKS.items()
    )


def coverage_bars(rows: list[RegionCounts], *, title: str) -> Drawing:
    """A bar each region, from the rows of `by_region`; its row of totals is left out."""
    return bars(
        [
            Bar(row.name, state_segments(row.counts), area_url(row.gss_code))
            for row in rows
            if row.gss_code
        ],
        title=title,
        counted=State.SERVICE.label.lower(),
    )


def gravest_levels(gaps: list[Gap], current: list[Area]) -> dict[int, str]:
    """Authority id to the gravest level that it is under; blank for none."""
    order = [*GAP_LEVELS, ""]
    level = {area.pk: "" for area in current}
    for gap in gaps:
        pk = gap.facts.area.pk
        level[pk] = min(level.get(pk, ""), gap.rule.level, key=order.index)
    return level


def gap_bars(gaps: list[Gap], current: list[Area], *, title: str) -> Drawing:
    """A bar each region: its authorities by the gravest level of gap that they are under."""
    level = gravest_levels(gaps, current)
    regions: dict[int, list[str]] = defaultdict(list)
    parents = {area.parent.pk: area.parent for area in current if area.parent is not None}
    for area in current:
        if area.parent is not None:
            regions[area.parent.pk].append(level[area.pk])
    named = sorted(parents.values(), key=lambda region: region.common_name)
    rows = [
        Bar(region.common_name, gap_segments(regions[region.pk]), region.get_absolute_url())
        for region in named
    ]
    return bars(rows, title=title, counted="with a gap")


def gap_segments(levels: list[str]) -> tuple[Segment, ...]:
    kinds = {**GAP_LEVELS, "": NOTHING_MISSING}
    return tuple(
        Segment(part.paint, part.letter, part.words, levels.count(level))
        for level, part in kinds.items()
    )
