"""Which authorities of today each service serves, carried through reorganisation by one rule."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from directory.models import AreaServed
from mapping_data.area_index import AreaIndex
from mapping_data.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class Served:
    """An area valid today, and the former area that the source named, if another one.

    `same_footprint` is False where the former area was split, so that it is not known which
    part is served: such a statement is to be re-confirmed.
    """

    area_id: int
    carried_from: int | None = None
    same_footprint: bool = True


def ended(until: PartialDate, areas: AreaIndex) -> bool:
    return until.latest is not None and until.latest < areas.day


def carried(area_id: int, areas: AreaIndex) -> list[Served]:
    """What a statement about an area says of the areas of today."""
    return [
        Served(
            step.area.pk, step.carried_from.pk if step.carried_from else None, step.same_footprint
        )
        for step in areas.carry(areas.areas[area_id])
    ]


def served_of(
    rows: Iterable[tuple[int, int, PartialDate]], areas: AreaIndex
) -> dict[int, list[Served]]:
    """Service id to the areas of today that it serves, each once, from rows of service id,
    area id and the end of the period."""
    served: dict[int, dict[int, Served]] = defaultdict(dict)
    steps: dict[int, list[Served]] = {}
    for service_id, area_id, until in rows:
        if ended(until, areas):
            continue
        if area_id not in steps:
            steps[area_id] = carried(area_id, areas)
        for step in steps[area_id]:
            served[service_id].setdefault(step.area_id, step)
    return {pk: list(found.values()) for pk, found in served.items()}


def served_today(areas: AreaIndex) -> dict[int, list[Served]]:
    """The same for every service, in one query."""
    return served_of(AreaServed.objects.values_list("service_id", "area_id", "until"), areas)
