"""The small maps: a list of areas with their roles, and the geometry file that draws them."""

from dataclasses import dataclass
from datetime import date

from django.templatetags.static import static

from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

VINTAGES = (date(2023, 4, 1), date(2021, 4, 1))


@dataclass(frozen=True)
class MapArea:
    code: str
    name: str
    url: str
    role: str
    note: str = ""


@dataclass(frozen=True)
class SmallMap:
    title: str
    geometry_url: str
    areas: tuple[MapArea, ...]


def small_map(title: str, roles: list[tuple[Area, str, str]], areas: AreaIndex) -> SmallMap | None:
    """A map of (area, role, note) rows on the newest vintage that knows the first area; None
    where none does (a planned area)."""
    for vintage in VINTAGES:
        if not roles or not areas.code_on(roles[0][0], vintage):
            continue
        drawn = tuple(
            MapArea(code, area.common_name, area.get_absolute_url(), role, note)
            for area, role, note in roles
            if (code := areas.code_on(area, vintage))
        )
        if drawn:
            url = static(f"boundaries/authorities-{vintage}.overview.geojson")
            return SmallMap(title, url, drawn)
    return None
