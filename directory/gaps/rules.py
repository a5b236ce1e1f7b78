"""Gap analysis: authorities by what is missing, and the nearest thing that is not.

Plain functions over tables. The rules are data: a name, a level, an explanation and a test on
what is known of one authority. An authority may be under several rules; this is not a ranking.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from directory.coverage.areas_served import carried
from directory.coverage.rules import AuthorityState, in_layer, states_of
from directory.coverage.statements import Statement, all_statements
from directory.models import AreaServed, Service, State
from mapping_data.area_index import AreaIndex
from mapping_data.distance import Position, miles_between
from mapping_data.models import Area, Neighbour
from mapping_data.partial_dates import AgeBand, PartialDate

STALLED_MONTHS = 18


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed service that served the authority."""

    name: str
    slug: str
    as_at: PartialDate


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rules may look at, for one authority on one day."""

    area: Area
    recurrent: AuthorityState
    fdac: AuthorityState
    reports: tuple[Statement, ...]
    closed: tuple[Closed, ...]
    today: date

    @property
    def bands(self) -> set[AgeBand]:
        """The age bands of the reports of a running service."""
        running = (s for s in self.reports if s.state == State.SERVICE)
        return {s.last_word.age_band(self.today) for s in running}

    @property
    def in_development_since(self) -> PartialDate | None:
        chosen = self.recurrent.chosen
        if chosen is None or self.recurrent.state != State.IN_DEVELOPMENT:
            return None
        return chosen.as_at


@dataclass(frozen=True, slots=True)
class Rule:
    slug: str
    level: str
    title: str
    explanation: str
    test: Callable[[Facts], bool]


def is_state(state: State) -> Callable[[Facts], bool]:
    return lambda facts: facts.recurrent.state == state


def fdac_only(facts: Facts) -> bool:
    return facts.fdac.state == State.SERVICE and facts.recurrent.state in (
        State.NOT_ESTABLISHED,
        State.CONFIRMED_NONE,
    )


def only_old(facts: Facts) -> bool:
    dated = facts.bands - {AgeBand.UNDATED}
    return facts.recurrent.state == State.SERVICE and dated == {AgeBand.OVER_THREE_YEARS}


def only_undated(facts: Facts) -> bool:
    return facts.recurrent.state == State.SERVICE and facts.bands == {AgeBand.UNDATED}


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the first of the next month where there is none."""
    year, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + year, month=month + 1)
    except ValueError:
        return day.replace(year=day.year + year, month=month + 2, day=1)


def stalled(facts: Facts) -> bool:
    since = facts.in_development_since
    start = since.earliest if since else None
    return start is not None and months_later(start, STALLED_MONTHS) < facts.today


def in_development_undated(facts: Facts) -> bool:
    since = facts.in_development_since
    return since is not None and since.earliest is None


def closed_since(facts: Facts) -> bool:
    return bool(facts.closed) and facts.recurrent.state in (
        State.NOT_ESTABLISHED,
        State.CONFIRMED_NONE,
    )


