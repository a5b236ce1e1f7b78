"""A contributor drafts a spotlight; who edits it may not approve it; somebody else does; and
then everybody finds it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import fill_sections, with_people
from tests.journeys.screens import DESKTOP
from tests.journeys.signing_in import sign_in
from tests.journeys.site import Site
from tests.journeys.watch import Watch

TITLE = "A room above the library"
SUMMARY, EDITED = "Mothers meet where nobody asks why.", "Mothers meet where nobody asks them why."
SERVICE = "/services/breaking-the-cycle-birmingham/"
Picture = Callable[..., None]


@contextmanager
def somebody(browser: Browser, watch: Watch, email: str = "") -> Iterator[Page]:
    """A person at a computer of their own; without an address, a visitor."""
    size = {"width": DESKTOP[0].width, "height": 900}
    with browser.new_context(base_url=watch.url, viewport=size, locale="en-GB") as context:  # type: ignore[arg-type]
        watch.over(context)
        page = context.new_page()
        if email:
            sign_in(page, email)
        yield page


def more(page: Page) -> None:
    page.get_by_role("button", name="More actions").last.click()


def from_today(page: Page) -> None:
    """Open the draft from what the first page says is to do."""
    page.goto("/admin/")
    part = page.get_by_role("region", name="Awaiting my review")
    part.get_by_role("link", name=TITLE).click()


def test_a_spotlight_goes_from_a_draft_to_every_reader(
    browser: Browser, own_site: Site, watch: Watch, picture: Picture
) -> None:
    # The editor saves by itself, also while something still waits to be chosen.
    watch.expected.append("400 (Bad Request)")
    start = with_people(own_site.database)

    with somebody(browser, watch, "cleo@example.org") as cleo:
        draft(cleo, start)
        picture(cleo, "draft")
        fill_sections(own_site.database, TITLE)
        cleo.reload()
        more(cleo)
        picture(cleo, "contributor")
        expect(cleo.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
        cleo.get_by_role("button", name="Submit to").click()
        expect(cleo.locator(".messages")).to_contain_text("has been submitted")

    with somebody(browser, watch, "edda@example.org") as edda:
        from_today(edda)
        edda.locator("#id_summary").fill(EDITED)
        edda.get_by_role("button", name="Save draft").click()
        expect(edda.locator(".messages")).to_contain_text("updated")
        more(edda)
        picture(edda, "last editor")
        reason = "You made the last edit of this version"
        expect(edda.locator(".why-not-publish")).to_contain_text(reason)
        expect(edda.get_by_role("button", name="Approve")).to_have_count(0)
        edda.goto("/admin/")
        picture(edda, "today")
        expect(edda.get_by_role("region", name="Awaiting my review")).to_have_count(0)

    with somebody(browser, watch) as visitor:
        visitor.goto("/practice/")
        expect(visitor.get_by_text(TITLE)).to_have_count(0)

    with somebody(browser, watch, "ben@example.org") as ben:
        from_today(ben)
        more(ben)
        picture(ben, "second person")
        ben.get_by_role("button", name="Approve and Publish").click()
        expect(ben.locator(".messages")).to_contain_text(TITLE)

    with somebody(browser, watch) as visitor:
        found_everywhere(visitor)


def draft(page: Page, start: str) -> None:
    page.goto(start)
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#id_summary").fill(SUMMARY)
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("created")


def found_everywhere(page: Page) -> None:
    page.goto("/practice/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.get_by_text(EDITED).first).to_be_visible()
    assert TITLE in page.request.get("/practice/feed/").text()
    page.goto(f"/search/?q={TITLE.replace(' ', '+')}")
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
    page.goto(SERVICE)
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
