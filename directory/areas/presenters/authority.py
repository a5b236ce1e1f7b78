"""An authority, of today or former: its state, its services, its history, what is not known."""

from django.urls import reverse

from directory.areas.authority_data import AuthorityRecords, read_authority
from directory.areas.presenters import comparison
from directory.areas.presenters.facts import (
    absolute,
    breadcrumbs,
    changes,
    facts_of,
    kind_words,
    region_link,
)
from directory.areas.presenters.history import history
from directory.areas.presenters.services import service_groups
from directory.areas.presenters.state import StateShown, state_shown
from directory.areas.presenters.unknowns import unknowns
from directory.links import services_url
from directory.maps.small_maps import SmallMap
from directory.models import Service
from directory.search.presenters.results import around_map
from directory.services.presenters import tell_url
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area


def outside_page(area: Area, areas: AreaIndex) -> dict[str, object]:
    """An authority outside England: what the sources mention there, and no state."""
    services = Service.objects.public().serving([area.pk]).order_by("name")
    links = [{"title": s.name, "url": s.get_absolute_url()} for s in services]
    title = f"{area} is in {area.country_name}. This directory covers England."
    text = "Programmes there that our sources mention:" if links else ""
    return {
        "area": {"name": str(area), "kind": kind_words(area), "code": area.gss_code},
        "canonical_url": absolute(area.get_absolute_url()),
        "breadcrumbs": breadcrumbs(area),
        "notices": [{"kind": "information", "title": title, "text": text, "links": links}],
        "rows": facts_of(area, areas),
    }


def authority_page(area: Area, areas: AreaIndex) -> dict[str, object]:
    """The context of `directory/areas/authority.html`."""
    if not area.is_english:
        return outside_page(area, areas)
    records = read_authority(area, areas)
    is_current = area.is_valid_on(areas.day)
    path = area.get_absolute_url()
    return {
        "area": {
            "name": str(area),
            "kind": kind_words(area),
            "code": area.gss_code,
            "region": region_link(area),
        },
        "canonical_url": absolute(path),
        "breadcrumbs": breadcrumbs(area),
        "notices": changes(area, areas, areas.day),
        "standings": standings(records),
        "groups": service_groups(records),
        "unknowns": unknowns(records),
        "compare": compare(records) if is_current else None,
        "events": history(records),
        "rows": facts_of(area, areas),
        "map": area_map(records),
        "search_url": services_url(authority=area.gss_code) if is_current else "",
        "brief_url": reverse("areas:brief", args=[area.gss_code]) if is_current else "",
        "tell_url": tell_url(f"what there is for {area}", path),
        "day": areas.day,
    }


def standings(records: AuthorityRecords) -> list[dict[str, object]]:
    """The states of the area; of a former one, those of each area that stands for it today."""
    return [
        {
            "name": str(area) if area.pk != records.area.pk else "",
            "url": area.get_absolute_url(),
            "states": states_shown(area, records),
        }
        for area in records.now
        if records.state_of(area)
    ]


def states_shown(area: Area, records: AuthorityRecords) -> list[StateShown]:
    found = ((layer, records.state_of(area, layer)) for layer in ("recurrent", "fdac"))
    return [state_shown(layer, item, records.areas) for layer, item in found if item]


def compare(records: AuthorityRecords) -> dict[str, object] | None:
    """The authority within its region and England."""
    region, item = records.area.parent, records.state_of(records.area)
    if region is None or item is None:
        return None
    rows = comparison.compare_rows(records.states, region, every=False)
    return {
        "sentence": comparison.place_among(item, rows, region),
        "columns": comparison.STATE_COLUMNS,
        "rows": rows,
    }


def area_map(records: AuthorityRecords) -> SmallMap | None:
    return around_map((records.area,), list(records.drawn_beside), records.areas)
