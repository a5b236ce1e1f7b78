"""Coverage as rows and features: the one source of table, map, hex view and files."""

import csv
import io
import json

from directory.coverage.evidence_sentences import evidence_sentence
from directory.coverage.rules import AuthorityState, RegionCounts, by_region, live_states
from foundation.csv_guard import escape_formula
from mapping_data.area_index import AreaIndex
from mapping_data.boundaries.files import (
    ATTRIBUTION,
    DRAWN_VINTAGE,
    NOTE,
    read_boundaries,
    read_region_boundaries,
)
from mapping_data.models import Round
from mapping_data.rounds import table_of

AUTHORITY_COLUMNS = ["gss_code", "name", "region", "state", "as_at", "evidence", "source"]
REGION_COLUMNS = [
    "region", "total", "service", "in_development", "confirmed_none", "not_established",
]  # fmt: skip


def authority_rows(states: list[AuthorityState], areas: AreaIndex) -> list[dict[str, str]]:
    """One row an authority, with the cells of `AUTHORITY_COLUMNS`."""
    return [
        {
            "gss_code": item.area.gss_code,
            "name": item.area.common_name,
            "region": item.area.parent.common_name if item.area.parent else "",
            "state": item.state,
            "as_at": str(item.chosen.as_at) if item.chosen else "",
            "evidence": evidence_sentence(item, areas),
            "source": item.chosen.source if item.chosen else "",
        }
        for item in states
    ]


def region_rows(rows: list[RegionCounts]) -> list[dict[str, object]]:
    return [{"region": row.name, "total": row.total, **row.counts} for row in rows]


def written(columns: list[str], rows: list[dict[str, object]]) -> bytes:
    """RFC 4180, UTF-8, the header row first and nothing before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([escape_formula(row[column]) for column in columns])
    return out.getvalue().encode()


def live_csv(layer: str, by: str, areas: AreaIndex) -> bytes:
    states = live_states(layer, areas)
    if by == "region":
        return written(REGION_COLUMNS, region_rows(by_region(states)))
    rows: list[dict[str, object]] = [dict(row) for row in authority_rows(states, areas)]
    return written(AUTHORITY_COLUMNS, rows)


def state_codes(layer: str, areas: AreaIndex) -> dict[str, dict[str, str]]:
    """What the drawn map joins to its boundaries: state, age and words by their own code."""
    found = {}
    for item in live_states(layer, areas):
        code = areas.code_on(item.area, DRAWN_VINTAGE) or item.area.gss_code
        band = item.band(areas.day)
        found[code] = {
            "state": item.state,
            "age": band.value if band else "",
            "name": item.area.common_name,
            "url": item.area.get_absolute_url(),
        }
    return found


def geometry_by_area(detail: str, areas: AreaIndex) -> dict[int, object]:
    """Area id to its derived boundary. The files bear the codes of their vintage."""
    collection = read_boundaries(DRAWN_VINTAGE, "overview" if detail == "overview" else "standard")
    found = {}
    for feature in collection["features"]:
        area = areas.by_code(feature["properties"]["gss_code"])
        if area is not None:
            found[area.pk] = feature["geometry"]
    return found


def live_geojson(layer: str, by: str, detail: str, areas: AreaIndex) -> bytes:
    """A feature for each authority or region, with the cells of the CSV as properties."""
    states = live_states(layer, areas)
    if by == "region":
        features = region_features(by_region(states)[:-1])
    else:
        geometry = geometry_by_area(detail, areas)
        rows = authority_rows(states, areas)
        features = [
            feature(row["gss_code"], geometry.get(item.area.pk), dict(row))
            for item, row in zip(states, rows, strict=True)
        ]
    return dumped(features, layer=layer, as_at=areas.day.isoformat())


def dumped(features: list[dict[str, object]], **about: str) -> bytes:
    """A FeatureCollection with its attribution; `about` says what it shows."""
    body = {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "note": NOTE,
        **about,
        "features": features,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def region_shapes() -> dict[str, object]:
    """GSS code of each region to its derived boundary."""
    features = read_region_boundaries()["features"]
    return {item["properties"]["gss_code"]: item["geometry"] for item in features}


def round_geojson(item: Round) -> bytes:
    """A feature for each region of a published round, with the cells of its CSV."""
    shapes = region_shapes()
    features = [
        feature(row.gss_code, shapes.get(row.gss_code), {"region": row.region, **row.cells})
        for row in table_of(item).regions
    ]
    return dumped(features, round=item.slug, vintage=item.vintage.isoformat())


def region_features(rows: list[RegionCounts]) -> list[dict[str, object]]:
    shapes = region_shapes()
    cells = region_rows(rows)
    return [
        feature(row.gss_code, shapes.get(row.gss_code), {"gss_code": row.gss_code, **cell})
        for row, cell in zip(rows, cells, strict=True)
    ]


def feature(code: str, geometry: object, properties: dict[str, object]) -> dict[str, object]:
    return {"type": "Feature", "id": code, "geometry": geometry, "properties": properties}
