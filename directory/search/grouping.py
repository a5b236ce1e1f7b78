"""Which group a service is in, by which of its areas, and how far away that is."""

from dataclasses import dataclass

from directory.coverage.areas_served import Served
from directory.search.query import Group, Hit, SearchQuery
from directory.search.service_rows import Row
from mapping_data.distance import Position, miles_between
from mapping_data.models import Area, Neighbour


@dataclass(frozen=True)
class Surroundings:
    """The searcher's place: own authorities, those next door, and miles to every other."""

    own: frozenset[int]
    next_door: frozenset[int]
    miles: dict[int, float]

    @classmethod
    def of(cls, query: SearchQuery, areas: dict[int, Area]) -> "Surroundings":
        own = frozenset(query.authorities)
        links = Neighbour.objects.filter(area_id__in=own) if own else Neighbour.objects.none()
        next_door = frozenset(links.values_list("neighbour_id", flat=True)) - own
        return cls(own, next_door, distances(query.position, areas))

    def nearest(self, candidates: list[Served]) -> Served:
        """The nearest of these areas; without distances, the first by id."""
        far = float("inf")
        return min(candidates, key=lambda step: (self.miles.get(step.area_id, far), step.area_id))


def distances(start: Position | None, areas: dict[int, Area]) -> dict[int, float]:
    """Miles from `start` to the postcode centre of each area that has one."""
    if start is None:
        return {}
    return {
        pk: miles_between(start, Position(area.longitude, area.latitude))
        for pk, area in areas.items()
        if area.longitude is not None and area.latitude is not None
    }


def place(row: Row, around: Surroundings, match: str) -> Hit:
    """The hit of one row: served here, served next door, or elsewhere with its distance."""
    if not around.own:
        return Hit(row.pk, Group.ALL, match=match, areas=row.areas)
    for group, members in ((Group.SERVES, around.own), (Group.NEIGHBOUR, around.next_door)):
        if shared := [step for step in row.served if step.area_id in members]:
            via = around.nearest(shared)
            return Hit(row.pk, group, via, around.miles.get(via.area_id), match, row.areas)
    if not row.served:
        return Hit(row.pk, Group.OTHER, match=match)
    via = around.nearest(list(row.served))
    return Hit(row.pk, Group.OTHER, via, around.miles.get(via.area_id), match, row.areas)


def too_far(hit: Hit, within_miles: float | None) -> bool:
    """`within` limits the third group alone; an unknown distance is not within any."""
    if within_miles is None or hit.group != Group.OTHER:
        return False
    return hit.distance_miles is None or hit.distance_miles > within_miles
