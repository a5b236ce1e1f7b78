"""The filters of a list as `components/facets.html` and `pagination.html` show them."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from cms.facets import Asked, Facet, Item, Selected
from directory.input_problems import notice
from directory.pagination import filled, with_query


def controls(
    facets: Sequence[Facet[Item]],
    asked: Asked,
    selected: Selected[Item],
    params: QueryDict,
    address: str,
) -> dict[str, Any]:
    """Context of the filters: what is on, what each value would give, and how to drop it."""
    return {
        "facets": [shown for facet in facets if (shown := _facet(facet, asked, selected))],
        "chosen": [
            {
                "label": f"{facet.title}: {facet.labels[value]}",
                "url": without(params, facet.name, value, address),
            }
            for facet in facets
            for value in asked.accepted(facet.name)
        ],
        "kept": [{"name": "q", "value": asked.text}] if asked.text else [],
        "clear_url": address,
        "action": address,
        "notices": [notice(problem) for problem in asked.problems],
    }


def _facet(facet: Facet[Item], asked: Asked, selected: Selected[Item]) -> dict[str, Any] | None:
    chosen, counts = asked.accepted(facet.name), selected.counts[facet.name]
    options = [
        {"value": value, "label": label, "count": counts[value], "checked": value in chosen}
        for value, label in facet.labels.items()
        if counts[value] or value in chosen
    ]
    if not options:
        return None
    return {
        "name": facet.name,
        "title": facet.title,
        "hint": facet.hint,
        "options": options,
        "open": bool(chosen) or not facet.select,
        "select": facet.select and len(chosen) < 2,
    }


def without(params: QueryDict, name: str, value: str, address: str) -> str:
    """The same list without one value of one filter, from its first page."""
    changed = filled(params)
    changed.setlist(name, [str(one) for one in changed.getlist(name) if one != value])
    return with_query(changed, address)
