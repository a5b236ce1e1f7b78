"""The search page's filters, pages and downloads."""

from django.http import QueryDict
from django.urls import reverse

from directory import pagination as paging
from directory.pagination import filled
from directory.search.forms import Asked
from directory.search.presenters.results import PAGE_SIZE
from directory.search.query import MAY_BE_UNSTATED, SearchResult

TITLES = {
    "model": "Model",
    "serves": "Serves",
    "stage": "Stage",
    "who": "Who for",
    "offer": "What is offered",
    "region": "Region",
    "provider_type": "Who runs it",
    "status": "Status",
}
UNSTATED = "Counted where it is stated. Services that do not say stay in the list, last."
OPEN = {"model", "serves"}
SELECTS = {"serves", "offer"}
PLACE = ("near", "authority", "q", "sort")
WITHIN = ("10", "25", "50", "100")


def without(params: QueryDict, name: str, value: str | None = None) -> str:
    """The search address without a parameter, or without one value of it; from its first page."""
    changed = filled(params)
    changed.setlist(name, [v for v in changed.getlist(name) if value is not None and v != value])
    return paging.with_query(changed, reverse("search:services"))


def facets(asked: Asked, result: SearchResult) -> list[dict[str, object]]:
    """The filters with, for each value, how many services it would give."""
    shown = []
    for name, title in TITLES.items():
        chosen, counts = asked.query.accepted(name), result.facets.get(name, {})
        options = [
            {
                "value": value,
                "label": label,
                "count": counts.get(value, 0),
                "checked": value in chosen,
            }
            for value, label in asked.labels[name].items()
            if counts.get(value) or value in chosen
        ]
        if options:
            is_open = name in OPEN or bool(chosen)
            select = name in SELECTS and len(chosen) < 2
            shown.append(
                {
                    "name": name,
                    "hint": UNSTATED if name in MAY_BE_UNSTATED else "",
                    "title": title,
                    "options": options,
                    "open": is_open,
                    "select": select,
                }
            )
    return shown + extra_controls(asked)


def extra_controls(asked: Asked) -> list[dict[str, object]]:
    """Distance, where there is a place to start from, and what to do with silence."""
    controls: list[dict[str, object]] = []
    if asked.where.position:
        miles = f"{asked.query.within_miles:g}" if asked.query.within_miles else ""
        values = list(WITHIN) + ([miles] if miles and miles not in WITHIN else [])
        options = [
            {"value": v, "label": f"{v} miles", "count": None, "checked": v == miles}
            for v in values
        ]
        title = "How far to look further away"
        controls.append(
            {
                "name": "within",
                "title": title,
                "options": options,
                "open": bool(miles),
                "select": True,
            }
        )
    option = {
        "value": "exclude",
        "label": "Leave out services whose sources do not say",
        "count": None,
        "checked": asked.query.exclude_unstated,
    }
    if any(asked.query.accepted(name) for name in MAY_BE_UNSTATED):
        title = "Where the sources are silent"
        controls.append({"name": "unstated", "title": title, "options": [option], "open": True})
    return controls


def chosen(asked: Asked, params: QueryDict) -> list[dict[str, str]]:
    """The filters in use, each with the address that drops it."""
    links = []
    for name in TITLES:
        for value in asked.query.accepted(name):
            label = asked.labels[name][value]
            links.append({"label": f"{TITLES[name]}: {label}", "url": without(params, name, value)})
    if asked.query.within_miles:
        label = f"Within {asked.query.within_miles:g} miles"
        links.append({"label": label, "url": without(params, "within")})
    return links


def clear_url(params: QueryDict) -> str:
    """The same place and words, without filters."""
    kept = QueryDict(mutable=True)
    for name in PLACE:
        if value := params.get(name):
            kept[name] = str(value)
    return paging.with_query(kept, reverse("search:services"))


def kept(params: QueryDict) -> list[dict[str, str]]:
    return [{"name": name, "value": str(params[name])} for name in PLACE if params.get(name)]


def downloads(params: QueryDict) -> list[dict[str, str]]:
    """The same set as files: all pages of it."""
    same = filled(params)
    query = f"?{same.urlencode()}" if same else ""
    table = reverse("search:services_csv") + query
    map_data = reverse("search:services_geojson") + query
    return [
        {"title": "Table (CSV)", "url": table, "note": "all pages of this list"},
        {"title": "Map data (GeoJSON)", "url": map_data},
    ]


def pagination(params: QueryDict, page: int, total: int) -> dict[str, object] | None:
    address = reverse("search:services")
    return paging.pagination(params, page, total, PAGE_SIZE, "Services", address)
