"""The pages of areas: all of them by region, one region, one authority."""

from collections import Counter
from datetime import date

from directory.presenters.cards import cards
from directory.presenters.maps import small_map
from directory.presenters.search_page import GroupShown, around_map, closed_here
from directory.presenters.words import counted, day_words, listed
from directory.search.engine import run
from directory.search.query import Group, Hit, SearchQuery
from directory.search.rows import Row, load_rows
from directory.urls_for import services_url
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area, AreaCode, Neighbour, Succession

NONE_HELD = "none recorded"


def service_counts(rows: list[Row]) -> Counter[int]:
    """Area id to the number of English services that serve it, not closed and not related."""
    counts: Counter[int] = Counter()
    for row in rows:
        if not (row.is_closed or row.is_related or row.is_outside):
            counts.update(row.areas)
    return counts


def count_words(number: int) -> str:
    return counted(number, "service") if number else NONE_HELD


def member(area: Area, counts: Counter[int]) -> dict[str, str]:
    note = count_words(counts[area.pk])
    return {"name": str(area), "url": area.get_absolute_url(), "note": note}


def area_list(areas: AreaIndex) -> dict[str, object]:
    """Every authority of today by region, with what is held for it."""
    counts = service_counts(load_rows(areas))
    current = areas.current()
    held = sum(1 for area in current if counts[area.pk])
    regions = []
    for region in areas.regions():
        own = [area for area in current if area.parent_id == region.pk]
        with_service = sum(1 for area in own if counts[area.pk])
        regions.append(
            {
                "name": region.common_name,
                "url": region.get_absolute_url(),
                "note": f"A service is recorded for {with_service} of {len(own)} authorities.",
                "authorities": [member(area, counts) for area in own],
            }
        )
    planned = [a for a in areas.areas.values() if a.valid_from and a.valid_from > areas.day]
    return {
        "heading": "Areas of England",
        "intro": f"The {len(current)} upper-tier authorities of {day_words(areas.day)}, by region. "
        "A recurrent care service or Family Drug and Alcohol Court is recorded for "
        f"{held} of them.",
        "regions": regions,
        "planned": [
            {
                "name": str(area),
                "url": planned_url(area, areas),
                "note": f"planned from {day_words(area.valid_from)}, code not yet given",
            }
            for area in sorted(planned, key=str)
        ],
    }


def planned_url(area: Area, areas: AreaIndex) -> str:
    """A planned area has no code, so its predecessor's page speaks of it."""
    for links in areas.successions.values():
        for link in links:
            if link.successor_id == area.pk:
                return areas.areas[link.predecessor_id].get_absolute_url()
    return "/areas/"


def breadcrumbs(area: Area) -> list[dict[str, str]]:
    crumbs = [{"title": "Areas", "url": "/areas/"}]
    if area.kind == Area.Kind.AUTHORITY and area.parent and area.is_english:
        crumbs.append({"title": str(area.parent), "url": area.parent.get_absolute_url()})
    return [*crumbs, {"title": str(area)}]


KINDS = {
    "unitary": "Unitary authority",
    "county": "County council",
    "City": "City of London Corporation",
    "metropolitan district": "Metropolitan district",
    "London borough": "London borough",
}


def kind_words(area: Area) -> str:
    if area.kind != Area.Kind.AUTHORITY:
        return area.get_kind_display().capitalize()
    return KINDS.get(area.authority_type, area.authority_type) or "Local authority"


def region_page(area: Area, areas: AreaIndex) -> dict[str, object]:
    """A region: its authorities with what is held for each, and a map of them."""
    counts = service_counts(load_rows(areas))
    own = [a for a in areas.current() if a.parent_id == area.pk]
    held = sum(1 for a in own if counts[a.pk])
    roles = [(a, "serves" if counts[a.pk] else "neighbour", count_words(counts[a.pk])) for a in own]
    facts = [
        {"term": "Kind", "text": "Region of England"},
        {"term": "Code", "text": area.gss_code},
        {"term": "Authorities", "text": f"{len(own)} on {day_words(areas.day)}"},
        {"term": "With a service recorded", "text": f"{held} of {len(own)}"},
    ]
    return {
        "area": {"name": str(area), "kind": "Region of England"},
        "breadcrumbs": breadcrumbs(area),
        "rows": facts,
        "members": [member(a, counts) for a in own],
        "map": small_map(
            f"Authorities in {area}: those with a service recorded are filled", roles, areas
        ),
        "search_url": services_url(region=area.gss_code),
        "search_words": f"All services in {area}",
    }


def authority_page(area: Area, areas: AreaIndex, today: date) -> dict[str, object]:
    """An authority, of today or former: its services, those next door, what it was or became."""
    current = [step.area for step in areas.carry(area)]
    is_current = area.is_valid_on(today)
    next_door = neighbours(area, areas)
    return {
        "area": {
            "name": str(area),
            "kind": kind_words(area),
            "code": area.gss_code,
            "region": region_link(area),
        },
        "breadcrumbs": breadcrumbs(area),
        "notices": changes(area, areas, today),
        "groups": service_groups(tuple(current), areas, today),
        "rows": facts_of(area, areas),
        "map": around_map((area,), next_door, areas),
        "search_url": services_url(authority=area.gss_code) if is_current else "",
    }


