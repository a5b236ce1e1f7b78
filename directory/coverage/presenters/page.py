"""The coverage page: one sentence, one table, one map or hex view, all from the same states."""

from dataclasses import dataclass

from django.templatetags.static import static
from django.urls import reverse

from directory.coverage.evidence_sentences import STATE_WORDS, evidence_sentence
from directory.coverage.forms import LAYER_NAMES, CoverageQuestion
from directory.coverage.presenters.controls import (
    address,
    columns,
    downloads,
    file_address,
    heading,
)
from directory.coverage.presenters.drawings import drawn, vintage_words
from directory.coverage.presenters.regions import region_row
from directory.coverage.rules import (
    AuthorityState,
    by_region,
    count_bands,
    count_states,
)
from directory.formatting import AGE_SLUGS, Labelled, age_label, day_words
from directory.maps.swatches import STATE_LABELS, legend, mark_slug, state_definitions
from directory.models import State
from mapping_data.area_index import AreaIndex
from mapping_data.boundaries.files import DRAWN_VINTAGE
from mapping_data.partial_dates import AgeBand

STATE_ORDER = [label.slug for label in STATE_LABELS.values()]
AGE_ORDER = [*(slug for slug, _ in AGE_SLUGS.values()), ""]
WHAT_IS_REPORTED = {
    "recurrent": "a recurrent care service reported",
    "pause": "a Pause practice reported",
    "local": "a locally developed service reported",
    "fdac": "a Family Drug and Alcohol Court reported",
}
LAYER_NOTES = {
    "recurrent": "Pause, locally developed services and those whose model is not known.",
    "pause": "A part of recurrent care services. Elsewhere another model may be reported.",
    "local": "A part of recurrent care services. Elsewhere another model may be reported.",
    "fdac": "Counted beside recurrent care services, not among them: an authority can have a "
    "court and no recurrent care service.",
}


@dataclass(frozen=True)
class Row:
    """An authority's line in the table."""

    code: str
    name: str
    url: str
    region: str
    state: Labelled
    mark: str
    age: Labelled | None
    as_at: str
    evidence: str


def national_sentence(states: list[AuthorityState], layer: str, areas: AreaIndex) -> str:
    """“n of N authorities have … reported”, split by how old the newest word is."""
    ages, counts = count_bands(states, areas.day), count_states(states)
    return (
        f"{counts[State.SERVICE]} of {len(states)} authorities have {WHAT_IS_REPORTED[layer]}: "
        f"{ages[AgeBand.WITHIN_12_MONTHS]} confirmed in the last 12 months, "
        f"{ages[AgeBand.ONE_TO_THREE_YEARS]} last reported 1 to 3 years ago, "
        f"{ages[AgeBand.OVER_THREE_YEARS]} over 3 years ago and {ages[AgeBand.UNDATED]} undated."
    )


def rest_sentence(states: list[AuthorityState]) -> str:
    """What the other authorities are, so that unknown is never read as none."""
    counts = count_states(states)
    return (
        f"{counts[State.IN_DEVELOPMENT]} in development, {counts[State.CONFIRMED_NONE]} confirmed "
        f"none, and {counts[State.NOT_ESTABLISHED]} not established: for these nobody has told "
        "this directory either way."
    )


def denominator(states: list[AuthorityState], areas: AreaIndex) -> str:
    return (
        f"{len(states)} upper-tier authorities of England as they stand on {day_words(areas.day)}."
    )


def picture(states: list[AuthorityState], areas: AreaIndex) -> dict[str, str]:
    """The national picture for the first page."""
    return {
        "sentence": national_sentence(states, "recurrent", areas),
        "note": f"{rest_sentence(states)} {denominator(states, areas)}",
        "url": reverse("coverage:coverage"),
        "link_title": "Coverage by authority and region",
    }


def row_of(item: AuthorityState, areas: AreaIndex) -> Row:
    chosen = item.chosen
    age = age_label(chosen.last_word, areas.day) if chosen else None
    return Row(
        code=item.area.gss_code,
        name=item.area.common_name,
        url=item.area.get_absolute_url(),
        region=item.area.parent.common_name if item.area.parent else "",
        state=STATE_LABELS[State(item.state)],
        mark=mark_slug(item, areas),
        age=age,
        as_at=chosen.as_at.words if chosen else "",
        evidence=evidence_words(item, areas),
    )


def evidence_words(item: AuthorityState, areas: AreaIndex) -> str:
    """The sentence of evidence without the state, which has a column of its own."""
    sentence = evidence_sentence(item, areas).removeprefix(f"{STATE_WORDS[item.state]}: ")
    return sentence[:1].upper() + sentence[1:]


def sort_key(row: Row, column: str) -> tuple[object, ...]:
    orders: dict[str, tuple[object, ...]] = {
        "name": (),
        "region": (row.region,),
        "state": (STATE_ORDER.index(row.state.slug), AGE_ORDER.index(age_slug(row))),
        "age": (AGE_ORDER.index(age_slug(row)),),
    }
    return (*orders[column], row.name)


def age_slug(row: Row) -> str:
    return row.age.slug if row.age else ""


def sorted_rows(
    question: CoverageQuestion, states: list[AuthorityState], areas: AreaIndex
) -> list[Row]:
    rows = [row_of(item, areas) for item in states]
    return sorted(rows, key=lambda row: sort_key(row, question.sort))


def live_page(
    question: CoverageQuestion, states: list[AuthorityState], areas: AreaIndex
) -> dict[str, object]:
    """The context of `directory/coverage/coverage.html` for the records of today."""
    regions = [region_row(row) for row in by_region(states)]
    by_authority = question.by == "authority"
    return {
        **drawn(question, states, areas),
        "heading": heading(question),
        "sentence": national_sentence(states, question.layer, areas),
        "rest": rest_sentence(states),
        "layer_note": LAYER_NOTES[question.layer],
        "layer_name": LAYER_NAMES[question.layer],
        "total": len(states),
        "reported": regions[-1].reported,
        "draws_map": by_authority and question.view == "map",
        "day": day_words(areas.day),
        "vintage": vintage_words(areas),
        "rows": sorted_rows(question, states, areas) if by_authority else [],
        "columns": columns(question),
        "regions": [] if by_authority else regions,
        "legend": legend(states, areas),
        "definitions": state_definitions(),
        "states_url": f"{reverse('coverage:coverage_states')}?layer={question.layer}",
        "geometry_url": static(f"boundaries/authorities-{DRAWN_VINTAGE}.overview.geojson"),
        "picture_url": file_address(question, "coverage:map_svg"),
        "hex_url": address(question, view="hex"),
        "downloads": downloads(question),
        "breadcrumbs": [{"title": "Coverage"}],
    }
