"""An editor's day: sign in, draft, preview, publish, and see who changed what."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.journeys.screens import DESKTOP
from tests.journeys.signing_in import answer_door
from tests.journeys.site import ADMINISTRATOR, Site
from tests.journeys.watch import Watch

NAME, CHANGED = "Breaking the Cycle", "Breaking the Cycle North"
PUBLIC = "/services/breaking-the-cycle-birmingham/"
ONLY_WIDE = pytest.mark.parametrize("screen", DESKTOP, indirect=True, ids=str)


def public_name(context: BrowserContext) -> str:
    """The name on the public page, as a visitor without a session sees it."""
    browser = context.browser
    assert browser is not None
    with browser.new_context(base_url=context.pages[0].url.partition("/admin/")[0]) as visitor:
        page = visitor.new_page()
        page.goto(PUBLIC)
        return page.locator("h1").inner_text()


def open_service(page: Page) -> None:
    page.get_by_role("link", name="Services", exact=True).click()
    page.get_by_role("textbox", name="Search term").fill("Birmingham Children")
    page.get_by_role("link", name=NAME, exact=True).click()
    expect(page.locator("#id_name")).to_have_value(NAME)


def add_authority(page: Page, name: str) -> None:
    page.get_by_role("tab", name="Where").click()
    page.get_by_role("button", name="Add authority").click()
    page.get_by_role("button", name="Choose area").last.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Search").fill(name)
    dialog.get_by_role("link", name=name).click()
    expect(dialog).to_have_count(0)


def preview(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Toggle preview").click()
    return page.frame_locator("#w-preview-iframe")


@ONLY_WIDE
def test_an_editor_drafts_previews_and_publishes_a_change(
    page: Page, own_site: Site, watch: Watch, picture: Callable[..., None]
) -> None:
    # The editor saves by itself, also while a new row still waits for its authority.
    watch.expected.append("400 (Bad Request)")
    page.goto("/admin/")
    answer_door(page, ADMINISTRATOR)
    open_service(page)
    picture(page, "editor")

    page.locator("#id_name").fill(CHANGED)
    add_authority(page, "Rutland")
    shown = preview(page)
    expect(shown.locator("h1")).to_have_text(CHANGED)
    expect(shown.get_by_role("link", name="Rutland").first).to_be_visible()
    picture(page, "preview")

    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text(f"'{CHANGED}' updated")
    assert public_name(page.context) == NAME

    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("published")
    assert public_name(page.context) == CHANGED

    page.goto(page.url)
    open_changed(page)
    expect(page.get_by_role("cell", name=ADMINISTRATOR).first).to_be_visible()
    picture(page, "history")


def open_changed(page: Page) -> None:
    """The history of the changed service, from the list."""
    page.get_by_role("textbox", name="Search term").fill(CHANGED)
    page.get_by_role("link", name=CHANGED, exact=True).click()
    page.get_by_role("link", name="History").first.click()


def test_a_wrong_password_is_answered_in_words(
    page: Page, check_accessibility: Callable[..., None]
) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill("nobody@example.org")
    page.get_by_label("Password", exact=True).fill("a wrong one")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("not correct")
    check_accessibility(page, "wrong")


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/1-nonsense/",
        "/accounts/confirm-email/",
        "/accounts/signup/",
        "/accounts/inactive/",
    ],
)
def test_a_page_about_an_account_is_accessible(
    page: Page, check_accessibility: Callable[..., None], address: str
) -> None:
    page.goto(address)
    check_accessibility(page, "account")
