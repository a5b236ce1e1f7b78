"""Every brief is one page of A4 when a browser prints it; so is the longest that can be."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route

from config.product import PRODUCT
from directory.areas.briefs.common import STATE_SHARES, brief_context
from directory.areas.briefs.page_fitting import Cell, Part, list_row, table_row
from directory.areas.presenters.comparison import CompareRow
from mapping_data.models import Area
from tests.journeys.site import Site
from tests.journeys.watch import Watch

BRIEFS = 162  # 153 authorities and nine regions
A4_IN_POINTS = (595, 842)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def size_of(pdf: bytes) -> tuple[int, ...]:
    box = re.search(rb"/MediaBox\s*\[([^\]]+)\]", pdf)
    assert box is not None
    return tuple(round(float(number)) for number in box[1].split()[2:])


def printed(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


@pytest.fixture
def paper(browser: Browser, shared_site: Site) -> Iterator[Page]:
    """A page of its own: a brief prints alike at every width of the window."""
    context = browser.new_context(base_url=shared_site.url)
    watch = Watch(shared_site.url)
    watch.over(context)
    yield context.new_page()
    context.close()
    assert watch.unexpected() == []


# All briefs have one and the same head, so only what stands in the body is fetched anew.
NEXT_BRIEF = """async address => {
    const answer = await fetch(address);
    const text = await answer.text();
    const read = new DOMParser().parseFromString(text, 'text/html');
    document.body.replaceWith(read.body);
    const title = read.querySelector('h1');
    return title ? title.textContent : `${address}: ${answer.status} ${text.slice(0, 500)}`;
}"""


def test_each_brief_of_an_authority_and_of_a_region_is_one_page(paper: Page) -> None:
    paper.goto("/areas/")
    links = paper.eval_on_selector_all(
        "main a[href^='/areas/E']", "found => found.map(link => link.getAttribute('href'))"
    )
    paper.goto(f"{links[0]}brief/")
    sheets = {}
    for address in sorted(set(links)):
        title = paper.evaluate(NEXT_BRIEF, f"{address}brief/")
        pdf = printed(paper)
        sheets[title] = (pages_of(pdf), size_of(pdf))
    assert len(sheets) == BRIEFS
    assert {title: sheet for title, sheet in sheets.items() if sheet != (1, A4_IN_POINTS)} == {}


def test_a_brief_opened_by_itself_prints_as_one_page(paper: Page) -> None:
    paper.goto("/areas/E12000004/brief/")
    assert (pages_of(pdf := printed(paper)), size_of(pdf)) == (1, A4_IN_POINTS)


LONG = "Every Word of a Very Long Sentence about Mothers, Fathers, Midwives and Workers " * 4


def longest(rows: int, letters: int) -> dict[str, object]:
    """A brief in which everything is as long as it can be."""
    area = Area(common_name="Bournemouth, Christchurch, Poole and Wimborne", gss_code="E00000000")
    text = LONG[:letters]
    figures = [
        CompareRow("Yorkshire and the Humber", "/", 153, (153, 153, 153, 153), 153, True),
        CompareRow("England", "/", 153, (153, 153, 153, 153), 153, False),
    ]
    cells = [Cell(text, "/"), Cell(text), Cell(text, "/"), Cell(text)]
    table = table_row(cells, list(STATE_SHARES.values()))
    parts = [
        Part("states", "What is there", (table,) * rows, "http://x/#a", tuple(STATE_SHARES)),
        Part("unknown", "Not known", (list_row(text),) * rows, "http://x/#b", note=text),
        Part("states", "Next door", (table,) * rows, "http://x/#c", tuple(STATE_SHARES), text),
        Part("sources", "Who says so", (list_row(text),) * rows, "http://x/#d"),
    ]
    return brief_context(
        area, date(2026, 11, 22), [("Care", text), ("Court", text)], figures, parts
    )


@pytest.mark.parametrize("letters", [8, 30, 60, 190])
def test_the_longest_brief_is_one_page_and_a_full_one(
    paper: Page, shared_site: Site, letters: int
) -> None:
    context = longest(60, letters) | {"product": PRODUCT}
    html = render_to_string("directory/areas/brief.html", context)

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html")

    paper.route("**/longest/", answer)
    paper.goto(f"{shared_site.url}/longest/")
    assert pages_of(printed(paper)) == 1
    paper.emulate_media(media="print")
    paper.set_viewport_size({"width": 672, "height": 986})  # what the margins leave of A4
    box = paper.locator(".brief").bounding_box()
    assert box is not None
    assert box["height"] > 0.8 * 986, "more is cut than must be"
