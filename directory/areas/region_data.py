"""Everything that the page of a region needs, in eleven queries beside the three of `areas`."""

from dataclasses import dataclass

from directory.coverage.rules import AuthorityState
from directory.coverage.statements import all_statements
from directory.gaps.rules import Gap, closed_services, facts_of, gaps_of, neighbour_ids
from directory.models import Service
from directory.search.service_rows import Row, load_rows
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

NOT_IN_MATRIX = (Service.Model.FDAC, Service.Model.RELATED)


@dataclass(frozen=True)
class RegionRecords:
    """`states` has every authority of England, by layer; `gaps` and `services` are those of
    the region. `services` are the open recurrent care services by area id; `beside` are the
    authorities of other regions that border one of the region."""

    region: Area
    own: tuple[Area, ...]
    states: dict[str, list[AuthorityState]]
    gaps: tuple[Gap, ...]
    services: dict[int, list[Row]]
    beside: tuple[Area, ...]
    areas: AreaIndex

    def own_states(self, layer: str) -> list[AuthorityState]:
        return [item for item in self.states[layer] if item.area.parent_id == self.region.pk]


def read_region(region: Area, areas: AreaIndex) -> RegionRecords:
    every = facts_of(all_statements(areas), closed_services(areas), areas)
    borders = neighbour_ids()
    gaps = gaps_of(every, borders)
    own = tuple(area for area in areas.current() if area.parent_id == region.pk)
    return RegionRecords(
        region=region,
        own=own,
        states={
            "recurrent": [facts.recurrent for facts in every],
            "fdac": [facts.fdac for facts in every],
        },
        gaps=tuple(gap for gap in gaps if gap.facts.area.parent_id == region.pk),
        services=services_by_area(load_rows(areas), own),
        beside=tuple(across(borders, own, areas)),
        areas=areas,
    )


def services_by_area(rows: list[Row], own: tuple[Area, ...]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {area.pk: [] for area in own}
    for row in sorted(rows, key=lambda row: row.name.casefold()):
        if row.is_closed or row.is_outside or row.values["model"][0] in NOT_IN_MATRIX:
            continue
        for pk in row.areas:
            if pk in found:
                found[pk].append(row)
    return found


def across(borders: dict[int, list[int]], own: tuple[Area, ...], areas: AreaIndex) -> list[Area]:
    """The authorities of today beyond the region's border, by name."""
    inside = {area.pk for area in own}
    ids = {pk for area in own for pk in borders.get(area.pk, ())} - inside
    return [area for area in areas.current() if area.pk in ids]
