"""Signing in as a person does it, the second step too."""

import time

from playwright.sync_api import Page

from tests.factories import PASSWORD, code_of_now

SECONDS_OF_A_CODE = 30


def sign_in(page: Page, email: str, start: str = "/admin/") -> None:
    """From the page that was wanted. A code counts once, so it waits for the next where the same
    person signed in a moment ago."""
    page.goto(start)
    answer_door(page, email)


def answer_door(page: Page, email: str) -> None:
    """On the sign-in page."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    if "/accounts/2fa/authenticate/" not in page.url:
        return
    if not type_code(page):
        time.sleep(SECONDS_OF_A_CODE - time.time() % SECONDS_OF_A_CODE + 0.5)
        type_code(page)


def type_code(page: Page) -> bool:
    page.locator("#id_code").fill(code_of_now())
    page.get_by_role("main").get_by_role("button").first.click()
    return "/accounts/2fa/authenticate/" not in page.url
