"""Slow, obvious versions of the rules, to check the real ones against."""

from datetime import date

from directory.coverage.rules import LAYERS
from directory.coverage.statements import EVIDENCE_RANK, Statement
from directory.gaps.rules import Facts
from mapping_data.distance import Position, miles_between
from mapping_data.models import Area


def slow_state(layer: str, area: Area, statements: list[Statement]) -> str:
    """The state of one authority, read off the rules one sentence at a time."""
    wanted = "fdac" if layer == "fdac" else "recurrent"
    mine = []
    for statement in statements:
        if statement.area_id != area.pk or statement.layer != wanted:
            continue
        if statement.kind not in LAYERS[layer]:
            continue
        without_evidence = statement.claim_id is None or not statement.source_kind
        if statement.state == "confirmed_none" and without_evidence:
            continue
        mine.append(statement)
    records = [s for s in mine if s.claim_id is None]
    running = [s for s in records if s.state == "service"]
    rivals = running or records
    best = None
    for statement in [*rivals, *(s for s in mine if s.claim_id is not None)]:
        if best is None or key(statement) > key(best):
            best = statement
    return best.state if best else "not_established"


def key(statement: Statement) -> tuple[int, date]:
    rank = EVIDENCE_RANK.get(statement.source_kind, 0)
    return rank, statement.as_at.earliest or date.min


def slow_nearest(facts: Facts, every: list[Facts]) -> str | None:
    """The common name of the nearest other authority with a service, by sorting them all."""
    distances = []
    for other in every:
        if other.recurrent.state != "service" or other.area.pk == facts.area.pk:
            continue
        miles = miles_between(centre(facts.area), centre(other.area))
        distances.append((miles, other.area.common_name))
    return min(distances)[1] if distances else None


def centre(area: Area) -> Position:
    if area.longitude is None or area.latitude is None:
        raise ValueError(f"{area} has no postcode centre")
    return Position(area.longitude, area.latitude)


def slow_gaps(facts: Facts) -> set[str]:
    """The rules that hold for one authority, spelt out."""
    found = set()
    state, today = facts.recurrent.state, facts.today
    if state in ("confirmed_none", "not_established"):
        found.add(state.replace("_", "-"))
        if facts.fdac.state == "service":
            found.add("fdac-only")
        if facts.closed:
            found.add("closed")
    if state == "in_development":
        start = facts.recurrent.chosen.as_at.earliest if facts.recurrent.chosen else None
        if start is None:
            found.add("in-development-undated")
        elif (months_between(start, today), today.day) > (18, start.day):
            found.add("stalled")
    if state == "service":
        days = [s.as_at.earliest for s in facts.reports if s.state == "service"]
        dated = [day for day in days if day]
        if dated and all(is_over_three_years(day, today) for day in dated):
            found.add("only-old")
        if days and not dated:
            found.add("only-undated")
    return found


def months_between(start: date, today: date) -> int:
    return (today.year - start.year) * 12 + today.month - start.month


def is_over_three_years(day: date, today: date) -> bool:
    return (today.year - day.year, today.month, today.day) > (3, day.month, day.day)
