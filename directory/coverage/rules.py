"""Coverage: the one state of each authority, in each layer, by a stated rule.

Plain functions over tables; no request and no HTML. The rule:

1. A layer takes the statements of its models; claims belong to `recurrent` or `fdac`.
   `pause` and `local` are sub-layers of `recurrent`; a service whose model is unknown counts
   in `recurrent` alone; related programmes count nowhere.
2. Records speak of different services, so a running one is not contradicted by one in
   development: among records, “service” comes before “in development”.
3. The best record and every claim compete by rank of evidence, then by date. Where one of
   another state stands against the winner, both are shown.
4. The state once decided, the newest statement of that state speaks for it, so that an old word
   of better evidence never hides a newer one that agrees.
5. Nothing said is “not established”. “Confirmed none” needs a claim that rests on evidence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from directory.coverage.statements import Statement, all_statements
from directory.models import State
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area
from mapping_data.partial_dates import AgeBand

LAYERS = {
    "recurrent": frozenset({"pause", "local", "unknown", "claim"}),
    "pause": frozenset({"pause"}),
    "local": frozenset({"local"}),
    "fdac": frozenset({"fdac", "claim"}),
}
STATES = tuple(State.values)
STRENGTH = {State.SERVICE: 1, State.IN_DEVELOPMENT: 0}


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """The state of an authority in a layer. `chosen` is the newest statement of that state, None
    where nothing is established; `against` is one that disagrees; `others` are the rest."""

    area: Area
    state: str
    chosen: Statement | None
    against: Statement | None
    others: tuple[Statement, ...]

    def band(self, today: date) -> AgeBand | None:
        return self.chosen.last_word.age_band(today) if self.chosen else None


@dataclass(frozen=True, slots=True)
class RegionCounts:
    """How many of a region's authorities are in each state; the states add up to `total`."""

    name: str
    gss_code: str
    total: int
    counts: dict[str, int]


def in_layer(statement: Statement, layer: str) -> bool:
    wanted = "fdac" if layer == "fdac" else "recurrent"
    return statement.layer == wanted and statement.kind in LAYERS[layer]


def admissible(statement: Statement) -> bool:
    """“Confirmed none” without evidence is no statement at all."""
    return statement.state != State.CONFIRMED_NONE or bool(
        statement.is_claim and statement.source_kind
    )


def worth(statement: Statement) -> tuple[int, date]:
    """What competes between a claim and a record: rank of evidence, then date."""
    return statement.rank, statement.as_at.earliest or date.min


def best_record(records: list[Statement]) -> Statement | None:
    if not records:
        return None
    return max(records, key=lambda s: (STRENGTH[State(s.state)], *worth(s)))


def newest(statement: Statement) -> tuple[date, int]:
    """What makes one statement of a state speak for it: its last word, then its rank."""
    return statement.last_word.earliest or date.min, statement.rank


def decide(area: Area, statements: list[Statement]) -> AuthorityState:
    """The state of one authority from the statements of one layer."""
    record = best_record([s for s in statements if not s.is_claim])
    rivals = ([record] if record else []) + [s for s in statements if s.is_claim]
    if not rivals:
        return AuthorityState(area, State.NOT_ESTABLISHED, None, None, ())
    rivals.sort(key=worth, reverse=True)
    state = rivals[0].state
    chosen = max((s for s in statements if s.state == state), key=newest)
    against = next((s for s in rivals if s.state != state), None)
    others = tuple(s for s in statements if s is not chosen and s is not against)
    return AuthorityState(area, state, chosen, against, others)


def states_of(
    layer: str, statements: Iterable[Statement], current: list[Area]
) -> list[AuthorityState]:
    """Every authority of `current`, each once and in its order, with its state in a layer."""
    by_area: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if in_layer(statement, layer) and admissible(statement):
            by_area[statement.area_id].append(statement)
    return [decide(area, by_area.get(area.pk, [])) for area in current]


def live_states(layer: str, areas: AreaIndex) -> list[AuthorityState]:
    """The states of today, from the database, in five queries."""
    return states_of(layer, all_statements(areas), areas.current())


def count_states(states: Iterable[AuthorityState]) -> dict[str, int]:
    found = Counter(item.state for item in states)
    return {state: found.get(state, 0) for state in STATES}


def by_region(states: list[AuthorityState]) -> list[RegionCounts]:
    """The regions by name, with England's total as the last row."""
    regions: dict[int, list[AuthorityState]] = defaultdict(list)
    parents: dict[int, Area] = {}
    for item in states:
        if item.area.parent is not None:
            regions[item.area.parent.pk].append(item)
            parents[item.area.parent.pk] = item.area.parent
    rows = [
        RegionCounts(parents[pk].common_name, parents[pk].gss_code, len(own), count_states(own))
        for pk, own in regions.items()
    ]
    rows.sort(key=lambda row: row.name)
    return [*rows, RegionCounts("Total", "", len(states), count_states(states))]


def count_bands(states: Iterable[AuthorityState], today: date) -> dict[AgeBand, int]:
    """How old the newest word is, for authorities with a service reported."""
    found = Counter(s.band(today) for s in states if s.state == State.SERVICE)
    return {band: found.get(band, 0) for band in AgeBand}
