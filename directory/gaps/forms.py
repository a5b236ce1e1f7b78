"""The filters of the gap page: by what is missing and by region."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from directory.gaps.rules import RULES, Gap
from directory.input_problems import Problem, shorten
from directory.search.search_box import clean
from mapping_data.area_index import AreaIndex


@dataclass(frozen=True)
class GapFilters:
    """The rules and regions asked for; empty means all."""

    rules: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


def read_filters(params: QueryDict, areas: AreaIndex) -> tuple[GapFilters, list[Problem]]:
    """`gap` (repeatable) and `region` (repeatable, a code); what is unknown is named."""
    problems: list[Problem] = []
    known = {"gap": [rule.slug for rule in RULES], "region": [a.gss_code for a in areas.regions()]}
    found: dict[str, list[str]] = {"gap": [], "region": []}
    for name, values in known.items():
        for raw in params.getlist(name):
            value = clean(raw).upper() if name == "region" else clean(raw)
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


def query_of(chosen: GapFilters) -> list[tuple[str, str]]:
    """The parameters that ask for the same."""
    return [("gap", slug) for slug in chosen.rules] + [("region", c) for c in chosen.regions]


def address(pairs: list[tuple[str, str]], route: str = "gaps:gaps") -> str:
    path = reverse(route)
    return f"{path}?{urlencode(pairs)}" if pairs else path


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
        {"name": "gap", "title": "What is missing", "options": rules, "open": bool(chosen.rules)},
        {"name": "region", "title": "Region", "options": regions, "open": bool(chosen.regions)},
    ]


def chosen_links(chosen: GapFilters, areas: AreaIndex) -> list[dict[str, str]]:
    """The filters in use, each with the address that drops it."""
    labels = {rule.slug: rule.title for rule in RULES}
    labels |= {area.gss_code: area.common_name for area in areas.regions()}
    values = query_of(chosen)
    return [
        {"label": labels[pair[1]], "url": address([other for other in values if other != pair])}
        for pair in values
    ]
