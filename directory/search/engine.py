"""The engine: rows filtered, grouped, counted and put in order.

`run` is the whole contract. Another engine may replace `matches` or all of it; it gets a
`SearchQuery` and answers a `SearchResult`.
"""

from collections import Counter, defaultdict

from directory.search.grouping import Surroundings, place, too_far
from directory.search.matching import matches
from directory.search.query import (
    FILTERS,
    MAY_BE_UNSTATED,
    OUTSIDE_ENGLAND,
    Group,
    Hit,
    SearchQuery,
    SearchResult,
    Sort,
)
from directory.search.service_rows import Row, load_rows
from mapping_data.area_index import AreaIndex

GROUP_ORDER = {Group.SERVES: 0, Group.NEIGHBOUR: 1, Group.OTHER: 2, Group.ALL: 3}


def run(query: SearchQuery, areas: AreaIndex) -> SearchResult:
    """Answer a query; six queries to the database at most, whatever the number of services."""
    scores, partial = matches(query.text) if query.text else ({}, False)
    rows = [row for row in load_rows(areas) if not query.text or row.pk in scores]
    failing = {row.pk: failed_filters(row, query) for row in rows}
    kept = {row.pk: row for row in rows if not failing[row.pk]}
    around = Surroundings.of(query, areas.areas)
    hits = [place(row, around, stated_or_not(row, query)) for row in kept.values()]
    hits = [hit for hit in hits if not too_far(hit, query.within_miles)]
    hits.sort(key=lambda hit: order_of(hit, kept[hit.service_id], scores, query.sort))
    return SearchResult(
        hits=tuple(hits),
        group_counts=dict(Counter(hit.group for hit in hits)),
        facets=count_facets(rows, failing),
        related=dict(Counter(hit.group for hit in hits if kept[hit.service_id].is_related)),
        next_door=around.next_door,
        partial_match=partial,
    )


def failed_filters(row: Row, query: SearchQuery) -> frozenset[str]:
    """The filters that leave this row out, the two defaults (England, not closed) included."""
    failed = set()
    for name in FILTERS:
        accepted = query.accepted(name)
        own = row.values[name]
        if not accepted or set(accepted) & set(own):
            continue
        if own or name not in MAY_BE_UNSTATED or query.exclude_unstated:
            failed.add(name)
    if row.is_closed and not query.accepted("status"):
        failed.add("status")
    if row.is_outside and OUTSIDE_ENGLAND not in query.accepted("region"):
        failed.add("region")
    return frozenset(failed)


def stated_or_not(row: Row, query: SearchQuery) -> str:
    """`not_stated` where a filter is on and the sources do not say of this service."""
    unstated = any(query.accepted(name) and not row.values[name] for name in MAY_BE_UNSTATED)
    return "not_stated" if unstated else "stated"


def count_facets(rows: list[Row], failing: dict[int, frozenset[str]]) -> dict[str, dict[str, int]]:
    """For each filter and value, how many services it would give, the other filters kept."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        failed = failing[row.pk]
        if len(failed) > 1:
            continue
        for name in FILTERS:
            if failed <= {name}:
                counts[name].update(row.values[name])
    return {name: dict(counter) for name, counter in counts.items()}


def order_of(hit: Hit, row: Row, scores: dict[int, int], sort: Sort) -> tuple[object, ...]:
    """Groups first; in a group related programmes last, stated before not stated."""
    fixed = (GROUP_ORDER[hit.group], row.is_related, hit.match == "not_stated")
    name = row.name.casefold()
    if sort is Sort.NAME:
        return (*fixed, name, row.pk)
    if sort is Sort.NEWEST:
        earliest = row.as_at.earliest
        return (*fixed, -earliest.toordinal() if earliest else 0, name, row.pk)
    miles = hit.distance_miles if hit.distance_miles is not None else float("inf")
    near = miles if hit.group in (Group.NEIGHBOUR, Group.OTHER) else 0.0
    return (*fixed, -scores.get(row.pk, 0), near, name, row.pk)
