"""The services as compact rows: all that filtering, grouping and counting need, in four queries."""

from collections import defaultdict
from dataclasses import dataclass

from directory.coverage.areas_served import Served, served_today
from directory.models import Service, ServiceOffer
from directory.search.query import OUTSIDE_ENGLAND
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area
from mapping_data.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class Row:
    """One public service. `served` are the areas valid today that it serves; `values` maps
    each filter to this service's values, empty where the sources do not say."""

    pk: int
    name: str
    served: tuple[Served, ...]
    values: dict[str, tuple[str, ...]]
    as_at: PartialDate

    @property
    def areas(self) -> tuple[int, ...]:
        return tuple(step.area_id for step in self.served)

    @property
    def is_related(self) -> bool:
        return self.values["model"] == ("related",)

    @property
    def is_closed(self) -> bool:
        return self.values["status"] == ("closed",)

    @property
    def is_outside(self) -> bool:
        return OUTSIDE_ENGLAND in self.values["region"]


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
        steps = tuple(served.get(pk, ()))
        in_areas = [areas.areas[step.area_id] for step in steps]
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
        rows.append(Row(pk, name, steps, facets, as_at))
    return rows


def regions_of(areas: list[Area], country: str) -> tuple[str, ...]:
    if country != "England":
        return (OUTSIDE_ENGLAND,)
    return tuple(dict.fromkeys(area.parent.gss_code for area in areas if area.parent))
