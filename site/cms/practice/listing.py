"""The spotlights as a list with filters: by theme, region, model and stage.

Region, model and stage are the bound services' own, as they stand in the directory now.
"""

from dataclasses import dataclass

from django.utils import timezone

from cms.facets import Facet
from cms.models.spotlights import SpotlightPage
from cms.models.themes import Theme
from cms.querysets import public_spotlights
from directory.search.forms import FIXED_CHOICES, area_choices
from directory.search.service_rows import Row, load_rows
from mapping_data.area_index import AreaIndex

SHARED = ("region", "model", "stage")


@dataclass(frozen=True)
class Listed:
    """One spotlight with what the list filters by; `services` are the public ones bound to it."""

    page: SpotlightPage
    services: tuple[Row, ...]
    themes: tuple[Theme, ...]
    region: str

    def of_services(self, name: str) -> list[str]:
        values = [value for row in self.services for value in row.values[name]]
        return [*values, self.region] if name == "region" and self.region else values

    @property
    def closed(self) -> list[str]:
        return [row.name for row in self.services if row.is_closed]


@dataclass(frozen=True)
class Listing:
    """Every public spotlight, the newest first, and the filters of the list."""

    items: list[Listed]
    facets: tuple[Facet[Listed], ...]


def read_listing(areas: AreaIndex | None = None) -> Listing:
    """A constant number of queries, whatever the number of spotlights."""
    areas = areas or AreaIndex.load(timezone.localdate())
    rows = {row.pk: row for row in load_rows(areas)}
    items = [listed(page, rows, areas) for page in public_spotlights()]
    return Listing(items, facets_of(items, areas))


def listed(page: SpotlightPage, rows: dict[int, Row], areas: AreaIndex) -> Listed:
    bound = (rows.get(link.service_id) for link in page.bound_services.all())
    region = areas.areas.get(page.region_id) if page.region_id else None
    return Listed(
        page,
        tuple(row for row in bound if row),
        tuple(page.themes.all()),
        region.gss_code if region else "",
    )


def facets_of(items: list[Listed], areas: AreaIndex) -> tuple[Facet[Listed], ...]:
    themes = {theme.slug: theme.name for item in items for theme in item.themes}
    labels = {**FIXED_CHOICES, "region": area_choices(areas)["region"]}
    titles = {"region": "Region", "model": "Model", "stage": "Stage"}
    return (
        Facet(
            "theme",
            "Theme",
            dict(sorted(themes.items(), key=lambda pair: pair[1])),
            lambda item: [theme.slug for theme in item.themes],
        ),
        *(shared(name, titles[name], labels[name]) for name in SHARED),
    )


def shared(name: str, title: str, labels: dict[str, str]) -> Facet[Listed]:
    """A filter by a value of the bound services."""
    return Facet(name, title, labels, lambda item: item.of_services(name), select=name == "region")
