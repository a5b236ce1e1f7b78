"""Who fills the named places that the pages of the directory offer."""

from cms import shown_elsewhere
from directory import slots


def register() -> None:
    slots.fill(slots.SERVICE, shown_elsewhere.spotlights_of_service)
    slots.fill(slots.SERVICE, shown_elsewhere.references_of_service)
    slots.fill(slots.AREA, shown_elsewhere.spotlights_of_area)
    slots.fill(slots.REGION, shown_elsewhere.spotlights_of_area)
