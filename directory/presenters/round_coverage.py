"""The coverage page of a published round: totals by region, as its source printed them."""

from directory.coverage_query import LAYER_NAMES, CoverageQuestion
from directory.presenters.coverage_page import address
from mapping_data.models import Round
from mapping_data.rounds import LayerRow, layer_rows, table_of


FILES = {"Table (CSV)": "/coverage.csv", "Map data (GeoJSON)": "/coverage.geojson"}


def row_of(row: LayerRow) -> dict[str, object]:
    """A region: its number, its denominator and the segments that add up to it."""
    segments = [
        {
            "slug": slug,
            "label": heading,
            "number": number,
            "share": 100 * number / row.total if row.total else 0,
        }
        for slug, heading, number in row.segments
    ]
    url = f"/areas/{row.gss_code}/" if row.gss_code else ""
    return {
        "name": row.region,
        "url": url,
        "value": row.value,
        "unit": row.unit,
        "total": row.total,
        "segments": segments,
    }


def sentence(question: CoverageQuestion, published: Round, total: LayerRow) -> str:
    """The round's total with its denominator, or without one where it counts no authorities."""
    name = LAYER_NAMES[question.layer]
    if total.total is None:
        return f"{name}: {total.value} {total.unit} in England, as published in {published.name}."
    return (
        f"{name}, running or in development: {total.value} of {total.total} authorities, as "
        f"published in {published.name}."
    )


def round_page(question: CoverageQuestion, published: Round) -> dict[str, object]:
    """The context of `directory/coverage.html` for a published round, by region."""
    rows = layer_rows(table_of(published), question.layer)
    return {
        "published": published,
        "round_url": f"/rounds/{published.slug}/",
        "sentence": sentence(question, published, rows[-1]) if rows else "",
        "layer_name": LAYER_NAMES[question.layer],
        "round_rows": [row_of(row) for row in rows],
        "downloads": [
            {"title": "Table (CSV)", "url": address(question, "/coverage.csv", view="map")},
            {
                "title": "Map data (GeoJSON)",
                "url": address(question, "/coverage.geojson", view="map"),
            },
        ],
        "breadcrumbs": [{"title": "Coverage", "url": "/coverage/"}, {"title": published.name}],
    }
