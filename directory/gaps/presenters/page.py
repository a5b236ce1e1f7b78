"""The gap page: authorities by what is missing, and what is near them. Not a ranking."""

from collections import Counter
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from directory.formatting import counted, day_words, listed
from directory.gaps.forms import (
    address,
    chosen_links,
    filter_form,
    fits,
    query_of,
    read_filters,
)
from directory.gaps.presenters.rows import GapShown, shown
from directory.gaps.rules import RULES, Gap, Rule
from directory.input_problems import notice
from directory.maps.bar_charts import gap_bars
from directory.maps.drawing.svg import render_svg
from directory.maps.swatches import level_definitions
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area


@dataclass(frozen=True)
class Level:
    slug: str
    label: str
    explanation: str


LEVELS = {
    "gap": Level(
        "gap",
        "A gap that the sources show",
        "Sources speak of these authorities, and none reports a recurrent care service that runs.",
    ),
    "check": Level(
        "check",
        "To be checked",
        "A source names a service. Whether it still stands has to be asked.",
    ),
    "unknown": Level(
        "unknown",
        "Not known",
        "Silence and nothing more: no source that this directory holds speaks of these.",
    ),
}


def section(
    rule: Rule, gaps: list[Gap], current: list[Area], where: str, areas: AreaIndex
) -> dict[str, object]:
    """One rule: how many of how many, and its authorities by region."""
    rows = [shown(gap, areas) for gap in gaps]
    return {
        "slug": rule.slug,
        "title": rule.title,
        "explanation": rule.explanation,
        "number": len(gaps),
        "count": f"{len(gaps)} of {counted(len(current), 'authority', 'authorities')}",
        "groups": region_groups(rule, rows, current),
        "has_evidence": any(row.evidence for row in rows),
        "has_court": any(row.court for row in rows),
        "has_closed": any(row.closed for row in rows),
        "empty": f"No authority in {where} is under this heading.",
    }


def region_groups(rule: Rule, rows: list[GapShown], current: list[Area]) -> list[dict[str, object]]:
    """The rows of each region, with how many of its authorities they are."""
    sizes = Counter(area.parent.common_name for area in current if area.parent)
    regions: dict[str, list[GapShown]] = {}
    for row in sorted(rows, key=lambda row: (row.region, row.name)):
        regions.setdefault(row.region, []).append(row)
    return [
        {
            "name": name,
            "slug": f"{rule.slug}-{slugify(name)}",
            "count": f"{len(own)} of {sizes[name]}",
            "rows": own,
        }
        for name, own in regions.items()
    ]


def by_level(sections: dict[Rule, dict[str, object]]) -> list[dict[str, object]]:
    """The sections under the levels of their rules; a level without any is left out."""
    found = []
    for slug, level in LEVELS.items():
        own = [shown for rule, shown in sections.items() if rule.level == slug]
        if own:
            found.append({"level": level, "sections": own})
    return found


def region_table(gaps: list[Gap], areas: AreaIndex) -> list[dict[str, object]]:
    """For each region and each rule, how many of its authorities are under it."""
    counts = Counter((gap.facts.area.parent_id, gap.rule.slug) for gap in gaps)
    sizes = Counter(area.parent_id for area in areas.current())
    return [
        {
            "name": region.common_name,
            "url": region.get_absolute_url(),
            "total": sizes[region.pk],
            "cells": [
                {"rule": rule.title, "number": counts[region.pk, rule.slug]} for rule in RULES
            ],
        }
        for region in areas.regions()
    ]


def gaps_page(gaps: list[Gap], params: QueryDict, areas: AreaIndex) -> dict[str, object]:
    """The context of `directory/gaps/gaps.html`."""
    chosen, problems = read_filters(params, areas)
    kept = [gap for gap in gaps if fits(gap, chosen)]
    current = [
        area
        for area in areas.current()
        if not chosen.regions or (area.parent and area.parent.gss_code in chosen.regions)
    ]
    names = [a.common_name for a in areas.regions() if a.gss_code in chosen.regions]
    where = listed(names) if names else "England"
    sections = {
        rule: section(rule, [gap for gap in kept if gap.rule is rule], current, where, areas)
        for rule in RULES
        if not chosen.rules or rule.slug in chosen.rules
    }
    bars = gap_bars(kept, current, title=f"Gaps by region: {where}")
    return {
        "heading": f"Gaps in recurrent care services: {where}",
        "notices": [notice(problem) for problem in problems],
        "where": where,
        "total": counted(len(current), "authority", "authorities"),
        "day": day_words(areas.day),
        "levels": by_level(sections),
        "definitions": level_definitions(),
        "rules": [rule.title for rule in RULES],
        "region_rows": region_table(gaps, areas),
        "bars_svg": mark_safe(render_svg(bars, prefix="bars")),
        "facets": filter_form(chosen, areas),
        "filters_title": "Filter these gaps",
        "chosen": chosen_links(chosen, areas),
        "clear_url": reverse("gaps:gaps"),
        "action": reverse("gaps:gaps"),
        "downloads": [{"title": "Table (CSV)", "url": address(query_of(chosen), "gaps:gaps_csv")}],
        "breadcrumbs": [
            {"title": "Coverage", "url": reverse("coverage:coverage")},
            {"title": "Gaps"},
        ],
    }
