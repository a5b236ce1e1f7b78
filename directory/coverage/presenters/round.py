"""The coverage page of a published round: totals by region, as its source printed them."""

from django.urls import reverse

from directory.coverage.forms import LAYER_NAMES, CoverageQuestion
from directory.coverage.presenters.controls import downloads, heading
from directory.coverage.presenters.drawings import drawn_round
from directory.formatting import day_words
from mapping_data.links import area_url
from mapping_data.models import Round
from mapping_data.partial_dates import PartialDate
from mapping_data.rounds import LayerRow, RoundTable, layer_rows, table_of

ROUND_NOTES = {
    "recurrent": "The source prints one column for locally developed services and one for Pause, "
    "each together with what was still in development. Here they are added; they cannot be "
    "parted by region.",
    "pause": "The source’s column of Pause takes in what was still in development.",
    "local": "The source’s column of locally developed services takes in what was still in "
    "development.",
    "fdac": "The source counts teams. It does not say how many authorities they serve in each "
    "region, so they are set against no number of authorities.",
}


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
    url = area_url(row.gss_code)
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


def printed_columns(table: RoundTable, layer: str) -> list[dict[str, str]]:
    """What each column of this layer counts, for `components/summary_list.html`."""
    own = table.with_role("total", "service", "none", "unknown")
    if layer == "fdac":
        own = [measure for measure in table.measures if measure.layer == layer]
    return [
        {
            "term": measure.heading,
            "text": measure.meaning,
            "note": f"Printed as “{measure.heading_as_published}”, {measure.locator}.",
        }
        for measure in own
    ]


def round_page(question: CoverageQuestion, published: Round) -> dict[str, object]:
    """The context of `directory/coverage/coverage.html` for a published round, by region."""
    table = table_of(published)
    rows = layer_rows(table, question.layer)
    when: PartialDate = published.published
    return {
        **drawn_round(question, published, rows),
        "heading": heading(question, published.name),
        "published": published,
        "published_on": when.words,
        "vintage": day_words(published.vintage),
        "round_url": published.get_absolute_url(),
        "sentence": sentence(question, published, rows[-1]) if rows else "",
        "layer_name": LAYER_NAMES[question.layer],
        "layer_note": ROUND_NOTES[question.layer],
        "counts_teams": bool(rows) and rows[-1].total is None,
        "round_rows": [row_of(row) for row in rows],
        "printed_columns": printed_columns(table, question.layer),
        "downloads": downloads(question),
        "breadcrumbs": [
            {"title": "Coverage", "url": reverse("coverage:coverage")},
            {"title": published.name},
        ],
    }
