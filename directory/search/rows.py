"""The services as compact rows: all that filtering, grouping and counting need, in four queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from directory.models import AreaServed, Service, ServiceOffer
from directory.search.query import OUTSIDE_ENGLAND
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area
from mapping_data.partial_dates import PartialDate

ENDED_BY_DEFAULT = date.max


@dataclass(frozen=True, slots=True)
class Row:
    """One public service. `areas` are ids of areas valid today that it serves; `values` maps
    each filter to this service's values, empty where the sources do not say."""

    pk: int
    name: str
    areas: tuple[int, ...]
    values: dict[str, tuple[str, ...]]
    as_at: PartialDate

    @property
    def is_related(self) -> bool:
        return self.values["model"] == ("related",)

    @property
    def is_closed(self) -> bool:
        return self.values["status"] == ("closed",)

    @property
    def is_outside(self) -> bool:
        return OUTSIDE_ENGLAND in self.values["region"]


def served_today(areas: AreaIndex) -> dict[int, list[int]]:
    """Service id to the ids of the areas valid today that it serves, carried where needed."""
    served: dict[int, list[int]] = defaultdict(list)
    carried: dict[int, list[int]] = {}
    rows = AreaServed.objects.values_list("service_id", "area_id", "until")
    for service_id, area_id, until in rows:
        if until and (until.latest or ENDED_BY_DEFAULT) < areas.day:
            continue
        if area_id not in carried:
            carried[area_id] = areas.carry_ids([area_id])
        served[service_id] += carried[area_id]
    return {pk: list(dict.fromkeys(ids)) for pk, ids in served.items()}


def many_values(rows: object) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, value in rows:  # type: ignore[attr-defined]
        found[pk].append(value)
    return found


def load_rows(areas: AreaIndex) -> list[Row]:
    """Every public service, in four queries whatever their number."""
    served = served_today(areas)
    stages = many_values(Service.stages.through.objects.values_list("service_id", "stage__slug"))
    offers = many_values(ServiceOffer.objects.values_list("content_object_id", "tag__slug"))
    fields = (
        "pk",
        "name",
        "model",
        "status",
        "status_as_at",
        "provider_type",
        "who_for",
        "country",
    )
    rows = []
    for values in Service.objects.public().values_list(*fields):
        pk, name, model, status, as_at, provider_type, who, country = values
        area_ids = served.get(pk, [])
        in_areas = [areas.areas[area_id] for area_id in area_ids]
        facets = {
            "serves": tuple(area.gss_code or str(area.uuid) for area in in_areas),
            "region": regions_of(in_areas, country),
            "model": (model,),
            "stage": tuple(stages.get(pk, ())),
            "who": (who,) if who else (),
            "offer": tuple(offers.get(pk, ())),
            "provider_type": (provider_type,) if provider_type else (),
            "status": (status,),
        }
        rows.append(Row(pk, name, tuple(area_ids), facets, as_at))
    return rows


def regions_of(areas: list[Area], country: str) -> tuple[str, ...]:
    if country != "England":
        return (OUTSIDE_ENGLAND,)
    return tuple(dict.fromkeys(area.parent.gss_code for area in areas if area.parent))