def region_link(area: Area) -> dict[str, str] | None:
    if area.parent is None or not area.is_english:
        return None
    return {"name": str(area.parent), "url": area.parent.get_absolute_url()}


def neighbours(area: Area, areas: AreaIndex) -> list[Area]:
    ids = Neighbour.objects.filter(area=area).values_list("neighbour_id", flat=True)
    return [areas.areas[pk] for pk in ids]


def service_groups(own: tuple[Area, ...], areas: AreaIndex, today: date) -> list[GroupShown]:
    """The services that serve the area, and those that serve an authority next door."""
    result = run(SearchQuery(authorities=tuple(area.pk for area in own)), areas)
    names = listed(own, "or")
    shown = []
    for group in (Group.SERVES, Group.NEIGHBOUR):
        hits: list[Hit] = [hit for hit in result.hits if hit.group is group]
        services = cards(hits, areas, own, today)
        shown.append(group_shown(group, names, services, own, today))
    return shown


def group_shown(
    group: Group, names: str, services: list, own: tuple[Area, ...], today: date
) -> GroupShown:
    if group is Group.SERVES:
        empty = (
            ""
            if services
            else (
                f"We hold no service for {names}. That does not mean that there is none: "
                "nobody has established it either way."
            )
        )
        known = closed_here(own, today)
        return GroupShown("serves", f"Services that serve {names}", "", services, empty, known)
    empty = "" if services else "We hold no service for any authority that borders this one."
    words = f"They may not take people from {names}: ask before you refer." if services else ""
    return GroupShown("neighbour", "Services next door", words, services, empty)


def facts_of(area: Area, areas: AreaIndex) -> list[dict[str, object]]:
    codes = [row for row in areas.codes.values() if row.area_id == area.pk]
    rows: list[dict[str, object]] = [{"term": "Kind", "text": kind_words(area)}]
    if area.name != area.common_name:
        rows.append({"term": "Full name", "text": area.name})
    rows.append({"term": "GSS code", "parts": [code_part(row) for row in codes]})
    rows.append({"term": "In being", "text": period_words(area)})
    rows += succession_rows(area, areas)
    if area.note:
        rows.append({"term": "Note", "text": area.note})
    return rows


def code_part(row: AreaCode) -> dict[str, str]:
    since = f"from {row.valid_from.words}" if row.valid_from else ""
    until = f"until {row.valid_to.words}" if row.valid_to else ""
    return {"text": row.code, "note": " ".join(part for part in (since, until) if part)}


def period_words(area: Area) -> str:
    if area.valid_from and area.valid_to:
        return f"{day_words(area.valid_from)} to {day_words(area.valid_to)}"
    if area.valid_to:
        return f"until {day_words(area.valid_to)}"
    if area.valid_from:
        return f"since {day_words(area.valid_from)}"
    return "throughout the period of this directory’s sources"


def succession_rows(area: Area, areas: AreaIndex) -> list[dict[str, object]]:
    every = [link for links in areas.successions.values() for link in links]
    came = [link for link in every if link.successor_id == area.pk]
    became = [link for link in every if link.predecessor_id == area.pk]
    rows: list[dict[str, object]] = []
    if came:
        parts = [succession_part(areas.areas[link.predecessor_id], link) for link in came]
        rows.append({"term": "Took over from", "parts": parts})
    if became:
        title = "Is to become" if all(link.on > areas.day for link in became) else "Became"
        parts = [succession_part(areas.areas[link.successor_id], link) for link in became]
        rows.append({"term": title, "parts": parts})
    return rows


def succession_part(area: Area, link: Succession) -> dict[str, str]:
    url = area.get_absolute_url() if area.gss_code else ""
    return {"text": str(area), "url": url, "note": f"on {day_words(link.on)}"}


def changes(area: Area, areas: AreaIndex, today: date) -> list[dict[str, object]]:
    """What a reader of a former or soon to end area must know first."""
    became = areas.successions.get(area.pk, [])
    if not became:
        return []
    successors = [areas.areas[link.successor_id] for link in became]
    links = [{"title": str(a), "url": a.get_absolute_url()} for a in successors if a.gss_code]
    names, on = listed(successors), became[0].on
    if on > today:
        title = f"{area} is planned to become {names} on {day_words(on)}."
        text = "Until then nothing changes here."
        return [{"kind": "information", "title": title, "text": text, "links": links}]
    title = f"{area} ended on {day_words(area.valid_to)} and became {names}."
    text = "The services below are those that serve its area today."
    return [{"kind": "information", "title": title, "text": text, "links": links}]
