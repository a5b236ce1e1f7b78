"""What a written map holds, read back as a browser would read it."""

import json
import re
from html.parser import HTMLParser
from typing import Any

from directory.coverage.forms import CoverageQuestion


def features(script: str) -> list[dict[str, Any]]:
    """What folium hands to Leaflet, read back."""
    found = re.search(r"areas_add\((\{.*\})\);", script)
    assert found
    return json.loads(found[1])["features"]


def question(layer: str = "recurrent", by: str = "authority") -> CoverageQuestion:
    return CoverageQuestion("live", layer, by, "map", "standard", "name", ())


class Table(HTMLParser):
    """The table of a page as lists of words, and every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.within = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
            self.within = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self.within = False

    def handle_data(self, data: str) -> None:
        if self.within:
            self.rows[-1][-1] += data
