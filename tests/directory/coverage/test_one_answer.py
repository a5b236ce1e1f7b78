"""Page, table, CSV, GeoJSON, map, hexagons and folium say the same, cell by cell."""

import pytest
from django.test import Client

from directory.coverage.evidence_sentences import STATE_WORDS
from mapping_data.partial_dates import PartialDate
from tests.directory.coverage.answers import (
    LAYERS,
    count_rows,
    counted_in,
    csv_rows,
    drawn_cells,
    file_cells,
    folium_cells,
    page_cells,
    page_evidence,
    properties,
    soup,
    state_cells,
    today,
    words,
)

pytestmark = pytest.mark.django_db
STATES = ["Service reported", "In development", "Confirmed none", "Not established"]
COLUMNS = ["service", "in_development", "confirmed_none", "not_established"]
ROUND = "round=england-2021"
SEGMENTS = [
    "Locally developed service or in development",
    "Pause or in development",
    "No service",
    "Unknown: did not reply",
]
SEGMENT_COLUMNS = [
    "locally_developed_or_in_development",
    "pause_or_in_development",
    "no_service",
    "unknown",
]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_authority_has_one_state_wherever_it_is_shown(client: Client, layer: str) -> None:
    areas = today()
    query = f"layer={layer}"
    page = soup(client, f"/coverage/?{query}&view=hex")
    expected = page_cells(page)

    assert set(expected) == {area.gss_code for area in areas.current()}
    assert file_cells(csv_rows(client, f"/coverage.csv?{query}"), areas.day) == expected
    for detail in ("standard", "overview"):
        address = f"/coverage.geojson?{query}&detail={detail}"
        assert file_cells(properties(client, address), areas.day) == expected
    assert state_cells(client, layer) == expected
    assert drawn_cells(page.select_one("svg.drawing")) == expected
    assert drawn_cells(soup(client, f"/coverage/map.svg?{query}").svg) == expected
    assert drawn_cells(soup(client, f"/coverage/hex.svg?{query}").svg) == expected
    embedded = client.get(f"/coverage/embed/?{query}").content.decode()
    assert folium_cells(embedded) == expected


@pytest.mark.parametrize("layer", LAYERS)
def test_dates_and_evidence_of_the_page_are_those_of_the_file(client: Client, layer: str) -> None:
    rows = csv_rows(client, f"/coverage.csv?layer={layer}")
    expected = {}
    for row in rows:
        if row["as_at"] or row["source"]:
            said = row["evidence"].removeprefix(f"{STATE_WORDS[row['state']]}: ")
            dated = PartialDate.parse(row["as_at"])
            written = dated.words if dated else ""
            expected[row["gss_code"]] = (written, said[0].upper() + said[1:])

    assert page_evidence(soup(client, f"/coverage/?layer={layer}&view=table")) == expected


@pytest.mark.parametrize("layer", LAYERS)
def test_every_region_has_one_count_wherever_it_is_shown(client: Client, layer: str) -> None:
    query = f"layer={layer}&by=region"
    page = soup(client, f"/coverage/?{query}")
    expected = count_rows(page)
    cells = page_cells(soup(client, f"/coverage/?layer={layer}&view=table"))
    england = [sum(state == column for state, _ in cells.values()) for column in COLUMNS]

    assert expected["Total"] == [len(cells), *england]
    regions = {name: numbers for name, numbers in expected.items() if name != "Total"}
    assert len(regions) == 9
    assert all(total == sum(parts) for total, *parts in expected.values())
    in_file = csv_rows(client, f"/coverage.csv?{query}")
    assert {
        row["region"]: [int(row[c]) for c in ["total", *COLUMNS]] for row in in_file
    } == expected
    features = properties(client, f"/coverage.geojson?{query}")
    assert {row["region"]: [row[c] for c in ["total", *COLUMNS]] for row in features} == regions
    for svg in page.select("svg.drawing"):
        assert drawn_counts(svg, STATES) == {name: parts for name, (_, *parts) in regions.items()}
    assert embedded_counts(client, query) == {n: parts for n, (_, *parts) in regions.items()}


def drawn_counts(svg: object, names: list[str]) -> dict[str, list[int]]:
    labels = [str(link["aria-label"]) for link in svg.select("a.drawing__link")]  # type: ignore[attr-defined]
    return {label.split(":")[0].split(",")[0]: counted_in(label, names) for label in labels}


def embedded_counts(client: Client, query: str) -> dict[str, list[int]]:
    """The table beside the folium map; its last cell is the “n of N” of the others."""
    rows = soup(client, f"/coverage/embed/?{query}").select("tbody tr")
    return {
        words(row.select_one("th")): [int(words(cell)) for cell in row.select("td")[:-1]]
        for row in rows
    }


@pytest.mark.parametrize("layer", ["recurrent", "pause", "local"])
def test_a_round_has_the_printed_counts_wherever_it_is_shown(client: Client, layer: str) -> None:
    query = f"{ROUND}&layer={layer}"
    page = soup(client, f"/coverage/?{query}")
    expected = {name: parts for name, (_, *parts) in count_rows(page).items()}
    regions = {name: parts for name, parts in expected.items() if name != "Total"}

    in_file = csv_rows(client, f"/coverage.csv?{ROUND}&by=region")
    assert {row["region"]: [int(row[c]) for c in SEGMENT_COLUMNS] for row in in_file} == expected
    features = properties(client, f"/coverage.geojson?{query}")
    assert {row["region"]: [row[c] for c in SEGMENT_COLUMNS] for row in features} == regions
    (svg,) = page.select("svg.drawing")
    assert drawn_counts(svg, SEGMENTS) == regions
    assert embedded_counts(client, query) == regions


def test_a_round_counts_teams_of_courts_wherever_it_is_shown(client: Client) -> None:
    query = f"{ROUND}&layer=fdac"
    page = soup(client, f"/coverage/?{query}")
    expected = {name: number for name, (number,) in count_rows(page).items()}
    regions = {name: number for name, number in expected.items() if name != "Total"}

    in_file = csv_rows(client, f"/coverage.csv?{query}")
    assert {row["region"]: int(row["fdac_teams"]) for row in in_file} == expected
    assert {
        r["region"]: r["fdac_teams"] for r in properties(client, f"/coverage.geojson?{query}")
    } == regions
    (svg,) = page.select("svg.drawing")
    labels = [str(link["aria-label"]).split(": ") for link in svg.select("a.drawing__link")]
    assert {name: int(said.split()[0]) for name, said in labels} == regions
