"""Each way in which a document can be wrong, refused by file, field and value; nothing loads."""

from pathlib import Path
from shutil import copyfile

import pytest

from cms.importers.pages import PagesImporter
from cms.importers.spotlights import SpotlightsImporter
from cms.models import SpotlightPage, StandardPage
from mapping_data.importers.problems import ImportRefused
from mapping_data.models import ImportRun

pytestmark = pytest.mark.django_db

WRONG = Path(__file__).resolve().parents[2] / "fixtures" / "content"
PAGES = {
    "not-utf8": "pages/not-utf8.toml: is not UTF-8",
    "not-toml": "pages/not-toml.toml: cannot be read as TOML:",
    "no-title": "pages/no-title.toml, title: is missing",
    "long-title": "pages/long-title.toml, title: has 121 characters, and 120 at most fit",
    "wrong-type": "pages/wrong-type.toml, summary: should be str, not int",
    "wrong-order": "pages/wrong-order.toml, order: should be int, not str",
    "left-over": "pages/left-over.toml, colour: is not a field here",
    "no-such-day": "pages/no-such-day.toml, review_by: “2027-02-30” is not a day",
    "a-time": "pages/a-time.toml, review_by: should be str, not datetime",
    "unknown-block": "pages/unknown-block.toml, body 1: should have one name, a block: text",
    "unknown-source": "pages/unknown-source.toml, body 1, source: “nobody-1999” is the key of no",
    "unknown-table": "pages/unknown-table.toml, body 1, table: “report-t99” is no table of",
    "no-such-date": "pages/no-such-date.toml, body 1, date: “summer 2017” is not a date",
    "short-row": "pages/short-row.toml, body 1, rows: each should have 2 cells",
    "cell-number": "pages/cell-number.toml, body 1, rows: holds a cell that is not words",
    "rows-of-nothing": "pages/rows-of-nothing.toml, body 1, rows: should be list, not str",
    "not-a-table": "pages/not-a-table.toml, body 1: should be a table of fields",
    "no-sources": "pages/no-sources.toml, body 1: should be a list of sources",
    "Bad_Name": "pages/Bad_Name.toml, name of the file: “Bad_Name” is no part of an address",
}
SPOTLIGHTS = {
    "unknown-theme": "spotlights/unknown-theme.toml, themes: “astrology” is no theme of themes.csv",
    "unknown-service": "spotlights/unknown-service.toml, services: “nobody” is no service of",
    "long-need": "spotlights/long-need.toml, needs, team: has 251 characters",
}


def refusal(importer: PagesImporter | SpotlightsImporter) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        importer.run()
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(("name", "words"), PAGES.items(), ids=PAGES)
def test_a_wrong_page_is_refused_by_file_field_and_value(
    documents: Path, name: str, words: str
) -> None:
    pages, runs = StandardPage.objects.count(), ImportRun.objects.count()
    (documents / "pages/good.toml").write_text(
        'title = "Good"\nsummary = "Words."\nreview_by = "2027-05-31"\n'
    )
    copyfile(WRONG / f"{name}.toml", documents / "pages" / f"{name}.toml")

    found = refusal(PagesImporter())

    assert [it for it in found if it.startswith(words)], found
    assert StandardPage.objects.count() == pages
    assert ImportRun.objects.count() == runs


@pytest.mark.parametrize(("name", "words"), SPOTLIGHTS.items(), ids=SPOTLIGHTS)
def test_a_wrong_spotlight_is_refused_by_file_field_and_value(
    documents: Path, name: str, words: str
) -> None:
    spotlights = SpotlightPage.objects.count()
    copyfile(WRONG / f"{name}.toml", documents / "spotlights" / f"{name}.toml")

    found = refusal(SpotlightsImporter())

    assert [it for it in found if it.startswith(words)], found
    assert SpotlightPage.objects.count() == spotlights


def test_every_fault_of_every_file_is_named_at_once(documents: Path) -> None:
    for name in ("no-title", "no-such-day", "short-row"):
        copyfile(WRONG / f"{name}.toml", documents / "pages" / f"{name}.toml")

    assert len(refusal(PagesImporter())) == 3


def test_a_page_without_a_page_above_it_is_refused(documents: Path) -> None:
    (documents / "pages/nowhere").mkdir()
    copyfile(WRONG / "good.toml", documents / "pages/nowhere/good.toml")

    assert refusal(PagesImporter()) == [
        "pages/nowhere/good.toml: there is no page nowhere above it"
    ]
