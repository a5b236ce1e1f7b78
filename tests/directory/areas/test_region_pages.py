"""The pages of regions: table, gaps, matrix, and the region beside the others."""

import re

import pytest
from django.test import Client

from mapping_data.area_index import AreaIndex
from mapping_data.models import Area
from tests.directory.areas.pages import TODAY, shown, soup
from tests.factories import AreaFactory, ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is planned, and how old a word is, depends on the day of the answer."""
    monkeypatch.setattr(AreaIndex, "today", lambda: AreaIndex.load(TODAY))


def test_a_regions_table_has_each_authority_once_by_name(client: Client) -> None:
    names = [cell.text for cell in soup(client, "E12000002").select(".members tbody th")]
    areas = AreaIndex.load(TODAY)
    own = [a.common_name for a in areas.current() if a.parent and a.parent.gss_code == "E12000002"]
    assert names == own
    assert len(names) == 24


def test_a_regions_gaps_link_to_the_gap_table_of_the_region(client: Client) -> None:
    page = soup(client, "E12000002")
    links = [link["href"] for link in page.select("#gaps h3 a")]
    assert "/gaps/?gap=not-established&region=E12000002" in links
    assert page.select_one("#gaps a[href='/gaps/?region=E12000002']")


def matrix_cells(client: Client, code: str, name: str, table: str) -> dict[str, str]:
    """Column to the words of its cell, in an authority's row."""
    found = soup(client, code).select(f"table[aria-labelledby={table}] tbody tr")
    row = next(row for row in found if row.select_one("th").text == name)  # type: ignore[union-attr]
    return {
        str(cell["data-label"]): re.sub(r"\s+", " ", cell.get_text(" ")).strip()
        for cell in row.select("td")
    }


def test_a_matrix_tells_stated_from_silent_and_from_none(client: Client) -> None:
    region = Area.objects.get(gss_code="E12000002")
    clear = AreaFactory(name="Clear Town", region=region)
    mixed = AreaFactory(name="Mixed Town", region=region)
    AreaFactory(name="Bare Town", region=region)
    ServiceFactory(name="Dawn", serves=[clear, mixed], stages=["pre-birth"], who_for="women")
    ServiceFactory(name="Dusk", serves=[mixed])
    ServiceFactory(name="Court", serves=[clear], fdac=True, stages=["in-proceedings"])

    stages = matrix_cells(client, "E12000002", "Clear Town", "stage")
    assert stages["Pre-birth"] == "Stated Dawn"
    assert stages["Post-birth"] == stages["In proceedings"] == "None"
    assert matrix_cells(client, "E12000002", "Mixed Town", "stage")["Post-birth"] == "Not stated"
    who = matrix_cells(client, "E12000002", "Mixed Town", "who")
    assert (who["Women only"], who["Women and their partners"]) == ("Stated Dawn", "Not stated")
    assert "Bare Town" not in {
        row.text for row in soup(client, "E12000002").select(".matrix tbody th")
    }
    assert re.search(r"No service recorded: \d+ of 27\..*Bare Town", shown(client, "E12000002"))


def test_a_region_is_compared_with_the_others_and_england(client: Client) -> None:
    rows = soup(client, "E12000007").select("#compare tbody tr")
    assert len(rows) == 10
    own = soup(client, "E12000007").select("#compare tr.is-own th a")
    assert [link.text for link in own] == ["London"]
    totals = [int(row.select_one("td").text.split(" of ")[1]) for row in rows]  # type: ignore[union-attr]
    assert sum(totals[:-1]) == totals[-1] == 153


def test_a_region_counts_its_courts_beside_its_services(client: Client) -> None:
    words = shown(client, "E12000007")
    assert re.search(r"\d+ of 33 authorities have a recurrent care service reported: \d+", words)
    own = soup(client, "E12000007").select("#compare tr.is-own td[data-label='Court reported']")
    said = re.search(r"a Family Drug and Alcohol Court is reported for (\d+ of 33)", words)
    assert said is not None
    assert [cell.text for cell in own] == [said[1]]
    assert not said[1].startswith("0 ")
