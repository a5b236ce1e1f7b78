"""A commissioner walks through coverage and gaps: by keyboard, read aloud, with a file to add."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.screens import DESKTOP, WITH_SCRIPT, Screen
from tests.journeys.watch import Watch

Check = Callable[..., None]
MOST_TABS = 700
FOCUSED = """() => {
    const found = document.activeElement;
    return found.getAttribute("aria-label") || found.innerText || found.id;
}"""
PUBLISHED = [152, 38, 35, 49, 30, 14]


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus stands on what bears exactly this name."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if str(page.evaluate(FOCUSED)).strip() == name:
            return
    pytest.fail(f"“{name}” cannot be reached by the keyboard")


def follow(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    "address",
    [
        "/coverage/",
        "/coverage/?view=hex&layer=fdac",
        "/coverage/?view=table&sort=state",
        "/coverage/?by=region",
        "/coverage/?round=england-2021",
        "/coverage/?round=england-2021&layer=fdac",
        "/coverage/?layer=none&round=england-2021&by=authority",
        "/gaps/",
        "/gaps/?gap=confirmed-none&region=E12000007",
    ],
)
def test_every_view_is_accessible(page: Page, check_accessibility: Check, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    check_accessibility(page, re.sub(r"\W+", "-", address).strip("-"))


def test_from_the_country_to_a_region_to_an_authority_by_keyboard(page: Page) -> None:
    page.goto("/coverage/")
    follow(page, "Regions")
    expect(page.locator("h1")).to_have_text("Recurrent care services by region: today’s records")
    follow(page, "North West")
    expect(page).to_have_url("/areas/E12000002/")
    expect(page.locator("h1")).to_contain_text("North West")
    follow(page, "Salford")
    expect(page).to_have_url("/areas/E08000006/")
    expect(page.locator("h1")).to_contain_text("Salford")


def test_the_table_is_sorted_by_keyboard(page: Page) -> None:
    page.goto("/coverage/?view=table")
    follow(page, "Newest word")

    expect(page).to_have_url("/coverage/?view=table&sort=age#table")
    expect(page.get_by_role("columnheader", name="Newest word")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(page.locator(".states tbody tr").first).to_contain_text("1 to 3 years ago")


@pytest.mark.parametrize("screen", WITH_SCRIPT, indirect=True, ids=str)
def test_the_map_is_walked_by_arrow_keys_and_tells_what_it_shows(
    page: Page, check_accessibility: Check
) -> None:
    page.goto("/coverage/", wait_until="networkidle")
    told = page.locator("[data-map-readout]")
    tab_to(page, "Barking and Dagenham: service reported, last confirmed over 3 years ago")
    expect(told).to_contain_text("Barking and Dagenham")
    page.keyboard.press("End")
    expect(told).to_contain_text("York")
    expect(told).to_contain_text("Not established")
    page.keyboard.press("ArrowLeft")
    expect(told).not_to_contain_text("Open the page of York")
    name = told.locator(".readout__name").inner_text()
    assert str(page.evaluate(FOCUSED)).startswith(f"{name}: ")
    check_accessibility(page, "walked")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name)


@pytest.mark.parametrize("screen", WITH_SCRIPT, indirect=True, ids=str)
def test_every_shape_of_the_map_is_reached_from_any_other_by_arrow_keys(page: Page) -> None:
    page.goto("/coverage/", wait_until="networkidle")
    reached = page.evaluate(
        """() => {
            const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
            const seen = new Set(), next = [document.querySelector("path.cell")];
            while (next.length) {
                const shape = next.pop();
                if (seen.has(shape)) continue;
                seen.add(shape);
                keys.forEach((key) => {
                    shape.focus();
                    shape.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                    next.push(document.activeElement);
                });
            }
            return seen.size;
        }"""
    )
    assert reached == 153


@pytest.mark.parametrize("screen", DESKTOP, indirect=True, ids=str)
def test_what_a_pointer_showed_stays_when_it_leaves(page: Page) -> None:
    page.goto("/coverage/", wait_until="networkidle")
    page.get_by_role("link", name=re.compile("^Norfolk: ")).hover()
    told = page.locator("[data-map-readout]")
    expect(told).to_contain_text("Norfolk")
    page.locator("h1").hover()
    expect(told.get_by_role("link", name="Open the page of Norfolk")).to_be_visible()


@pytest.mark.parametrize("screen", WITH_SCRIPT, indirect=True, ids=str)
def test_a_map_that_cannot_be_drawn_says_so(page: Page, watch: Watch) -> None:
    watch.expected.append("Failed to load resource")
    page.route("**/*.geojson", lambda route: route.abort())
    page.goto("/coverage/")

    expect(page.get_by_text("The map could not be drawn.")).to_be_visible()
    expect(page.locator("[data-map-canvas]")).to_be_hidden()


def test_names_make_sense_read_aloud(page: Page, screen: Screen) -> None:
    page.goto("/coverage/?view=hex", wait_until="networkidle")
    old = "Salford: service reported, last confirmed over 3 years ago"
    table = page.get_by_role("table", name=re.compile("the state of each of 153 authorities on"))

    expect(page.get_by_role("list", name="North West: 24 authorities")).to_be_visible()
    expect(page.get_by_role("link", name=old)).to_be_attached()
    expect(table.get_by_role("row")).to_have_count(154)
    expect(table.get_by_role("rowheader", name="Salford")).to_have_count(1)
    expect(
        table.get_by_role("row", name=re.compile("^Barnet London Not established Nobody has said"))
    ).to_have_count(1)
    page.goto("/coverage/", wait_until="networkidle")
    shapes = page.get_by_role("group", name="Map of authorities by state")
    if screen.script:
        expect(shapes.get_by_role("link", name=old)).to_have_count(1)
        expect(shapes.get_by_role("link")).to_have_count(153)
    else:
        expect(page.get_by_role("img", name=re.compile("^Map of England: "))).to_be_visible()


def test_the_file_of_the_round_adds_up_to_the_published_totals(page: Page, tmp_path: Path) -> None:
    page.goto("/coverage/?round=england-2021")
    tab_to(page, "Table (CSV)")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    path = tmp_path / "round.csv"
    download.value.save_as(path)
    with path.open(newline="") as file:
        _, *rows = list(csv.reader(file))
    regions, total = rows[:-1], rows[-1]
    sums = [sum(int(row[place]) for row in regions) for place in range(1, 7)]

    assert len(regions) == 9
    assert total[0] == "Total"
    assert sums == [int(cell) for cell in total[1:]] == PUBLISHED
    shown = page.locator(".counts__total td").all_inner_texts()
    assert [int(cell.split()[0]) for cell in shown][1:] == PUBLISHED[1:5]


def test_gaps_are_filtered_by_keyboard_down_to_an_authority(
    page: Page, check_accessibility: Check
) -> None:
    page.goto("/gaps/")
    tab_to(page, "Region")
    page.keyboard.press("Enter")
    for _ in range(3):  # East Midlands, East of England, London
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    follow(page, "Apply filters")
    expect(page.locator("h1")).to_have_text("Gaps in recurrent care services: London")
    expect(page.get_by_text("No authority in London is under this heading.").first).to_be_visible()
    check_accessibility(page, "london")
    follow(page, "Not established")
    expect(page).to_have_url(re.compile("#not-established$"))
    follow(page, "Barnet")
    expect(page).to_have_url("/areas/E09000003/")
