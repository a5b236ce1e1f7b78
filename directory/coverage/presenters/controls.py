"""The coverage page's controls: every view is an address, so all of them are links."""

from urllib.parse import urlencode

from django.urls import reverse

from directory.coverage.forms import LAYER_NAMES, LIVE, CoverageQuestion

COLUMNS = {"name": "Authority", "region": "Region", "state": "State", "age": "Newest word"}
LEVEL_NAMES = {"authority": "Authorities", "region": "Regions"}
LEVEL_WORDS = {"authority": "by authority", "region": "by region"}
AUTHORITY_VIEWS = {"map": "Map", "hex": "Equal hexagons", "table": "Table alone"}
REGION_VIEWS = {"map": "Drawing", "table": "Table alone"}
LIVE_NAME = "Today’s records"


def address(question: CoverageQuestion, route: str = "coverage:coverage", **changed: str) -> str:
    query = urlencode(question.parameters(**changed))
    path = reverse(route)
    return f"{path}?{query}" if query else path


def heading(question: CoverageQuestion, round_name: str = "") -> str:
    """“Pause by region: England 2021”."""
    when = round_name or LIVE_NAME.lower()
    return f"{LAYER_NAMES[question.layer]} {LEVEL_WORDS[question.by]}: {when}"


def option(label: str, url: str, current: bool) -> dict[str, object]:
    return {"label": label, "url": url, "current": current}


def switch(
    question: CoverageQuestion, name: str, title: str, options: dict[str, str], current: str
) -> dict[str, object]:
    return {
        "title": title,
        "options": [
            option(label, address(question, **{name: value}), value == current)
            for value, label in options.items()
        ],
    }


def round_switch(question: CoverageQuestion, rounds: dict[str, str]) -> dict[str, object]:
    """A published round gives regions alone, so the way to it leads to them."""
    levels = {LIVE: question.by, **dict.fromkeys(rounds, "region")}
    return {
        "title": "When",
        "options": [
            option(label, address(question, round=slug, by=levels[slug]), slug == question.round)
            for slug, label in {LIVE: LIVE_NAME, **rounds}.items()
        ],
    }


def switches(question: CoverageQuestion, rounds: dict[str, str]) -> list[dict[str, object]]:
    """What, when, by which level and in which view; `rounds` are slugs with their names."""
    levels = LEVEL_NAMES if question.is_live else {"region": LEVEL_NAMES["region"]}
    by_region = question.by == "region"
    views = REGION_VIEWS if by_region else AUTHORITY_VIEWS
    view = "map" if by_region and question.view == "hex" else question.view
    found = [
        switch(question, "layer", "What", LAYER_NAMES, question.layer),
        switch(question, "by", "By", levels, question.by),
        switch(question, "view", "Shown as", views, view),
    ]
    return [*found, round_switch(question, rounds)] if rounds else found


def columns(question: CoverageQuestion) -> list[dict[str, object]]:
    """The table's columns, each with the address that sorts by it."""
    return [
        {
            "title": title,
            "url": f"{address(question, sort=name)}#table",
            "current": question.sort == name,
        }
        for name, title in COLUMNS.items()
    ]


FILES = {
    "Table (CSV)": "coverage:coverage_csv",
    "Map data (GeoJSON)": "coverage:coverage_geojson",
    "Map as a picture (SVG)": "coverage:map_svg",
    "Map as a picture (PNG)": "coverage:map_png",
    "Map for another site to frame": "coverage:embed",
}
HEXAGONS = {
    "Hexagons as a picture (SVG)": "coverage:hex_svg",
    "Hexagons as a picture (PNG)": "coverage:hex_png",
}


def file_address(question: CoverageQuestion, route: str) -> str:
    """A file of the same figures: it has neither a view nor an order."""
    return address(question, route, view="map", sort="name")


def downloads(question: CoverageQuestion) -> list[dict[str, str]]:
    """Hexagons stand for authorities alone."""
    files = FILES | HEXAGONS if question.by == "authority" else FILES
    return [
        {"title": title, "url": file_address(question, route)} for title, route in files.items()
    ]
