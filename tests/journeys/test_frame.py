"""The frame of all journeys: what every page has, and that the watch and axe see what is wrong."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.accessibility import violations
from tests.journeys.screens import DESKTOP
from tests.journeys.signing_in import answer_door
from tests.journeys.site import ADMINISTRATOR, Site
from tests.journeys.watch import Watch

Check = Callable[..., None]


def test_the_first_page_is_whole(page: Page, check_accessibility: Check) -> None:
    page.goto("/")
    expect(page.locator("h1")).to_be_visible()
    check_accessibility(page, "home")


def test_a_page_that_is_not_there_says_so(
    page: Page, watch: Watch, check_accessibility: Check
) -> None:
    watch.expected.append("404")
    answer = page.goto("/no-such-page/")
    assert answer is not None
    assert answer.status == 404
    check_accessibility(page, "not-found")


@pytest.mark.parametrize("screen", DESKTOP, indirect=True, ids=str)
def test_an_administrator_signs_in(page: Page, own_site: Site, check_accessibility: Check) -> None:
    page.goto("/admin/")
    check_accessibility(page, "sign-in")
    answer_door(page, ADMINISTRATOR)
    expect(page).to_have_url(f"{own_site.url}/admin/")


WRONG = {
    "another host": ("<img alt='' src='http://elsewhere.example/x.png'>", "another host was asked"),
    "a missing file": ("<img alt='' src='/missing.png'>", "404"),
    "a breach of the policy": ("<p style='color: red'>x</p>", "Content Security Policy"),
    "an error in a script": ("<script src='/broken.js'></script>", "script: "),
}
WRONG_PAGE = "<!doctype html><html lang=en><title>x</title><p style='width: 2000px'><img src=x></p>"


@pytest.mark.parametrize(("body", "words"), WRONG.values(), ids=WRONG.keys())
def test_the_watch_notices(browser: Browser, shared_site: Site, body: str, words: str) -> None:
    watch = Watch(shared_site.url)
    with browser.new_context() as context:
        headers = {"Content-Security-Policy": "style-src 'self'", "Content-Type": "text/html"}
        context.route("**/wrong/", lambda route: route.fulfill(body=body, headers=headers))
        context.route("**/elsewhere.example/**", lambda route: route.fulfill(body=""))
        context.route("**/broken.js", lambda route: route.fulfill(body="throw Error('no')"))
        watch.over(context)
        context.new_page().goto(f"{shared_site.url}/wrong/", wait_until="networkidle")
    assert any(words in noticed for noticed in watch.unexpected()), watch.noticed


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_axe_sees_what_is_wrong(browser: Browser, script: bool) -> None:
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.set_content(WRONG_PAGE)
        found = "\n".join(violations(page))
    assert "image-alt" in found
    assert "reflow" in found
