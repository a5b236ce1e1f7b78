"""One service in a list, with the reason why it stands there."""

from dataclasses import dataclass
from datetime import date

from directory.formatting import (
    Labelled,
    age_label,
    carried_note,
    confirmed,
    listed,
    miles_words,
    model_label,
    status_label,
)
from directory.models import Service
from directory.search.query import Group, Hit
from mapping_data.area_index import AreaIndex

MOST_NAMES = 3
NO_AREA = "Which areas it serves is not recorded"
NOT_STATED = "Its sources do not say whether it fits your filters."


@dataclass(frozen=True)
class Card:
    name: str
    url: str
    model: Labelled
    provider: str
    reason: str
    who: str
    stage: str
    status: Labelled
    as_at: str
    age: Labelled
    match_note: str


def cards(hits: list[Hit], areas: AreaIndex, own: tuple[object, ...], today: date) -> list[Card]:
    """Cards for these hits, in their order, in two queries whatever their number."""
    found = Service.objects.with_card().in_bulk([hit.service_id for hit in hits])
    names = listed(own, "or")
    return [card(found[hit.service_id], hit, areas, names, today) for hit in hits]


def card(service: Service, hit: Hit, areas: AreaIndex, own: str, today: date) -> Card:
    return Card(
        name=service.name,
        url=service.get_absolute_url(),
        model=model_label(service),
        provider=service.provider.name if service.provider else "",
        reason=reason(service, hit, areas, own),
        who=service.get_who_for_display(),
        stage=", ".join(stage.name for stage in service.stages.all()),
        status=status_label(service),
        as_at=service.status_as_at.words,
        age=age_label(confirmed(service), today),
        match_note=NOT_STATED if hit.match == "not_stated" else "",
    )


def reason(service: Service, hit: Hit, areas: AreaIndex, own: str) -> str:
    """Why the service is in its group, in one sentence."""
    via = areas.areas[hit.via.area_id].common_name if hit.via else ""
    if hit.group is Group.ALL:
        return serves_words(service, hit, areas)
    if hit.via and hit.via.carried_from:
        former = areas.areas[hit.via.carried_from].common_name
        via += f" ({carried_note(former, hit.via.same_footprint)})"
    if hit.group is Group.SERVES:
        return f"Serves {via}"
    if hit.group is Group.NEIGHBOUR:
        return f"Serves {via}, next door to {own}"
    if via and hit.distance_miles is not None:
        return f"{miles_words(hit.distance_miles)} away: the nearest area it serves is {via}"
    return serves_words(service, hit, areas)


def serves_words(service: Service, hit: Hit, areas: AreaIndex) -> str:
    """The areas served, the first three by name and how many more."""
    names = sorted(areas.areas[pk].common_name for pk in hit.areas)
    if not names:
        return service.area_note or NO_AREA
    rest = len(names) - MOST_NAMES
    return f"Serves {listed([*names[:MOST_NAMES], f'{rest} more'] if rest > 0 else names)}"
