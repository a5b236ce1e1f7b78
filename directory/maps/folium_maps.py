"""Maps by folium, without third parties: our own Leaflet, no tiles, no names read as HTML.

Imported where a map is made and nowhere else: folium takes a second. It writes tooltips into
innerHTML and inline styles into its head; here a script of our own sets names as text, and
only the two parts of its output that hold neither are used.
"""

from dataclasses import dataclass
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template
from folium.utilities import JsCode

from directory.coverage.evidence_sentences import evidence_sentence
from directory.coverage.rules import AuthorityState
from directory.maps.authority_map import Outline, outlines
from directory.maps.drawing.bars import segment_items
from directory.maps.drawing.shapes import Drawing, Group, Item, Words
from directory.maps.drawing.styles import LAND, LINE_STRONG, TEAL, look_of
from directory.maps.drawing.svg import render_svg
from directory.maps.region_marks import RegionMark
from directory.maps.swatches import PREFIX
from directory.models import State
from mapping_data.area_index import AreaIndex
from mapping_data.boundaries.files import read_region_boundaries
from mapping_data.links import area_url

ENGLAND = ((49.86, -6.42), (55.82, 1.78))
MIDDLE = (52.9, -2.0)
# Region labels on the moving map: where each stands, London and the North West beside theirs.
REGION_SPOTS = {
    "E12000001": (54.98, -1.87),
    "E12000002": (53.7, -4.3),
    "E12000003": (54.0, -1.1),
    "E12000004": (52.98, -0.75),
    "E12000005": (52.58, -2.3),
    "E12000006": (52.45, 0.62),
    "E12000007": (51.62, 2.15),
    "E12000008": (51.15, -1.0),
    "E12000009": (50.98, -3.3),
}
SPOT_SIZE = (150, 62)


@dataclass(frozen=True, slots=True)
class MapParts:
    """A map's element and its script, to be placed in a page that has Leaflet."""

    html: str
    script: str


class LocalMap(folium.Map):
    """A folium map of England that fetches nothing. Its ids are the same each time, so that the
    same figures give the same bytes."""

    default_js = [
        ("leaflet", "vendor/leaflet-1.9.4/leaflet.js"),
        ("areas", "js/embed-map.js"),
    ]
    default_css = [
        ("leaflet_css", "vendor/leaflet-1.9.4/leaflet.css"),
        ("embed_css", "css/embed.css"),
    ]

    def __init__(self) -> None:
        super().__init__(
            location=MIDDLE,
            tiles=None,
            zoom_start=6,
            attribution_control=False,
            scroll_wheel_zoom=False,
            zoom_snap=0.25,
        )
        self._id = "coverage"
        self.fit_bounds(ENGLAND)

    def parts(self) -> MapParts:
        figure: Figure = self.get_root()  # type: ignore[assignment]
        figure.render()
        return MapParts(figure.html.render(), figure.script.render())


def authority_map(states: list[AuthorityState], areas: AreaIndex, base: str = "") -> MapParts:
    """Every authority by state and age. `base` stands before the addresses of areas."""
    shapes, _ = outlines(states, areas)
    own = LocalMap()
    features = [area_feature(shape, areas, base) for shape in shapes]
    add_shapes(own, features)
    return own.parts()


def area_feature(shape: Outline, areas: AreaIndex, base: str) -> dict[str, Any]:
    look = look_of(shape.item, areas.day)
    area = shape.item.area
    longitude, latitude = shape.label
    properties = {
        "gss_code": area.gss_code,
        "name": area.common_name,
        "state": shape.item.state,
        "words": look.words,
        "letter": look.letter,
        "evidence": evidence_sentence(shape.item, areas),
        "url": base + area.get_absolute_url(),
        "at": [latitude, longitude],
        "fill": f"url(#{PREFIX}-{look.slug})" if look.paint.pattern else look.paint.fill,
    }
    return feature(area.gss_code or str(area.pk), shape.geometry, properties)


def region_map(marks: list[RegionMark], base: str = "") -> MapParts:
    """The regions, each with its bar and its number; none is shaded by its share."""
    shapes = {
        item["properties"]["gss_code"]: item["geometry"]
        for item in read_region_boundaries()["features"]
    }
    own = LocalMap()
    features = [
        feature(
            mark.gss_code,
            shapes[mark.gss_code],
            {
                "gss_code": mark.gss_code,
                "name": mark.name,
                "words": mark.label.partition(": ")[2],
                "url": base + area_url(mark.gss_code),
                "fill": LAND.fill,
            },
        )
        for mark in marks
    ]
    add_shapes(own, features)
    for mark in marks:
        Spot(mark).add_to(own)
    return own.parts()


def feature(code: str, geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": code, "geometry": geometry, "properties": properties}


def add_shapes(own: LocalMap, features: list[dict[str, Any]]) -> None:
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=style,
        on_each_feature=JsCode("window.describeArea"),
    )
    layer._id = "areas"
    layer.add_to(own)


def style(item: dict[str, Any]) -> dict[str, Any]:
    reported = item["properties"].get("state") == State.SERVICE
    return {
        "color": TEAL if reported else LINE_STRONG,
        "weight": 1.5 if reported else 1,
        "fillColor": item["properties"]["fill"],
        "fillOpacity": 1,
    }


class Spot(MacroElement):
    """A drawing that stands on a place of the map. folium.Marker would first show Leaflet's own
    pin, and so fetch two pictures, before it takes the icon that it was given."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        L.marker({{ this.place|tojson }}, {
            interactive: false, keyboard: false, icon: L.divIcon({{ this.options|tojavascript }})
        }).addTo({{ this._parent.get_name() }});
        {% endmacro %}"""
    )

    def __init__(self, mark: RegionMark) -> None:
        super().__init__()
        self._name, self._id = "Spot", mark.gss_code
        self.place = REGION_SPOTS[mark.gss_code]
        self.options = {
            "html": render_svg(spot(mark), prefix=f"spot-{mark.gss_code}"),
            "icon_size": list(SPOT_SIZE),
            "class_name": f"map-spot map-spot--{mark.gss_code}",
        }


def spot(mark: RegionMark) -> Drawing:
    wide, high = SPOT_SIZE
    middle, unit = wide / 2, 4.4
    x = middle - sum(part.number for part in mark.segments) * unit / 2
    bar: list[Item] = []
    for part in mark.segments:
        if part.number:
            bar += segment_items(part, x, 20, part.number * unit)
            x += part.number * unit
    name = Words(middle, 14, mark.name, 12, bold=True, anchor="middle", halo=LAND.fill)
    number = Words(middle, high - 4, mark.words, 12, anchor="middle", halo=LAND.fill)
    # On a narrow screen the name and the bar make room for the number.
    items = (Group((name, *bar), css="map-spot__more"), number)
    return Drawing(wide, high, mark.name, mark.label, items)
