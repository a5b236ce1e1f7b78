"""What an area is: its kind, codes and period, what it came from and what it became."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from directory.formatting import day_words, listed
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area, AreaCode, Succession

KINDS = {
    "unitary": "Unitary authority",
    "county": "County council",
    "City": "City of London Corporation",
    "metropolitan district": "Metropolitan district",
    "London borough": "London borough",
}
THE = {"North East", "North West", "East Midlands", "West Midlands", "South East", "South West"}
THE |= {"East of England"}


def in_text(area: Area) -> str:
    """The name within a sentence: “the North West”, “London”, “Salford”."""
    name = area.common_name
    return f"the {name}" if area.kind == Area.Kind.REGION and name in THE else name


def absolute(path: str) -> str:
    """The address as it stands on paper and in a citation."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def breadcrumbs(area: Area) -> list[dict[str, str]]:
    crumbs = [{"title": "Areas", "url": reverse("areas:areas")}]
    if area.kind == Area.Kind.AUTHORITY and area.parent and area.is_english:
        crumbs.append({"title": str(area.parent), "url": area.parent.get_absolute_url()})
    return [*crumbs, {"title": str(area), "url": area.get_absolute_url()}]


def kind_words(area: Area) -> str:
    if area.kind == Area.Kind.REGION:
        return "Region of England"
    if area.kind != Area.Kind.AUTHORITY:
        return area.get_kind_display().capitalize()
    return KINDS.get(area.authority_type, area.authority_type) or "Local authority"


def region_link(area: Area) -> dict[str, str] | None:
    if area.parent is None or not area.is_english:
        return None
    return {"name": in_text(area.parent), "url": area.parent.get_absolute_url()}


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


def came_from(area: Area, areas: AreaIndex) -> list[Succession]:
    every = [link for links in areas.successions.values() for link in links]
    return [link for link in every if link.successor_id == area.pk]


def succession_rows(area: Area, areas: AreaIndex) -> list[dict[str, object]]:
    came, became = came_from(area, areas), areas.successions.get(area.pk, [])
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
    if [str(a) for a in successors] == [str(area)]:
        title = f"The county of {area} became one unitary authority on {day_words(on)}."
    text = "The services below are those that serve its area today."
    return [{"kind": "information", "title": title, "text": text, "links": links}]
