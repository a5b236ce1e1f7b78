"""The services of an authority in two groups: those that serve it, and those next door."""

from dataclasses import replace
from datetime import date

from directory.areas.authority_data import AuthorityRecords
from directory.formatting import age_label, confirmed, listed, miles_words
from directory.gaps.rules import position
from directory.models import Service, State
from directory.search.presenters.cards import Card, card
from directory.search.presenters.results import ONLY_RELATED, GroupShown
from directory.search.query import Group
from mapping_data.distance import miles_between

NOTHING_HERE = (
    "We hold no service for {names}. That does not mean that there is none: nobody has "
    "established it either way."
)
NOTHING_BESIDE = "We hold no service for any authority that borders this one."
NO_BORDER = "{names} borders no other authority on land."
FROM_OUTSIDE = (
    "Its sources do not say whether it takes people from outside the areas that it serves."
)
NEAREST = (
    "The nearest authority with a recurrent care service reported is {name}, {miles} away in a "
    "straight line between postcode centres."
)
ASK = "Ask before you refer somebody from {names}."


def service_groups(records: AuthorityRecords) -> list[GroupShown]:
    return [serves(records), next_door(records)]


def cards_of(records: AuthorityRecords, group: Group) -> list[Card]:
    names = listed(records.now, "or")
    return [
        card(service, hit, records.areas, names, records.areas.day)
        for hit, service in records.serving(group)
    ]


def serves(records: AuthorityRecords) -> GroupShown:
    names = listed(records.now, "or")
    services = cards_of(records, Group.SERVES)
    only_related = bool(services) and all(item.model.slug == "related" for item in services)
    return GroupShown(
        slug="serves",
        title=f"Services that serve {names}",
        explanation=ONLY_RELATED if only_related else "",
        services=services,
        empty="" if services else NOTHING_HERE.format(names=names),
        known=closed_here(records, records.areas.day),
    )


def next_door(records: AuthorityRecords) -> GroupShown:
    """No field of a record says whether people from outside are taken, so each card says so."""
    names = listed(records.now, "or")
    services = [
        replace(item, match_note=FROM_OUTSIDE) for item in cards_of(records, Group.NEIGHBOUR)
    ]
    empty = NOTHING_BESIDE if records.next_door else NO_BORDER.format(names=names)
    empty = " ".join(filter(None, [empty, nearest_words(records)]))
    return GroupShown(
        slug="neighbour",
        title="Services next door",
        explanation=ASK.format(names=names) if services else "",
        services=services,
        empty="" if services else empty,
    )


def closed_here(records: AuthorityRecords, today: date) -> list[dict[str, object]]:
    """The closed services that once served the area, or what it came from."""
    closed: dict[int, Service] = {}
    for _, service in records.own_periods():
        if service.is_closed:
            closed[service.pk] = service
    return [
        {
            "text": f"{service.name} is closed, as at {service.status_as_at.words}.",
            "age": age_label(confirmed(service), today),
            "url": service.get_absolute_url(),
            "link_title": "See the record",
        }
        for service in sorted(closed.values(), key=lambda s: s.name)
    ]


def nearest_words(records: AuthorityRecords) -> str:
    """Where to look if neither the area nor one next door has a service reported."""
    around = {area.pk for area in (*records.now, *records.next_door)}
    served = [item.area for item in records.states["recurrent"] if item.state == State.SERVICE]
    starts = [start for area in records.now if (start := position(area))]
    if any(area.pk in around for area in served):
        return ""
    found = [
        (miles_between(start, there), area.common_name)
        for area in served
        if (there := position(area))
        for start in starts
    ]
    if not found:
        return ""
    miles, name = min(found)
    return NEAREST.format(name=name, miles=miles_words(miles).lower())
