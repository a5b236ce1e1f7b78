"""The main job: from a postcode to a service, with and without script, wide and narrow."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Check = Callable[..., None]


def search(page: Page, words: str) -> None:
    page.get_by_label("Postcode, town or keyword").fill(words)
    page.get_by_role("button", name="Find services").click()


def test_from_a_postcode_to_a_service(page: Page, check_accessibility: Check) -> None:
    page.goto("/")
    search(page, "m6 5pq")

    expect(page).to_have_url("/services/?authority=E08000006&near=M6")
    groups = page.locator(".group__title")
    expect(groups).to_have_text(
        ["Services that serve Salford", "Services next door", "Further away"]
    )
    check_accessibility(page, "results")
    page.get_by_role("link", name="Strengthening Families").click()

    expect(page.locator("h1")).to_have_text("Strengthening Families")
    expect(page.get_by_role("heading", name="How to refer")).to_be_visible()
    expect(page.get_by_role("heading", name="Who says so, and when")).to_be_visible()
    check_accessibility(page, "service")


def test_a_place_with_two_meanings_is_asked_about(page: Page, check_accessibility: Check) -> None:
    page.goto("/services/")
    search(page, "Richmond")

    expect(page.get_by_role("heading", name="Which one do you mean?")).to_be_visible()
    check_accessibility(page, "choice")
    page.get_by_role("link", name="Richmond, DL10").click()

    expect(page.locator("#serves-title")).to_have_text("Services that serve North Yorkshire")
    check_accessibility(page, "chosen")


def test_an_unknown_postcode_is_answered_by_its_first_half(
    page: Page, check_accessibility: Check
) -> None:
    page.goto("/")
    search(page, "M6 9ZZ")

    expect(page).to_have_url("/services/?near=M6&postcode=unknown")
    expect(page.get_by_text("We do not know that postcode")).to_be_visible()
    expect(page.locator("#serves-title")).to_have_text("Services that serve Salford")
    check_accessibility(page, "unknown")


def test_a_welsh_postcode_is_told_whom_to_ask(page: Page, check_accessibility: Check) -> None:
    page.goto("/")
    search(page, "CF10 1EP")

    expect(page.get_by_text("CF10 is in Wales. This directory covers England.")).to_be_visible()
    expect(page.get_by_text("ask the children’s services of your council")).to_be_visible()
    check_accessibility(page, "wales")


def test_from_an_area_to_a_service(page: Page, check_accessibility: Check) -> None:
    page.goto("/areas/")
    check_accessibility(page, "areas")
    page.get_by_role("link", name="Leeds", exact=True).click()

    expect(page.locator("h1")).to_contain_text("Leeds")
    check_accessibility(page, "area")
    page.get_by_role("link", name="Futures", exact=True).first.click()

    expect(page.locator("h1")).to_have_text("Futures")


def test_filters_narrow_the_list_and_come_off_again(page: Page, check_accessibility: Check) -> None:
    page.goto("/services/?near=M6")
    page.get_by_label("Pause (").check()
    page.get_by_role("button", name="Apply filters").click()

    expect(page.locator(".card .tag").first).to_have_text("Pause")
    assert set(page.locator(".card .tag").all_inner_texts()) == {"Pause"}
    check_accessibility(page, "filtered")
    page.get_by_role("link", name="Remove filter: Model: Pause").click()

    expect(page).to_have_url("/services/?near=M6")


def test_the_page_can_be_left_at_once(page: Page) -> None:
    page.route("**/www.bbc.co.uk/**", lambda route: route.fulfill(body="elsewhere"))
    page.goto("/services/pause-bristol/")

    link = page.get_by_role("link", name="Exit this page")
    expect(link).to_be_visible()
    assert "noreferrer" in (link.get_attribute("rel") or "")
