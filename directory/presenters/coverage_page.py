"""The coverage page: one sentence, one table, one map or hex view, all from the same states."""

from dataclasses import dataclass
from urllib.parse import urlencode

from directory.coverage import (
    AuthorityState,
    RegionCounts,
    by_region,
    count_bands,
    count_states,
)
from directory.coverage_query import LAYER_NAMES, LIVE, CoverageQuestion
from directory.models import State
from directory.presenters.evidence_words import evidence_sentence
from directory.presenters.words import AGE_SLUGS, Labelled, age_label, day_words
from mapping_data.area_index import AreaIndex
from mapping_data.partial_dates import AgeBand

STATE_LABELS = {
    State.SERVICE: Labelled("service", "Service reported"),
    State.IN_DEVELOPMENT: Labelled("in-development", "In development"),
    State.CONFIRMED_NONE: Labelled("confirmed-none", "Confirmed none"),
    State.NOT_ESTABLISHED: Labelled("not-established", "Not established"),
}
STATE_ORDER = [label.slug for label in STATE_LABELS.values()]
AGE_ORDER = [*(slug for slug, _ in AGE_SLUGS.values()), ""]
COLUMNS = {"name": "Authority", "region": "Region", "state": "State", "age": "Newest word"}
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
VIEW_NAMES = {"map": "Map", "hex": "Equal hexagons", "table": "Table alone"}
LEVEL_NAMES = {"authority": "Authorities", "region": "Regions"}


@dataclass(frozen=True)
class Row:
    """An authority's line in the table."""

    code: str
    name: str
    url: str
    region: str
    state: Labelled
    age: Labelled | None
    as_at: str
    evidence: str


@dataclass(frozen=True)
class Segment:
    """A state's share of a region: its number and its part of a bar, in per cent."""

    state: Labelled
    number: int
    share: float


@dataclass(frozen=True)
class RegionRow:
    name: str
    url: str
    total: int
    segments: tuple[Segment, ...]

    @property
    def reported(self) -> int:
        return self.segments[0].number


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
        "url": "/coverage/",
        "link_title": "Coverage by authority and region",
    }


def row_of(item: AuthorityState, areas: AreaIndex) -> Row:
    chosen = item.chosen
    return Row(
        code=item.area.gss_code,
        name=item.area.common_name,
        url=item.area.get_absolute_url(),
        region=item.area.parent.common_name if item.area.parent else "",
        state=STATE_LABELS[State(item.state)],
        age=age_label(chosen.as_at, areas.day) if chosen else None,
        as_at=chosen.as_at.words if chosen else "",
        evidence=evidence_sentence(item, areas),
    )


def region_row(row: RegionCounts) -> RegionRow:
    segments = tuple(
        Segment(label, row.counts[state], 100 * row.counts[state] / row.total if row.total else 0)
        for state, label in STATE_LABELS.items()
    )
    return RegionRow(
        row.name, f"/areas/{row.gss_code}/" if row.gss_code else "", row.total, segments
    )


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


def legend(states: list[AuthorityState], areas: AreaIndex) -> list[dict[str, object]]:
    """Each state with its count; reported services are split by the age of the newest word."""
    counts, ages = count_states(states), count_bands(states, areas.day)
    entries: list[dict[str, object]] = []
    for state, label in STATE_LABELS.items():
        entry: dict[str, object] = {"state": label, "count": counts[state], "of": len(states)}
        if state is State.SERVICE:
            entry["ages"] = [
                {"age": age_label_of(band), "count": number} for band, number in ages.items()
            ]
        entries.append(entry)
    return entries


def age_label_of(band: AgeBand) -> Labelled:
    return Labelled(*AGE_SLUGS[band])


def address(question: CoverageQuestion, path: str = "/coverage/", **changed: str) -> str:
    query = urlencode(question.parameters(**changed))
    return f"{path}?{query}" if query else path


def switch(
    question: CoverageQuestion, name: str, title: str, options: dict[str, str]
) -> dict[str, object]:
    current = getattr(question, name)
    return {
        "title": title,
        "options": [
            {"label": label, "url": address(question, **{name: value}), "current": value == current}
            for value, label in options.items()
        ],
    }


def switches(question: CoverageQuestion, rounds: dict[str, str]) -> list[dict[str, object]]:
    """Every view is an address: links, no script."""
    levels = LEVEL_NAMES if question.is_live else {"region": "Regions"}
    found = [
        switch(question, "layer", "What", LAYER_NAMES),
        switch(question, "by", "By", levels),
        switch(question, "view", "Shown as", VIEW_NAMES),
    ]
    if rounds:
        found.insert(0, switch(question, "round", "When", {LIVE: "Today’s records", **rounds}))
    return found


def downloads(question: CoverageQuestion) -> list[dict[str, str]]:
    files = {
        "Table (CSV)": "/coverage.csv",
        "Map data (GeoJSON)": "/coverage.geojson",
        "Map as a picture (SVG)": "/coverage/map.svg",
        "Map as a picture (PNG)": "/coverage/map.png",
        "Hexagons as a picture (SVG)": "/coverage/hex.svg",
        "Hexagons as a picture (PNG)": "/coverage/hex.png",
        "Map for another site to frame": "/coverage/embed/",
    }
    return [
        {"title": title, "url": address(question, path, view="map")}
        for title, path in files.items()
    ]


def columns(question: CoverageQuestion) -> list[dict[str, object]]:
    """The table's columns, each with the address that sorts by it."""
    return [
        {"title": title, "url": address(question, sort=name), "current": question.sort == name}
        for name, title in COLUMNS.items()
    ]


def live_page(
    question: CoverageQuestion, states: list[AuthorityState], areas: AreaIndex
) -> dict[str, object]:
    """The context of `directory/coverage.html` for the records of today."""
    return {
        "sentence": national_sentence(states, question.layer, areas),
        "rest": rest_sentence(states),
        "denominator": denominator(states, areas),
        "layer_note": LAYER_NOTES[question.layer],
        "layer_name": LAYER_NAMES[question.layer],
        "rows": sorted_rows(question, states, areas) if question.by == "authority" else [],
        "columns": columns(question),
        "regions": [region_row(row) for row in by_region(states)],
        "legend": legend(states, areas),
        "downloads": downloads(question),
        "breadcrumbs": [{"title": "Coverage"}],
    }
