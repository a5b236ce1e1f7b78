"""The gap page: authorities by what is missing, and what is near them. Not a ranking."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from directory.finding import clean
from directory.gaps import RULES, Gap, Rule
from directory.presenters.evidence_words import evidence_sentence
from directory.presenters.search_page import notice
from directory.presenters.words import counted, listed, miles_words
from directory.problems import Problem, shorten
from mapping_data.area_index import AreaIndex

LEVEL_WORDS = {
    "gap": "A gap that the sources show",
    "check": "To be checked",
    "unknown": "Not known",
}


@dataclass(frozen=True)
class GapFilters:
    """The rules and regions asked for; empty means all."""

    rules: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class GapShown:
    name: str
    url: str
    region: str
    evidence: str
    closed: tuple[dict[str, str], ...]
    next_door: tuple[dict[str, str], ...]
    nearest: dict[str, str] | None


def read_filters(params: QueryDict, areas: AreaIndex) -> tuple[GapFilters, list[Problem]]:
    """`gap` (repeatable) and `region` (repeatable, a code); what is unknown is named."""
    problems: list[Problem] = []
    known = {"gap": [rule.slug for rule in RULES], "region": [a.gss_code for a in areas.regions()]}
    found: dict[str, list[str]] = {"gap": [], "region": []}
    for name, values in known.items():
        for raw in params.getlist(name):
            value = clean(raw)
            if value in values:
                found[name].append(value)
            elif value:
                sentence = (
                    f"“{shorten(value)}” is not a {name} of this page: it can be "
                    f"{', '.join(values)}."
                )
                problems.append(Problem(name, value, sentence))
    return GapFilters(tuple(found["gap"]), tuple(found["region"])), problems


def fits(gap: Gap, chosen: GapFilters) -> bool:
    parent = gap.facts.area.parent
    in_region = not chosen.regions or (parent is not None and parent.gss_code in chosen.regions)
    return in_region and (not chosen.rules or gap.rule.slug in chosen.rules)


def shown(gap: Gap, areas: AreaIndex) -> GapShown:
    area = gap.facts.area
    return GapShown(
        name=area.common_name,
        url=area.get_absolute_url(),
        region=area.parent.common_name if area.parent else "",
        evidence=evidence_sentence(gap.facts.recurrent, areas),
        closed=tuple(
            {"name": c.name, "url": f"/services/{c.slug}/", "as_at": c.as_at.words}
            for c in gap.facts.closed
        ),
        next_door=tuple(
            {"name": a.common_name, "url": a.get_absolute_url()} for a in gap.next_door
        ),
        nearest=nearest_words(gap),
    )


def nearest_words(gap: Gap) -> dict[str, str] | None:
    """The nearest authority with a service: its name, the service and the miles."""
    if gap.nearest is None:
        return None
    service = gap.nearest.statement.service
    return {
        "area": gap.nearest.area.common_name,
        "area_url": gap.nearest.area.get_absolute_url(),
        "service": service[0] if service else "",
        "service_url": f"/services/{service[1]}/" if service else "",
        "miles": miles_words(gap.nearest.miles),
    }


def section(rule: Rule, gaps: list[Gap], total: int, areas: AreaIndex) -> dict[str, object]:
    return {
        "slug": rule.slug,
        "title": rule.title,
        "level": {"slug": rule.level, "label": LEVEL_WORDS[rule.level]},
        "explanation": rule.explanation,
        "count": f"{len(gaps)} of {counted(total, 'authority', 'authorities')}",
        "rows": [shown(gap, areas) for gap in gaps],
    }


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


def filter_form(chosen: GapFilters, areas: AreaIndex) -> list[dict[str, object]]:
    """The filters in the form of `components/facets.html`."""
    rules = [
        {"value": r.slug, "label": r.title, "count": None, "checked": r.slug in chosen.rules}
        for r in RULES
    ]
    regions = [
        {
            "value": a.gss_code,
            "label": a.common_name,
            "count": None,
            "checked": a.gss_code in chosen.regions,
        }
        for a in areas.regions()
    ]
    return [
        {"name": "gap", "title": "What is missing", "options": rules, "open": True},
        {"name": "region", "title": "Region", "options": regions, "open": bool(chosen.regions)},
    ]


def chosen_links(chosen: GapFilters, areas: AreaIndex) -> list[dict[str, str]]:
    """The filters in use, each with the address that drops it."""
    labels = {rule.slug: rule.title for rule in RULES}
    labels |= {area.gss_code: area.common_name for area in areas.regions()}
    values = [("gap", slug) for slug in chosen.rules] + [("region", c) for c in chosen.regions]
    links = []
    for pair in values:
        query = urlencode([other for other in values if other != pair])
        links.append({"label": labels[pair[1]], "url": f"/gaps/?{query}" if query else "/gaps/"})
    return links


def gaps_page(gaps: list[Gap], params: QueryDict, areas: AreaIndex) -> dict[str, object]:
    """The context of `directory/gaps.html`."""
    chosen, problems = read_filters(params, areas)
    kept = [gap for gap in gaps if fits(gap, chosen)]
    current = [
        area
        for area in areas.current()
        if not chosen.regions or (area.parent and area.parent.gss_code in chosen.regions)
    ]
    sections = [
        section(rule, [gap for gap in kept if gap.rule is rule], len(current), areas)
        for rule in RULES
        if not chosen.rules or rule.slug in chosen.rules
    ]
    query = urlencode(
        [("gap", slug) for slug in chosen.rules] + [("region", code) for code in chosen.regions]
    )
    names = [a.common_name for a in areas.regions() if a.gss_code in chosen.regions]
    return {
        "notices": [notice(problem) for problem in problems],
        "where": listed(names) if names else "England",
        "total": len(current),
        "sections": sections,
        "rules": [rule.title for rule in RULES],
        "region_rows": region_table(gaps, areas),
        "facets": filter_form(chosen, areas),
        "chosen": chosen_links(chosen, areas),
        "clear_url": "/gaps/",
        "action": "/gaps/",
        "downloads": [
            {"title": "Table (CSV)", "url": f"/gaps.csv?{query}" if query else "/gaps.csv"}
        ],
        "breadcrumbs": [{"title": "Coverage", "url": "/coverage/"}, {"title": "Gaps"}],
        "day": areas.day,
    }
