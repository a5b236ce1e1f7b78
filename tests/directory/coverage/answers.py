"""How the tests of coverage read its pages, files, maps and drawings: into the same cells."""

import csv
import io
import json
import re
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from directory.formatting import AGE_SLUGS
from directory.maps.drawing.styles import LOOKS
from directory.maps.swatches import STATE_LABELS
from mapping_data.area_index import AreaIndex
from mapping_data.partial_dates import PartialDate

LAYERS = ("recurrent", "pause", "local", "fdac")
# State, and the age band of a reported service.
Cell = tuple[str, str]
STATES = {label.label: state.value for state, label in STATE_LABELS.items()}
BANDS = {slug: band.value for band, (slug, _) in AGE_SLUGS.items()}
WORDS: dict[str, Cell] = {
    look.words.lower(): (look.state.value, look.band.value if look.band else "") for look in LOOKS
}


def soup(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status, address
    return BeautifulSoup(response.content, "html.parser")


def words(found: Tag | None) -> str:
    return " ".join(found.get_text(" ").split()) if found else ""


def code_in(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def link_of(found: Tag) -> str:
    link = found.select_one("a")
    return code_in(str(link["href"])) if link else ""


def csv_rows(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode())))


def properties(client: Client, address: str) -> list[dict[str, Any]]:
    body = json.loads(client.get(address).content)
    return [feature["properties"] for feature in body["features"]]


def cell_of(state: str, as_at: str, day: date) -> Cell:
    band = PartialDate.parse(as_at).age_band(day).value if state == "service" else ""
    return (state, band)


def page_cells(page: BeautifulSoup) -> dict[str, Cell]:
    """The table of authorities, by GSS code."""
    found: dict[str, Cell] = {}
    for row in page.select("table.states tbody tr"):
        state = STATES[words(row.select("td")[1])]
        age = row.select_one(".age")
        slug = str(age["class"][1]).removeprefix("age--") if age else ""
        assert link_of(row) not in found, "an authority stands in the table twice"
        found[link_of(row)] = (state, BANDS[slug] if state == "service" else "")
    return found


def page_evidence(page: BeautifulSoup) -> dict[str, tuple[str, str]]:
    """As-at date and evidence of the authorities of which something is said."""
    found = {}
    for row in page.select("table.states tbody tr"):
        cells = row.select("td")
        if len(cells) == 4:
            found[link_of(row)] = (words(cells[2].select_one(".soft")), words(cells[3]))
    return found


def file_cells(rows: list[dict[str, Any]], day: date) -> dict[str, Cell]:
    """CSV rows or GeoJSON properties."""
    return {row["gss_code"]: cell_of(row["state"], row["as_at"], day) for row in rows}


def state_cells(client: Client, layer: str) -> dict[str, Cell]:
    """`/coverage/states.json` by today's codes; its own keys are those of the boundaries."""
    body = json.loads(client.get(f"/coverage/states.json?layer={layer}").content)
    return {
        code_in(said["url"]): (said["state"], said["age"] if said["state"] == "service" else "")
        for said in body.values()
    }


def drawn_cells(svg: Tag | None) -> dict[str, Cell]:
    """What the links of a drawing are called, by the code that they lead to."""
    assert svg is not None
    found = {}
    for link in svg.select("a.drawing__link"):
        _, _, said = str(link["aria-label"]).rpartition(": ")
        found[code_in(str(link["href"]))] = WORDS[said]
    return found


def folium_cells(html: str) -> dict[str, Cell]:
    """The features that the folium map is made of."""
    found = re.findall(r'"gss_code": "(\w+)".*?"state": "(\w+)".*?"words": "([^"]+)"', html)
    cells = {code: WORDS[said.lower()] for code, _, said in found}
    assert {code: state for code, state, _ in found} == {c: s for c, (s, _) in cells.items()}
    return cells


def number(text: str) -> int:
    return int(text.split()[0])


def count_rows(page: BeautifulSoup) -> dict[str, list[int]]:
    """The table of counts: the row's name and the number that each cell begins with."""
    return {
        words(row.select_one("th")): [number(words(cell)) for cell in row.select("td")]
        for row in page.select("table.counts tbody tr")
    }


def counted_in(label: str, names: list[str]) -> list[int]:
    """“6 service reported, 4 not established” as a number for each name, 0 where it is silent."""
    found = []
    for name in names:
        match = re.search(rf"(?:^|[,:] )(\d+) {re.escape(name.lower())}", label.lower())
        found.append(int(match[1]) if match else 0)
    return found


def today() -> AreaIndex:
    return AreaIndex.load(timezone.localdate())