RULES = (
    Rule(
        "confirmed-none",
        "gap",
        "Confirmed none",
        "A dated source says that there is no recurrent care service.",
        is_state(State.CONFIRMED_NONE),
    ),
    Rule(
        "closed",
        "gap",
        "Closed, and nothing since",
        "A service that served the area is recorded as closed, and none has been reported since.",
        closed_since,
    ),
    Rule(
        "fdac-only",
        "gap",
        "Family Drug and Alcohol Court only",
        "A court team is reported, which works inside proceedings; no recurrent care service is.",
        fdac_only,
    ),
    Rule(
        "stalled",
        "check",
        "In development for over 18 months",
        "A service was reported as in development more than 18 months ago, and not as open since.",
        stalled,
    ),
    Rule(
        "in-development-undated",
        "check",
        "In development, date not known",
        "A service is reported as in development, and the report has no date.",
        in_development_undated,
    ),
    Rule(
        "only-old",
        "check",
        "Only reports over 3 years old",
        "A service was reported, and no dated report of it is newer than 3 years.",
        only_old,
    ),
    Rule(
        "only-undated",
        "check",
        "Only undated reports",
        "A service is reported by sources that bear no date.",
        only_undated,
    ),
    Rule(
        "not-established",
        "unknown",
        "Not established",
        "Nobody has told this directory whether there is a service. It does not mean that "
        "there is none.",
        is_state(State.NOT_ESTABLISHED),
    ),
)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest other authority with a service reported, by postcode centres."""

    area: Area
    miles: float
    statement: Statement


@dataclass(frozen=True, slots=True)
class Gap:
    """One authority under one rule, with what there is around it."""

    rule: Rule
    facts: Facts
    next_door: tuple[Area, ...]
    nearest: Nearest | None


def closed_services(areas: AreaIndex) -> dict[int, list[Closed]]:
    """Authority id to the closed services that served it, in one query."""
    rows = (
        AreaServed.objects.filter(service__in=Service.objects.public().in_england().closed())
        .exclude(service__model__in=[Service.Model.RELATED, Service.Model.FDAC])
        .order_by("service__name")
        .values_list("area_id", "service__name", "service__slug", "service__status_as_at")
    )
    found: dict[int, list[Closed]] = defaultdict(list)
    for area_id, name, slug, as_at in rows:
        for step in carried(area_id, areas):
            found[step.area_id].append(Closed(name, slug, as_at))
    return found


def neighbour_ids() -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for area_id, neighbour_id in Neighbour.objects.values_list("area_id", "neighbour_id"):
        found[area_id].append(neighbour_id)
    return found


def facts_of(
    statements: list[Statement], closed: dict[int, list[Closed]], areas: AreaIndex
) -> list[Facts]:
    """The facts of every authority of the day, by name."""
    current = areas.current()
    reports: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if in_layer(statement, "recurrent"):
            reports[statement.area_id].append(statement)
    pairs = zip(
        states_of("recurrent", statements, current),
        states_of("fdac", statements, current),
        strict=True,
    )
    return [
        Facts(
            recurrent.area,
            recurrent,
            fdac,
            tuple(reports.get(recurrent.area.pk, ())),
            tuple(closed.get(recurrent.area.pk, ())),
            areas.day,
        )
        for recurrent, fdac in pairs
    ]


def position(area: Area) -> Position | None:
    if area.longitude is None or area.latitude is None:
        return None
    return Position(area.longitude, area.latitude)


def nearest_served(facts: Facts, served: list[Facts]) -> Nearest | None:
    """The nearest of `served` other than the authority itself; ties go to the first by name."""
    here = position(facts.area)
    found: Nearest | None = None
    for other in served:
        there = position(other.area)
        chosen = other.recurrent.chosen
        if here is None or there is None or chosen is None or other.area.pk == facts.area.pk:
            continue
        miles = miles_between(here, there)
        if found is None or miles < found.miles:
            found = Nearest(other.area, miles, chosen)
    return found


def gaps_of(
    every: list[Facts], neighbours: dict[int, list[int]], rules: Iterable[Rule] = RULES
) -> list[Gap]:
    """Every authority under every rule that holds for it: by rule, then by name."""
    served = [facts for facts in every if facts.recurrent.state == State.SERVICE]
    by_id = {facts.area.pk: facts.area for facts in served}
    found = []
    for rule in rules:
        for facts in every:
            if rule.test(facts):
                next_door = [by_id[pk] for pk in neighbours.get(facts.area.pk, ()) if pk in by_id]
                next_door.sort(key=lambda area: area.common_name)
                nearest = nearest_served(facts, served)
                found.append(Gap(rule, facts, tuple(next_door), nearest))
    return found


def live_gaps(areas: AreaIndex) -> list[Gap]:
    """The gaps of today, from the database, in seven queries."""
    every = facts_of(all_statements(areas), closed_services(areas), areas)
    return gaps_of(every, neighbour_ids())
