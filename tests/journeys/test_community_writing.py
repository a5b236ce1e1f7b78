"""Writing with the keyboard, and being stopped: one comes to see what happened."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from scripts.steps import ROOT
from tests.journeys.screens import NARROW, Screen
from tests.journeys.site import Site, environment
from tests.journeys.test_community import somebody
from tests.journeys.test_community_pages import PROGRAM
from tests.journeys.watch import Watch

Check = Callable[..., None]
HELD = "Her NHS number is 943 476 5919, can anyone help?"
NEW = "/community/boards/practice/new/"


@pytest.mark.parametrize("screen", [Screen(NARROW, script=False)], indirect=True, ids=str)
def test_whoever_writes_comes_to_see_what_happened(
    browser: Browser, own_site: Site, watch: Watch, screen: Screen, check_accessibility: Check
) -> None:
    given = environment(own_site.database, PYTHONPATH=f"{ROOT / 'site'}{os.pathsep}{ROOT}")
    subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=given, check=True)
    with somebody(browser, watch, screen, "member@demo.example") as member:
        enter_looks_and_previews(member, check_accessibility)
        files_are_taken_out_in_one_line(member)
        a_reply_is_stopped(member, check_accessibility)
    with somebody(browser, watch, screen, "moderator@demo.example") as moderator:
        a_decision_is_refused(moderator, check_accessibility)


def enter_looks_and_previews(member: Page, check_accessibility: Check) -> None:
    member.goto(NEW)
    member.get_by_label("What you want to say").fill("How do you **end** well?")
    member.get_by_label("Title").fill("Endings")
    member.get_by_label("Title").press("Enter")
    expect(member.locator("#preview")).to_be_in_viewport()
    expect(member.locator("#preview strong")).to_have_text("end")
    check_accessibility(member, "previewed")
    member.get_by_text("Mention a colleague").click()
    member.get_by_label("Name", exact=True).fill("a")
    member.get_by_label("Name", exact=True).press("Enter")
    expect(member.locator("#found")).to_be_in_viewport()
    expect(member.get_by_label("Title")).to_have_value("Endings")
    check_accessibility(member, "looked")


def files_are_taken_out_in_one_line(member: Page) -> None:
    member.goto(NEW)
    member.get_by_text("Attach files").click()
    name = "a-rather-long-name-of-a-file-about-how-we-end-our-work-with-parents.txt"
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": b"How we end."}
    member.locator("#attach").set_input_files([file])
    member.get_by_role("button", name="Attach now").click()
    box = member.locator(".files__out label").bounding_box()
    assert box is not None
    assert box["height"] < 60
    assert box["width"] > 60


def a_reply_is_stopped(member: Page, check_accessibility: Check) -> None:
    member.goto("/community/boards/practice/")
    member.locator(".topics a, .topic a, main li a[href*='/topics/']").first.click()
    member.get_by_label("Your reply").fill(HELD)
    member.get_by_role("button", name="Post reply").click()
    expect(member.locator("#guard h3")).to_be_in_viewport()
    check_accessibility(member, "reply-stopped")
    member.get_by_label("Your reply").fill("")
    member.get_by_role("button", name="Post reply").click()
    expect(member.locator("#stopped").get_by_role("link", name="Your reply")).to_be_in_viewport()
    check_accessibility(member, "reply-empty")


def a_decision_is_refused(moderator: Page, check_accessibility: Check) -> None:
    moderator.goto("/community/moderation/")
    moderator.locator("main a[href*='/moderation/posts/']").first.click()
    moderator.get_by_text("Hide it", exact=True).click()
    moderator.get_by_role("button", name="Hide it and tell the author").click()
    expect(moderator.get_by_role("link", name="Say why: they read it")).to_be_in_viewport()
    check_accessibility(moderator, "refused")
