"""Everything that the page of an area needs, read in a fixed number of queries.

Plain tables and no words: `presenters/` says them. What a former area's sources named is read
with what came after it, so that its page and theirs tell one history.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch

from directory.coverage.areas_served import Served, served_of
from directory.coverage.rules import AuthorityState, states_of
from directory.coverage.statements import all_statements
from directory.models import AreaServed, Claim, ClaimEvidence, Service, ServiceEvidence
from directory.search.grouping import Surroundings, place
from directory.search.query import Group, Hit, SearchQuery
from directory.search.service_rows import Row
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area, Neighbour
from mapping_data.partial_dates import PartialDate


class Period(NamedTuple):
    """A source says that a service served an area, from when to when."""

    service_id: int
    area_id: int
    until: PartialDate
    since: PartialDate


@dataclass(frozen=True)
class AuthorityRecords:
    """`now` are the areas valid today that stand for `area`: itself, or what it became.
    `lineage` are the area and those that it came from. `states` has every authority of
    England, by layer; `hits` are the open services that serve `now` or an area next door."""

    area: Area
    now: tuple[Area, ...]
    lineage: tuple[Area, ...]
    next_door: tuple[Area, ...]
    drawn_beside: tuple[Area, ...]
    states: dict[str, list[AuthorityState]]
    services: dict[int, Service]
    hits: tuple[Hit, ...]
    periods: tuple[Period, ...]
    claims: tuple[Claim, ...]
    areas: AreaIndex

    def state_of(self, area: Area, layer: str = "recurrent") -> AuthorityState | None:
        return next((item for item in self.states[layer] if item.area.pk == area.pk), None)

    def serving(self, group: Group) -> list[tuple[Hit, Service]]:
        """The services of a group, in the order of the search."""
        return [(hit, self.services[hit.service_id]) for hit in self.hits if hit.group is group]

    def own_periods(self) -> list[tuple[Period, Service]]:
        """The periods in which public services served the area or what it came from."""
        ids = {area.pk for area in self.lineage}
        return [
            (period, self.services[period.service_id])
            for period in self.periods
            if period.area_id in ids and period.service_id in self.services
        ]


def read_authority(area: Area, areas: AreaIndex) -> AuthorityRecords:
    """Twelve queries beside the three of `areas`, whatever the number of records."""
    now = tuple(step.area for step in areas.carry(area))
    lineage = lineage_of(area, areas)
    beside = borders(area, now)
    next_door = sorted_areas(beside, list(now), areas, today=True)
    periods = tuple(
        Period(*row)
        for row in AreaServed.objects.values_list("service_id", "area_id", "until", "since")
    )
    served = served_of(((p.service_id, p.area_id, p.until) for p in periods), areas)
    wanted = relevant(periods, served, (*now, *next_door), lineage)
    services = services_with_evidence(wanted)
    statements = all_statements(areas)
    current = areas.current()
    return AuthorityRecords(
        area=area,
        now=now,
        lineage=lineage,
        next_door=tuple(next_door),
        drawn_beside=tuple(sorted_areas(beside, [area], areas, today=area.is_valid_on(areas.day))),
        states={layer: states_of(layer, statements, current) for layer in ("recurrent", "fdac")},
        services=services,
        hits=tuple(hits_around(services, served, now, next_door)),
        periods=periods,
        claims=tuple(claims_about(lineage)),
        areas=areas,
    )


def lineage_of(area: Area, areas: AreaIndex) -> tuple[Area, ...]:
    """The area itself, then what it came from, back to the first."""
    found = [area]
    for member in found:
        for links in areas.successions.values():
            found += [
                areas.areas[link.predecessor_id] for link in links if link.successor_id == member.pk
            ]
    return tuple({member.pk: member for member in found}.values())


def borders(area: Area, now: Iterable[Area]) -> dict[int, list[int]]:
    """Area id to the ids of those that border it: the area and those that stand for it."""
    found: dict[int, list[int]] = defaultdict(list)
    ids = {area.pk, *(member.pk for member in now)}
    links = Neighbour.objects.filter(area_id__in=ids).values_list("area_id", "neighbour_id")
    for area_id, neighbour_id in links:
        found[area_id].append(neighbour_id)
    return found


def sorted_areas(
    beside: dict[int, list[int]], own: list[Area], areas: AreaIndex, *, today: bool
) -> list[Area]:
    """Those that border `own`, by name; only those valid today, if asked."""
    ids = {pk for area in own for pk in beside.get(area.pk, ())} - {area.pk for area in own}
    found = [areas.areas[pk] for pk in ids]
    kept = [area for area in found if not today or area.is_valid_on(areas.day)]
    return sorted(kept, key=lambda area: area.common_name)


def relevant(
    periods: Iterable[Period],
    served: dict[int, list[Served]],
    around: Iterable[Area],
    lineage: Iterable[Area],
) -> set[int]:
    """The ids of services that serve one of `around` today, or ever served the lineage."""
    today, ever = {area.pk for area in around}, {area.pk for area in lineage}
    found = {pk for pk, steps in served.items() if any(step.area_id in today for step in steps)}
    return found | {period.service_id for period in periods if period.area_id in ever}


def services_with_evidence(ids: set[int]) -> dict[int, Service]:
    """Public English services with what a card and a line of evidence show: three queries."""
    evidence = Prefetch("evidence", queryset=ServiceEvidence.objects.select_related("source"))
    services = Service.objects.public().in_england().with_card().prefetch_related(evidence)
    return services.in_bulk(ids)


def hits_around(
    services: dict[int, Service],
    served: dict[int, list[Served]],
    now: tuple[Area, ...],
    next_door: list[Area],
) -> list[Hit]:
    """As the search places them: those that serve `now`, then those next door, closed ones
    left out and related ones last."""
    query = SearchQuery(authorities=tuple(area.pk for area in now))
    own = frozenset(query.authorities)
    around = Surroundings(own, frozenset(area.pk for area in next_door), {})
    found = [
        place(row_of(service, served.get(service.pk, [])), around, "stated")
        for service in services.values()
        if not service.is_closed
    ]
    kept = [hit for hit in found if hit.group in (Group.SERVES, Group.NEIGHBOUR)]
    return sorted(kept, key=lambda hit: order_of(hit, services[hit.service_id]))


def row_of(service: Service, served: list[Served]) -> Row:
    return Row(service.pk, service.name, tuple(served), {}, service.status_as_at)


def order_of(hit: Hit, service: Service) -> tuple[object, ...]:
    return hit.group is Group.NEIGHBOUR, service.is_related, service.name.casefold(), service.pk


def claims_about(lineage: Iterable[Area]) -> list[Claim]:
    """Every claim about these areas, the superseded ones too, in two queries."""
    evidence = Prefetch("evidence", queryset=ClaimEvidence.objects.select_related("source"))
    claims = Claim.objects.filter(area__in=list(lineage)).select_related("superseded_by")
    return list(claims.prefetch_related(evidence))
