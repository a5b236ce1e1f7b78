"""A consent is withdrawn in the admin, and what rested on it is gone from every place."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import told_with_consent
from tests.journeys.site import Site
from tests.journeys.test_publishing import SERVICE, somebody
from tests.journeys.watch import Watch

TITLE = "What one mother told"
SAID = "Nobody had asked me before."
Picture = Callable[..., None]


def places(page: Page) -> dict[str, bool]:
    """Where a reader meets the spotlight."""
    found = {}
    for name, address in {
        "page": "/practice/told/",
        "list": "/practice/",
        "feed": "/practice/feed/",
        "search": f"/search/?q={TITLE.replace(' ', '+')}",
        "service": SERVICE,
    }.items():
        text = page.request.get(address).text()
        # A search repeats what was asked, so a result is told by its link.
        found[name] = "/practice/told/" in text if name != "page" else SAID in text
    return found


def test_a_withdrawn_consent_takes_everything_with_it(
    browser: Browser,
    own_site: Site,
    watch: Watch,
    picture: Picture,
    check_accessibility: Callable[..., None],
) -> None:
    consent = told_with_consent(own_site.database, TITLE)
    with somebody(browser, watch) as reader:
        assert set(places(reader).values()) == {True}
        reader.goto("/practice/told/")
        expect(reader.get_by_text(SAID)).to_be_visible()
        image = str(reader.locator(".lived img").get_attribute("src"))
        assert reader.request.get(image).status == 200
        check_accessibility(reader, "told")

    with somebody(browser, watch, "edda@example.org") as edda:
        edda.goto(f"/admin/snippets/cms/consent/edit/{consent}/")
        picture(edda, "consent")
        edda.get_by_role("link", name="Withdraw this consent").click()
        expect(edda.get_by_text(TITLE).first).to_be_visible()
        picture(edda, "withdraw")
        edda.get_by_label("Why").fill("She asked us to.")
        edda.get_by_role("button", name="Withdraw it everywhere").click()
        expect(edda.locator(".messages")).to_contain_text("was withdrawn")
        picture(edda, "withdrawn")

    with somebody(browser, watch) as reader:
        assert set(places(reader).values()) == {False}
        assert reader.request.get("/practice/told/").status == 404
        assert reader.request.get(image).status == 404
