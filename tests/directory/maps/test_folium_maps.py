"""Maps for papers, frames and e-mail hold the figures of the files, cell by cell, and no more."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from directory.coverage.files import authority_rows
from directory.coverage.rules import LAYERS, RegionCounts, by_region, live_states
from directory.maps import folium_maps
from directory.maps.authority_map import authority_drawing
from directory.maps.drawing.styles import look_of
from directory.maps.drawing.svg import render_svg
from directory.maps.embed import page
from directory.maps.region_map import region_drawing, region_marks, round_marks
from mapping_data.area_index import AreaIndex
from mapping_data.rounds import choose, layer_rows, published_rounds, table_of
from tests.directory.maps.files import Table, features, question

TODAY = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
PICTURES = ["map.svg", "map.png", "hex.svg", "hex.png", "map.svg?by=region", "map.png?by=region"]
ROUND = "round=england-2021"

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas() -> AreaIndex:
    return AreaIndex.load(TODAY)


def links(svg: str) -> dict[str, str]:
    """Address to spoken name of each link of a drawing."""
    found = ElementTree.fromstring(svg).iter(f"{SVG}a")
    return {link.attrib["href"]: link.attrib["aria-label"] for link in found}


def expected_labels(layer: str, areas: AreaIndex) -> dict[str, str]:
    return {
        item.area.get_absolute_url(): f"{item.area.common_name}: "
        f"{look_of(item, TODAY).words.lower()}"
        for item in live_states(layer, areas)
    }


@pytest.mark.parametrize("layer", list(LAYERS))
def test_the_drawn_map_holds_exactly_the_states_of_the_layer(layer: str, areas: AreaIndex) -> None:
    states = live_states(layer, areas)
    drawing = authority_drawing(states, areas, title="T", source_line="S")
    svg = render_svg(drawing, prefix="map")

    assert links(svg) == expected_labels(layer, areas)
    fills = {
        link.attrib["href"]: link.findall(f"{SVG}path")[0].attrib["fill"]
        for link in ElementTree.fromstring(svg).iter(f"{SVG}a")
    }
    for item in states:
        look = look_of(item, TODAY)
        fill = f"url(#map-{look.slug})" if look.paint.pattern else look.paint.fill
        assert fills[item.area.get_absolute_url()] == fill, item.area


@pytest.mark.parametrize("layer", list(LAYERS))
def test_the_folium_map_holds_the_cells_of_the_csv(layer: str, areas: AreaIndex) -> None:
    states = live_states(layer, areas)

    shown = {
        item["id"]: item["properties"]
        for item in features(folium_maps.authority_map(states, areas).script)
    }

    assert len(shown) == 153
    for row, item in zip(authority_rows(states, areas), states, strict=True):
        cell = shown[row["gss_code"]]
        assert (cell["name"], cell["state"]) == (row["name"], row["state"])
        assert cell["evidence"] == row["evidence"]
        assert cell["words"] == look_of(item, TODAY).words


@pytest.mark.parametrize("layer", list(LAYERS))
def test_the_table_below_the_framed_map_says_the_same(layer: str, areas: AreaIndex) -> None:
    shown = {cells[0]: cells[2] for cells in Table(page(question(layer), None)).rows[1:]}

    states = live_states(layer, areas)
    assert shown == {
        item.area.common_name: look_of(item, TODAY).words.split(",")[0] for item in states
    }


def parts_of(row: RegionCounts) -> list[str]:
    return [str(row.counts[state]) for state in row.counts]


@pytest.mark.parametrize("layer", list(LAYERS))
def test_regions_bear_their_four_numbers_and_n_of_all(layer: str, areas: AreaIndex) -> None:
    rows = by_region(live_states(layer, areas))

    drawn = links(render_svg(region_drawing(rows, title="T", source_line="S")))
    table = {cells[0]: cells[1:] for cells in Table(page(question(layer, "region"), None)).rows}
    folium = {
        f["id"]: f["properties"]
        for f in features(folium_maps.region_map(region_marks(rows)).script)
    }

    assert len(drawn) == len(folium) == len(table) - 1 == 9
    for row in rows[:-1]:
        number = f"{row.counts['service']} of {row.total}"
        assert drawn[f"/areas/{row.gss_code}/"].endswith(f"; {number}")
        assert folium[row.gss_code]["words"].endswith(f"; {number}")
        assert table[row.name] == [*parts_of(row), number]


@pytest.mark.parametrize("layer", list(LAYERS))
def test_a_published_round_is_drawn_as_printed(layer: str) -> None:
    published = choose(published_rounds(), "england-2021")
    assert published is not None
    rows = layer_rows(table_of(published), layer)

    marks = {mark.gss_code: mark for mark in round_marks(rows)}

    assert len(marks) == 9
    for row in rows[:-1]:
        mark = marks[row.gss_code]
        assert [part.number for part in mark.segments] == [n for _, _, n in row.segments]
        if row.total is not None:
            assert mark.words == f"{row.value} of {row.total}"
        else:
            assert mark.words == ("1 team" if row.value == 1 else f"{row.value} teams")


def test_a_regions_map_is_of_one_colour(areas: AreaIndex) -> None:
    rows = by_region(live_states("recurrent", areas))

    fills = {
        f["properties"]["fill"] for f in features(folium_maps.region_map(region_marks(rows)).script)
    }

    assert len(fills) == 1


@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_is_a_file_to_keep(client: Client, address: str) -> None:
    response = client.get(f"/coverage/{address}")

    assert response.status_code == 200
    assert response["Content-Disposition"].startswith('attachment; filename="coverage-live-')
    assert not response.cookies
    starts = b"\x89PNG\r\n" if ".png" in address else b"<svg xmlns="
    assert response.content.startswith(starts)


@pytest.mark.parametrize("layer", list(LAYERS))
def test_a_round_has_a_map_of_regions(client: Client, layer: str) -> None:
    svg = client.get(f"/coverage/map.svg?{ROUND}&by=region&layer={layer}").content.decode()

    title = ElementTree.fromstring(svg).findtext(f"{SVG}title") or ""
    assert title.endswith("by region: England 2021")
    assert len(links(svg)) == 9


def test_a_picture_names_its_source_its_date_and_its_number(client: Client) -> None:
    svg = client.get("/coverage/map.svg").content.decode()
    words = " ".join(node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text"))

    assert re.search(r"records as at \d+ \w+ 20\d\d\.", words)
    for said in ("Office for National Statistics", "Royal Mail", "not official boundaries"):
        assert said in words
    assert "50 of 153 authorities have a recurrent care service reported" in words


@pytest.mark.parametrize(
    "address",
    [
        "map.svg?layer=everything",
        "map.png?by=street",
        "hex.svg?by=region",
        f"hex.png?{ROUND}",
        f"map.svg?{ROUND}&by=authority",
        "map.svg?round=england-1066",
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_reason(client: Client, address: str) -> None:
    response = client.get(f"/coverage/{address}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["errors"][0]["detail"]


@pytest.mark.parametrize("address", [*PICTURES, "embed/", "embed/?by=region"])
def test_a_kept_picture_takes_few_queries(
    client: Client, address: str, assert_queries: Callable[..., Any]
) -> None:
    client.get(f"/coverage/{address}")

    with assert_queries(5):
        client.get(f"/coverage/{address}")
