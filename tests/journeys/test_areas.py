"""A commissioner goes from a region to an authority to its brief, in every way of walking."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.screens import DESKTOP, Screen

Check = Callable[..., None]


def test_from_a_region_to_an_authority_to_its_brief(
    page: Page, screen: Screen, check_accessibility: Check
) -> None:
    page.goto("/areas/")
    page.get_by_role("link", name="North West", exact=True).last.click()
    expect(page.locator("h1")).to_have_text("North West")
    if screen.script:
        expect(page.locator(".map path.shape--service").first).to_be_attached()
    check_accessibility(page, "region")

    page.locator(".members").get_by_role("link", name="Salford").click()
    expect(page.locator("h1")).to_have_text("Salford")
    expect(page.locator(".standing__layer--recurrent")).to_contain_text(
        "Service reported: Strengthening Families, by the national mapping of June 2021; not "
        "confirmed since."
    )
    check_accessibility(page, "authority")

    page.get_by_role("link", name="One-page brief for a committee").click()
    expect(page.locator("h1")).to_have_text("Recurrent care services: Salford")
    check_accessibility(page, "brief")


PLACES = {
    "carried": "/areas/E06000063/",
    "four-services": "/areas/E10000020/",
    "in-development": "/areas/E08000011/",
    "nothing": "/areas/E06000001/",
    "island": "/areas/E06000046/",
    "city": "/areas/E09000001/",
    "former": "/areas/E10000006/",
    "planned": "/areas/E10000030/",
    "recoded": "/areas/E08000038/",
    "wales": "/areas/W06000015/",
    "london": "/areas/E12000007/",
    "london-brief": "/areas/E12000007/brief/",
}


@pytest.mark.parametrize("address", PLACES.values(), ids=PLACES.keys())
def test_each_kind_of_area_can_be_read_by_everybody(
    page: Page, address: str, check_accessibility: Check
) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    check_accessibility(page, address.strip("/").replace("/", "-"))


@pytest.mark.parametrize("screen", DESKTOP, indirect=True, ids=str)
def test_by_keyboard_alone_from_region_to_brief(page: Page) -> None:
    page.goto("/areas/E12000002/")
    to_link(page, "/areas/E08000006/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/E08000006/")
    to_link(page, "/areas/E08000006/brief/")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Recurrent care services: Salford")


def to_link(page: Page, address: str) -> None:
    """Press Tab until a link to an address has the focus."""
    focused = "document.activeElement.getAttribute('href')"
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == address:
            return
    raise AssertionError(f"No Tab reaches {address}")


@pytest.mark.parametrize("screen", DESKTOP, indirect=True, ids=str)
def test_a_printed_page_has_no_way_out_and_no_buttons(page: Page) -> None:
    page.goto("/areas/E08000006/brief/")
    page.emulate_media(media="print")
    for part in (".top-bar", ".support", ".site-nav", ".brief-bar"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_text("To cite:")).to_be_visible()
