"""WCAG 2.2 AA as far as a program can tell: axe, and no sideways scrolling (1.4.10)."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
TOO_WIDE = """() => {
    const page = document.scrollingElement;
    return page.scrollWidth > page.clientWidth ? page.scrollWidth - page.clientWidth : 0;
}"""


def violations(page: Page) -> list[str]:
    """A sentence for each element that breaks a rule, with a selector that finds it."""
    found = []
    with timers(page):
        broken = Axe().run(page, options=OPTIONS).response["violations"]
    for violation in broken:
        for node in violation["nodes"]:
            where = " ".join(str(part) for part in node["target"])
            found.append(f"{violation['id']}: {violation['help']}: {where}")
    if too_wide := page.evaluate(TOO_WIDE):
        found.append(f"reflow: the page is {too_wide} pixels wider than the window")
    return found


@contextmanager
def timers(page: Page) -> Iterator[None]:
    """Axe waits for timers, which stand still in a page whose scripts are turned off. They run
    while axe looks; the page's own scripts were passed over when it was read, and stay so."""
    if not page.evaluate("matchMedia('(scripting: none)').matches"):
        yield
        return
    session = page.context.new_cdp_session(page)
    # Chromium acts only on a change of this session's own, so it first says what already holds.
    for off in (True, False):
        session.send("Emulation.setScriptExecutionDisabled", {"value": off})
    yield
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    session.detach()
