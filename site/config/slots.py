"""Who fills the named places that the pages of the directory offer."""

from cms import directory_slots
from directory import page_slots


def register() -> None:
    page_slots.fill(page_slots.SERVICE, directory_slots.spotlights_of_service)
    page_slots.fill(page_slots.SERVICE, directory_slots.references_of_service)
    page_slots.fill(page_slots.AREA, directory_slots.spotlights_of_area)
    page_slots.fill(page_slots.REGION, directory_slots.spotlights_of_area)
