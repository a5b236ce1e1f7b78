"""From the list of spotlights to a service's record and back, and every kind of page on the way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Check = Callable[..., None]


def test_from_the_list_to_the_record_and_back(page: Page, check_accessibility: Check) -> None:
    page.goto("/practice/")
    check_accessibility(page, "list")
    page.get_by_label("Adopting a model").check()
    page.get_by_role("button", name="Apply filters").click()

    expect(page.get_by_role("link", name="Remove filter: Theme: Adopting a model")).to_be_visible()
    check_accessibility(page, "filtered")
    page.get_by_role("link", name="Salford's three pathways").click()

    expect(page.locator("h1")).to_contain_text("Salford's three pathways")
    check_accessibility(page, "spotlight")
    page.locator(".key-fact__source a").first.click()
    expect(page.locator(".page__references li:target")).to_be_visible()

    page.locator(".bound").get_by_role("link", name="Strengthening Families").click()
    expect(page.locator("h1")).to_have_text("Strengthening Families")
    check_accessibility(page, "record")
    page.get_by_role("link", name="Salford's three pathways").click()

    expect(page.locator("h1")).to_contain_text("Salford's three pathways")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/parents/",
        "/findings/",
        "/findings/core-components/",
        "/findings/quarterly-outcome-report/",
        "/glossary/",
        "/search/?q=mothers",
        "/search/?q=xylophone",
    ],
)
def test_every_kind_of_page_can_be_read(
    page: Page, check_accessibility: Check, address: str
) -> None:
    page.goto(address)

    expect(page.locator("h1")).to_have_count(1)
    check_accessibility(page)
