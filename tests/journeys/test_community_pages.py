"""Every page of the community, full of the made-up board: as a program that checks for
accessibility reads it, on a wide screen and on a narrow one without script."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.steps import ROOT
from tests.journeys.screens import NARROW, WIDE, Screen
from tests.journeys.site import Site, environment
from tests.journeys.test_community import somebody
from tests.journeys.watch import Watch

Check = Callable[..., None]
PROGRAM = """
import django
django.setup()
from tests.journeys.test_community_pages import fill
fill()
"""
EVERYBODY = (
    "/community/",
    "/community/boards/practice/",
    "/community/boards/practice/new/",
    "/community/search/",
    "/community/search/?q=contact",
    "/community/search/?q=xyzzy",
    "/community/search/?tag=fathers",
    "/community/about/?page=/areas/E08000006/",
    "/community/events/",
    "/community/notices/",
    "/community/drafts/",
    "/community/profile/",
    "/community/reports/",
    "/community/terms/",
    "/community/how-we-moderate/",
    "/community/joining/decisions/",
    "/community/summaries/",
    "/community/joining/complaints/",
    "/community/joining/summaries/",
    "/community/joining/delete/",
    "/community/joining/export/",
    "/community/nowhere/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/sessions/",
    "/accounts/2fa/",
    "/accounts/logout/",
)
MODERATORS = (
    "/community/moderation/",
    "/community/moderation/?kind=reports",
    "/community/moderation/boards/",
    "/community/moderation/boards/new/",
    "/community/moderation/boards/team-leads/",
    "/community/moderation/reviews/",
    "/community/moderation/risk-assessment/",
    "/community/events/new/",
    "/community/summaries/",
)
ADMINISTRATORS = ("/community/moderation/audit/",)
VISITORS = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/stop/none/",
)


@pytest.mark.parametrize(
    "screen", [Screen(WIDE, script=True), Screen(NARROW, script=False)], indirect=True, ids=str
)
def test_no_page_of_the_community_shuts_anybody_out(
    browser: Browser, own_site: Site, watch: Watch, screen: Screen, check_accessibility: Check
) -> None:
    watch.expected.append("404")
    given = environment(own_site.database, PYTHONPATH=f"{ROOT / 'site'}{os.pathsep}{ROOT}")
    subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=given, check=True)
    titles: dict[str, str] = {}

    def look(page: Page, address: str) -> None:
        page.goto(address)
        expect(page.locator("h1")).to_have_count(1)
        check_accessibility(page, re.sub(r"\W+", "-", address).strip("-"))
        title = page.title()
        assert titles.setdefault(title, page.url.split("?")[0]) == page.url.split("?")[0], title

    with somebody(browser, watch, screen) as visitor:
        for address in VISITORS:
            look(visitor, address)
    with somebody(browser, watch, screen, "member@demo.example") as member:
        for address in (*EVERYBODY, *first_of_each(member)):
            look(member, address)
        first_stop_is_the_skip_link(member)
    with somebody(browser, watch, screen, "moderator@demo.example") as moderator:
        for address in (*MODERATORS, *waiting(moderator)):
            look(moderator, address)
        for address in summaries(moderator):
            look(moderator, address)
    with somebody(browser, watch, screen, "administrator@demo.example") as administrator:
        for address in ADMINISTRATORS:
            look(administrator, address)


def first_of_each(member: Page) -> list[str]:
    """A topic, a member, a session, a report: what a reader finds behind the first links."""
    found = []
    for start, part in (
        ("/community/", r"/community/topics/\d+/"),
        ("/community/boards/practice/", r"/community/topics/\d+/"),
        ("/community/events/", r"/community/events/[\w-]+/"),
        ("/community/joining/summaries/", r"/community/joining/summaries/\d+/"),
    ):
        member.goto(start)
        found += links(member, part)[:1]
    member.goto(found[0])
    return found + links(member, r"/community/members/\d+/")[:1] + links(member, r".*/report/")[:1]


def waiting(moderator: Page) -> list[str]:
    """One of each kind in the queue, and the acts of an event."""
    moderator.goto("/community/moderation/")
    kinds = ("posts", "members", "appeals", "complaints")
    return [
        address
        for kind in kinds
        for address in links(moderator, rf"/community/moderation/{kind}/\d+/")[:1]
    ]


def summaries(moderator: Page) -> list[str]:
    """One with the editors, one being written, and the posts to choose from for another."""
    moderator.goto("/community/summaries/")
    found = links(moderator, r"/community/summaries/\d+/")
    moderator.goto("/community/boards/practice/")
    return [*found, f"{links(moderator, r'/community/topics/[0-9]+/')[0]}summary/"]


def links(page: Page, pattern: str) -> list[str]:
    whole = (
        page.get_by_role("main")
        .locator("a[href]")
        .evaluate_all("links => links.map(link => link.getAttribute('href'))")
    )
    found = [one for one in whole if re.fullmatch(pattern, one)]
    assert found, (page.url, pattern)
    return found


def first_stop_is_the_skip_link(page: Page) -> None:
    page.goto("/community/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")


def fill() -> None:
    """The made-up board of `make demo`, whose people sign in as those of the tests do."""
    from accounts.models import User
    from community.demo.loading import load
    from community.terms.actions import publish_terms
    from tests.factories import PASSWORD, with_second_step

    publish_terms()
    load(PASSWORD)
    for user in User.objects.filter(email__endswith="@demo.example"):
        with_second_step(user)
