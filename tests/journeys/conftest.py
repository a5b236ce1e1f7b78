"""Journeys: a real browser on the real server, which has the register on a copy of its own.

`page` is walked at both widths, with script and without; it fails the journey when it ends if
`Watch` noticed anything. A journey that changes something asks for `own_site` as well.
SCREENSHOTS=1 keeps a picture of every page checked, in var/screenshots/.
"""

import os
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.debian import HOW, chromium
from scripts.steps import VAR
from tests.databases import SQLiteDatabase, TestDatabase, copy_file
from tests.journeys.accessibility import violations
from tests.journeys.screens import SCREENS, Screen
from tests.journeys.site import Site, add_administrator, serving
from tests.journeys.watch import Watch

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHT = 900
PATIENCE_IN_MS = 15_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys come last: while Playwright runs, Django takes this process for an async one
    and refuses its database here."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("journey")
    items.sort(key=lambda item: item.path.is_relative_to(here))


@pytest.fixture(scope="session")
def site_database(django_db_setup: TestDatabase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The loaded register with an administrator beside it."""
    if not isinstance(django_db_setup, SQLiteDatabase):
        pytest.skip("journeys walk on SQLite, as `make run` serves it")
    path = tmp_path_factory.mktemp("journeys") / "loaded.sqlite3"
    copy_file(django_db_setup.path, path)
    add_administrator(path)
    return path


@pytest.fixture(scope="session")
def shared_site(site_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of all journeys that only read."""
    with serving(site_database, tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def own_site(site_database: Path, tmp_path: Path) -> Iterator[Site]:
    """A site for one journey that writes."""
    with serving(site_database, tmp_path) as site:
        yield site


@pytest.fixture(scope="session")
def browser(shared_site: Site) -> Iterator[Browser]:
    """Starts after the database was made, for the reason above."""
    path = chromium()
    if path is None:
        pytest.fail(HOW.format(package="chromium"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, headless=True)
        yield browser
        browser.close()


@pytest.fixture(params=SCREENS, ids=str)
def screen(request: pytest.FixtureRequest) -> Screen:
    screen: Screen = request.param
    return screen


@pytest.fixture
def watch(request: pytest.FixtureRequest) -> Watch:
    """`watch.expected.append("404")` lets a journey visit a page that is not there."""
    own = "own_site" in request.fixturenames
    site: Site = request.getfixturevalue("own_site" if own else "shared_site")
    return Watch(site.url)


@pytest.fixture
def page(browser: Browser, screen: Screen, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(
        base_url=watch.url,
        viewport={"width": screen.width, "height": HEIGHT},
        java_script_enabled=screen.script,
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_IN_MS)
    watch.over(context)
    yield context.new_page()
    context.close()
    assert watch.unexpected() == []


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[..., None]:
    """`picture(page, "results")` keeps the whole page as it looks now, if asked for."""
    number = count(1)

    def take(page: Page, name: str = "") -> None:
        if os.environ.get("SCREENSHOTS"):
            journey = re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-")
            file = "-".join(filter(None, [journey, str(next(number)), name]))
            page.screenshot(path=VAR / "screenshots" / f"{file}.png", full_page=True)

    return take


@pytest.fixture
def check_accessibility(picture: Callable[..., None]) -> Callable[..., None]:
    """`check_accessibility(page)` fails with every violation; call it on each page met."""

    def check(page: Page, name: str = "") -> None:
        picture(page, name)
        assert violations(page) == []

    return check
