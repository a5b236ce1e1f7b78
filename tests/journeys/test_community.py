"""A new colleague joins, is stopped by the guard, mends, is answered; another post is reported,
hidden, and brought back on appeal. Everybody at a computer of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import PASSWORD
from tests.journeys.board import (
    a_day_later,
    letters_to,
    link_in,
    plain,
    send_mail,
    with_community,
)
from tests.journeys.screens import NARROW, WIDE, Screen
from tests.journeys.signing_in import sign_in
from tests.journeys.site import Site
from tests.journeys.watch import Watch

JO = "jo@example.gov.uk"
TITLE = "Who rings first after a referral?"
DANGEROUS = "Kelly Marsh, NHS number 943 476 5919, waited for a fortnight."
MENDED = "One parent waited for a fortnight. Who rings first where you are?"
REPLY = "We ring on the day, and say who will come. Nobody has to tell it twice."
REASON = "It reads as advice for one family. Please say it in general."
APPEAL = "It is what we do with everybody, and I can say so more clearly."
ANSWER = "You are right: it is general."
Check = Callable[..., None]


@contextmanager
def somebody(browser: Browser, watch: Watch, screen: Screen, email: str = "") -> Iterator[Page]:
    """A person with a browser of their own; without an address, a visitor."""
    with browser.new_context(
        base_url=watch.url,
        viewport={"width": screen.width, "height": 900},
        java_script_enabled=screen.script,
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    ) as context:
        context.set_default_timeout(15_000)
        watch.over(context)
        page = context.new_page()
        if email:
            sign_in(page, email, "/accounts/login/?next=/community/")
            expect(page.locator("h1")).to_have_text("Community of practice")
        yield page


@pytest.mark.parametrize(
    "screen", [Screen(WIDE, script=True), Screen(NARROW, script=False)], indirect=True, ids=str
)
def test_a_colleague_joins_and_a_post_is_answered_reported_hidden_and_brought_back(
    browser: Browser, own_site: Site, watch: Watch, screen: Screen, check_accessibility: Check
) -> None:
    database = own_site.database
    with_community(database)
    with ExitStack() as room:

        def enter(email: str = "") -> Page:
            return room.enter_context(somebody(browser, watch, screen, email))

        jo, mo, ruth = enter(), enter("mo@example.org"), enter("ruth@example.org")
        make_an_account(jo, own_site, check_accessibility)
        apply_to_join(jo, check_accessibility)
        approve(mo, check_accessibility)
        send_mail(database)
        assert any("approved" in plain(one).lower() for one in letters_to(database, JO))

        stopped_and_mended(jo, check_accessibility)
        accept_from_the_queue(mo, check_accessibility)
        reply(ruth, check_accessibility)
        otto = enter("otto@example.org")
        ask_for_a_digest(otto, check_accessibility)
        a_day_later(database, "otto@example.org")
        send_mail(database)
        told = letters_to(database, JO)[-1]
        assert TITLE in plain(told)
        read_and_stop_the_digest(enter(), own_site, check_accessibility)

        report(otto, check_accessibility)
        hide(mo, check_accessibility)
        send_mail(database)
        assert_told_without_a_name(own_site)
        appeal(ruth, own_site, check_accessibility)
        bring_back(enter("min@example.org"), check_accessibility)
        send_mail(database)
        assert any(ANSWER in plain(one) for one in letters_to(database, "ruth@example.org"))
        otto.goto("/community/")
        otto.get_by_role("link", name=TITLE).click()
        expect(otto.get_by_text(REPLY)).to_be_visible()


def make_an_account(jo: Page, site: Site, check_accessibility: Check) -> None:
    jo.goto("/community/boards/practice/")
    jo.get_by_role("main").get_by_role("link", name="Make an account").click()
    check_accessibility(jo, "sign-up")
    jo.get_by_label("E-mail address").fill(JO)
    jo.get_by_label("Password", exact=True).fill(PASSWORD)
    jo.get_by_label("The same password again").fill(PASSWORD)
    jo.get_by_role("button", name="Make the account").click()
    check_accessibility(jo, "verify")
    send_mail(site.database)
    jo.goto(link_in(plain(letters_to(site.database, JO)[-1]), "/accounts/confirm-email/"))
    jo.get_by_role("button", name="Yes, confirm this address").click()


def apply_to_join(jo: Page, check_accessibility: Check) -> None:
    if "/accounts/login/" in jo.url:
        sign_in(jo, JO, jo.url)
    jo.goto("/community/")
    check_accessibility(jo, "apply")
    jo.get_by_label("Role").select_option(index=1)
    jo.get_by_label("Employer").fill("A made-up council")
    jo.get_by_label("Authority").fill("Made-up-shire")
    jo.get_by_label("Why").fill("I work alone, and would like to ask others.")
    jo.get_by_label("I have read the terms").check()
    jo.get_by_role("button", name="Send application").click()
    expect(jo.locator("h1")).to_have_text("Your application is with the moderators")
    check_accessibility(jo, "applied")


def approve(mo: Page, check_accessibility: Check) -> None:
    mo.goto("/community/moderation/")
    check_accessibility(mo, "queue")
    mo.get_by_role("link", name=JO).click()
    check_accessibility(mo, "application")
    mo.get_by_role("button", name="Approve").click()


def stopped_and_mended(jo: Page, check_accessibility: Check) -> None:
    jo.goto("/community/boards/practice/")
    check_accessibility(jo, "board")
    jo.get_by_role("link", name="Start a topic").click()
    jo.get_by_label("Title").fill(TITLE)
    writing = jo.get_by_label("What you want to say")
    writing.fill(DANGEROUS)
    jo.get_by_role("button", name="Post topic").click()
    expect(jo.locator("#guard")).to_contain_text("this could tell who a family is")
    expect(jo.locator("#guard mark").first).to_be_visible()
    marked = " ".join(jo.locator("#guard mark").all_inner_texts())
    assert "Kelly Marsh" in marked
    assert "943 476 5919" in marked
    expect(jo.locator("#guard")).to_contain_text("a moderator has to read this")
    expect(writing).to_have_value(DANGEROUS)
    check_accessibility(jo, "stopped")
    writing.fill(MENDED)
    jo.get_by_role("button", name="Post topic").click()
    expect(jo.locator(".posts")).to_contain_text(MENDED)
    expect(jo.get_by_role("main")).to_contain_text("waits for a moderator")
    check_accessibility(jo, "waits")


def accept_from_the_queue(mo: Page, check_accessibility: Check) -> None:
    mo.goto("/community/moderation/")
    mo.get_by_role("link", name=TITLE).click()
    check_accessibility(mo, "first post")
    mo.get_by_role("button", name="Show it to members").click()


def reply(ruth: Page, check_accessibility: Check) -> None:
    ruth.goto("/community/")
    ruth.get_by_role("link", name=TITLE).click()
    check_accessibility(ruth, "topic")
    ruth.get_by_label("Your reply").fill(REPLY)
    ruth.get_by_role("button", name="Post reply").click()
    expect(ruth.locator(".posts")).to_contain_text(REPLY)


def ask_for_a_digest(otto: Page, check_accessibility: Check) -> None:
    otto.goto("/community/notices/")
    check_accessibility(otto, "notices")
    otto.get_by_label("digest of what is new").select_option("daily")
    otto.get_by_role("button", name="Save").first.click()


def read_and_stop_the_digest(visitor: Page, site: Site, check_accessibility: Check) -> None:
    """Without signing in."""
    letter = letters_to(site.database, "otto@example.org")[-1]
    words = plain(letter)
    assert TITLE in words
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    visitor.goto(link_in(words, "/accounts/stop/"))
    check_accessibility(visitor, "stop")
    visitor.get_by_role("button", name="Stop it").click()
    expect(visitor.locator("h1")).to_contain_text("Stopped")
    sent = len(letters_to(site.database, "otto@example.org"))
    send_mail(site.database)
    assert len(letters_to(site.database, "otto@example.org")) == sent


def report(otto: Page, check_accessibility: Check) -> None:
    otto.goto("/community/")
    otto.get_by_role("link", name=TITLE).click()
    otto.locator(".post", has_text=REPLY).get_by_role("link", name="Report").click()
    check_accessibility(otto, "report")
    otto.get_by_role("radio", name="Wrong or unsafe practice advice").check()
    otto.get_by_label("What should the moderator know?").fill("It may be about one family.")
    otto.get_by_role("button", name="Send report").click()
    expect(otto.get_by_role("main")).to_contain_text("report")
    check_accessibility(otto, "reported")


def hide(mo: Page, check_accessibility: Check) -> None:
    mo.goto("/community/moderation/")
    mo.get_by_role("link", name=TITLE).click()
    mo.locator("summary", has_text="Hide it").click()
    acts = mo.locator("details", has_text="Hide it")
    acts.get_by_label("What you say to them").fill(REASON)
    check_accessibility(mo, "hiding")
    acts.get_by_role("button", name="Hide it and tell the author").click()


def assert_told_without_a_name(site: Site) -> None:
    author = plain(letters_to(site.database, "ruth@example.org")[-1])
    assert REASON in author
    assert "Mo " not in author
    assert "Otto" not in author
    assert "otto@" not in author
    reporter = plain(letters_to(site.database, "otto@example.org")[-1])
    assert "report" in reporter
    assert "Ruth" not in reporter


def appeal(ruth: Page, site: Site, check_accessibility: Check) -> None:
    words = plain(letters_to(site.database, "ruth@example.org")[-1])
    ruth.goto(link_in(words, "/decisions/"))
    check_accessibility(ruth, "decision")
    ruth.get_by_label("Why should it be looked at again?").fill(APPEAL)
    ruth.get_by_role("button", name="Send the appeal").click()
    expect(ruth.get_by_role("main")).to_contain_text(APPEAL)


def bring_back(other: Page, check_accessibility: Check) -> None:
    other.goto("/community/moderation/")
    other.get_by_role("link", name="Appeal: a post was hidden").click()
    check_accessibility(other, "appeal")
    other.get_by_role("radio").first.check()
    other.get_by_label("What you say to them").fill(ANSWER)
    other.get_by_role("button", name="Answer the appeal").click()
