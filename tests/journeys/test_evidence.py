"""A reader narrows the evidence down, reads one entry, and takes the list away."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from pybtex.database import parse_file

Check = Callable[..., None]


def test_from_a_filter_to_an_entry_and_its_file(
    page: Page, check_accessibility: Check, tmp_path: Path
) -> None:
    page.goto("/evidence/")
    expect(page.locator(".total")).to_contain_text("69 references.")
    check_accessibility(page, "evidence")

    page.get_by_label("Family Drug and Alcohol Court (5)").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator(".total")).to_contain_text("5 of 69 references.")
    page.get_by_label("Author, title or keyword").fill("harwin")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".total")).to_contain_text("2 of 69 references.")
    expect(page.get_by_role("link", name="Theme: Family Drug and Alcohol Court")).to_be_visible()
    check_accessibility(page, "narrowed")

    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    download.value.save_as(tmp_path / "evidence.bib")
    taken = parse_file(tmp_path / "evidence.bib", "bibtex")
    assert list(taken.entries) == ["harwin-2016", "harwin-2018-ijlpf"]

    page.get_by_role("link", name="After FDAC: outcomes 5 years later").click()
    expect(page.get_by_role("heading", name="In plain words")).to_be_visible()
    expect(page.get_by_role("link", name="London FDAC")).to_be_visible()
    check_accessibility(page, "entry")


def test_an_entry_that_nobody_has_read_and_a_search_that_finds_nothing(
    page: Page, check_accessibility: Check
) -> None:
    page.goto("/evidence/barlow-2014/")
    expect(page.get_by_text("Nobody here has read this for you yet.")).to_be_visible()
    check_accessibility(page, "unread")

    page.goto("/evidence/?q=zebra&theme=fdac&kind=proof")
    expect(page.get_by_text("No reference that we hold matches all of this.")).to_be_visible()
    check_accessibility(page, "nothing")
    page.get_by_role("link", name="all references").click()
    expect(page.locator(".total")).to_contain_text("69 references.")
