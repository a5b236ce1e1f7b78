"""On a phone the title comes soon: what is above it, and the button that opens the menu."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.steps import ROOT
from tests.journeys.screens import WIDE, Screen
from tests.journeys.site import Site, environment
from tests.journeys.test_community import somebody
from tests.journeys.test_community_pages import (
    EVERYBODY,
    MODERATORS,
    PROGRAM,
    VISITORS,
    first_of_each,
    links,
    waiting,
)
from tests.journeys.watch import Watch

Check = Callable[..., None]
PHONE = [Screen(360, script=True), Screen(360, script=False)]
MOST_ABOVE_A_TITLE = 160
SMALLEST_TARGET = 44
OUTLINE = "element => parseFloat(getComputedStyle(element).outlineWidth)"
PUBLIC = (
    "/",
    "/services/",
    "/services/?q=contact",
    "/areas/",
    "/areas/E08000006/",
    "/areas/E08000006/brief/",
    "/areas/E12000002/",
    "/areas/E12000003/brief/",
    "/coverage/",
    "/gaps/",
    "/practice/",
    "/evidence/",
    "/evidence/cox-2012/",
    "/search/",
    "/about/",
    "/glossary/",
    "/rounds/",
    "/rounds/compare/",
    "/rounds/england-2021/",
    "/figures/",
    "/figures/report-t1/",
    "/nowhere/",
)
SERVICES = r"/services/[\w-]+/"
SPOTLIGHTS = r"/practice/[\w-]+/"


def look(page: Page, address: str) -> None:
    page.goto(address)
    box = page.locator("h1").bounding_box()
    assert box, address
    assert box["y"] <= MOST_ABOVE_A_TITLE, (address, box["y"])


@pytest.mark.parametrize("screen", PHONE, indirect=True, ids=str)
def test_little_stands_above_the_title_of_a_public_page(page: Page, watch: Watch) -> None:
    watch.expected.append("404")
    for address in (*PUBLIC, *VISITORS):
        look(page, address)
    for start, pattern in (("/services/", SERVICES), ("/practice/", SPOTLIGHTS)):
        page.goto(start)
        found = [one for one in links(page, pattern) if one != "/practice/feed/"]
        look(page, found[0])


@pytest.mark.parametrize("screen", PHONE, indirect=True, ids=str)
def test_little_stands_above_the_title_of_a_page_of_the_community(
    browser: Browser, own_site: Site, watch: Watch, screen: Screen
) -> None:
    watch.expected.append("404")
    given = environment(own_site.database, PYTHONPATH=f"{ROOT / 'site'}{os.pathsep}{ROOT}")
    subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=given, check=True)
    with somebody(browser, watch, screen, "member@demo.example") as member:
        for address in (*EVERYBODY, *first_of_each(member)):
            look(member, address)
    with somebody(browser, watch, screen, "moderator@demo.example") as moderator:
        for address in (*MODERATORS, *waiting(moderator)):
            look(moderator, address)


@pytest.mark.parametrize("screen", PHONE, indirect=True, ids=str)
def test_the_menu_opens_by_keyboard(page: Page, check_accessibility: Check) -> None:
    page.goto("/areas/E08000006/")
    main = page.get_by_role("navigation", name="Main")
    button = page.locator("summary", has_text="Menu")
    expect(main).to_be_hidden()
    check_accessibility(page, "closed")
    tab_to(page, button)
    assert button.evaluate(OUTLINE) >= 3
    page.keyboard.press("Enter")
    expect(main.get_by_role("link")).to_have_count(8)
    for target in (button, *main.get_by_role("link").all()):
        box = target.bounding_box()
        assert box
        assert box["height"] >= SMALLEST_TARGET
    expect(main.get_by_role("link", name="Areas")).to_have_attribute("aria-current", "true")
    check_accessibility(page, "open")
    page.keyboard.press("Tab")
    expect(main.get_by_role("link", name="Find a service")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(main).to_be_hidden()


@pytest.mark.parametrize("screen", PHONE, indirect=True, ids=str)
def test_of_the_breadcrumbs_a_phone_shows_the_way_up(page: Page) -> None:
    page.goto("/areas/E08000006/")
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    expect(crumbs.get_by_role("link")).to_have_text(["North West"])
    crumbs.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("North West")


@pytest.mark.parametrize(
    "screen", [Screen(WIDE, script=True), Screen(WIDE, script=False)], indirect=True, ids=str
)
def test_a_wide_screen_shows_the_links_and_no_button(page: Page) -> None:
    page.goto("/areas/E08000006/")
    expect(page.get_by_role("navigation", name="Main").get_by_role("link")).to_have_count(8)
    expect(page.locator(".menu-button")).to_be_hidden()
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    expect(crumbs.get_by_role("link")).to_have_text(["Areas", "North West"])


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(6):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the button is not among the first stops")
