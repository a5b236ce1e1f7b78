"""The page of all areas: every authority by region, with what is held for each."""

from collections import Counter

from django.urls import reverse

from directory.formatting import counted, day_words
from directory.search.service_rows import Row, load_rows
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

NONE_HELD = "none recorded"


def service_counts(rows: list[Row]) -> Counter[int]:
    """Area id to the number of English services that serve it, not closed and not related."""
    counts: Counter[int] = Counter()
    for row in rows:
        if not (row.is_closed or row.is_related or row.is_outside):
            counts.update(row.areas)
    return counts


def member(area: Area, counts: Counter[int]) -> dict[str, str]:
    number = counts[area.pk]
    note = counted(number, "service") if number else NONE_HELD
    return {"name": str(area), "url": area.get_absolute_url(), "note": note}


def area_list(areas: AreaIndex) -> dict[str, object]:
    """Every authority of today by region, with what is held for it."""
    counts = service_counts(load_rows(areas))
    current = areas.current()
    held = sum(1 for area in current if counts[area.pk])
    planned = [a for a in areas.areas.values() if a.valid_from and a.valid_from > areas.day]
    return {
        "heading": "Areas of England",
        "intro": f"The {len(current)} upper-tier authorities of {day_words(areas.day)}, by region. "
        "A recurrent care service or Family Drug and Alcohol Court is recorded for "
        f"{held} of them.",
        "regions": [
            region_shown(region, [a for a in current if a.parent_id == region.pk], counts)
            for region in areas.regions()
        ],
        "planned": [planned_shown(area, areas) for area in sorted(planned, key=str)],
    }


def region_shown(region: Area, own: list[Area], counts: Counter[int]) -> dict[str, object]:
    with_service = sum(1 for area in own if counts[area.pk])
    return {
        "name": region.common_name,
        "url": region.get_absolute_url(),
        "note": f"A service is recorded for {with_service} of {len(own)} authorities.",
        "authorities": [member(area, counts) for area in own],
    }


def planned_shown(area: Area, areas: AreaIndex) -> dict[str, str]:
    return {
        "name": str(area),
        "url": planned_url(area, areas),
        "note": f"planned from {day_words(area.valid_from)}, code not yet given",
    }


def planned_url(area: Area, areas: AreaIndex) -> str:
    """A planned area has no code, so its predecessor's page speaks of it."""
    for links in areas.successions.values():
        for link in links:
            if link.successor_id == area.pk:
                return areas.areas[link.predecessor_id].get_absolute_url()
    return reverse("areas:areas")
