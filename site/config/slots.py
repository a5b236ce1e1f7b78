"""Who fills the named places that the pages of the directory offer."""

from cms import shown_elsewhere
from directory import page_slots


def register() -> None:
    page_slots.fill(page_slots.SERVICE, shown_elsewhere.spotlights_of_service)
    page_slots.fill(page_slots.SERVICE, shown_elsewhere.references_of_service)
    page_slots.fill(page_slots.AREA, shown_elsewhere.spotlights_of_area)
    page_slots.fill(page_slots.REGION, shown_elsewhere.spotlights_of_area)
