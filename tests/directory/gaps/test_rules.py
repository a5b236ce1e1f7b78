"""Gaps by rules that are data, checked against a slow version and on the register."""

from collections import Counter
from datetime import date

import pytest

from directory.coverage.statements import all_statements
from directory.gaps.rules import (
    RULES,
    closed_services,
    facts_of,
    gaps_of,
    live_gaps,
    months_later,
    neighbour_ids,
)
from mapping_data.area_index import AreaIndex
from tests.directory.alternative_implementations import slow_gaps, slow_nearest

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def test_every_rule_says_what_it_is_and_has_an_address() -> None:
    assert len({rule.slug for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.explanation.endswith(".")
        assert rule.level in {"gap", "check", "unknown"}


def test_the_gap_table_agrees_with_the_slow_version() -> None:
    areas = AreaIndex.load(TODAY)
    every = facts_of(all_statements(areas), closed_services(areas), areas)
    found: dict[int, set[str]] = {facts.area.pk: set() for facts in every}

    gaps = gaps_of(every, neighbour_ids())
    for gap in gaps:
        found[gap.facts.area.pk].add(gap.rule.slug)
        assert gap.nearest is not None
        assert gap.nearest.area.common_name == slow_nearest(gap.facts, every)

    assert found == {facts.area.pk: slow_gaps(facts) for facts in every}


def test_not_established_is_never_counted_as_confirmed_none() -> None:
    counts = Counter(gap.rule.slug for gap in live_gaps(AreaIndex.load(TODAY)))

    assert counts["confirmed-none"] == 0
    assert counts["not-established"] > 90


def test_the_table_costs_the_same_number_of_queries_whatever_it_holds(
    django_assert_max_num_queries: object,
) -> None:
    areas = AreaIndex.load(TODAY)
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        live_gaps(areas)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 3, 1)),
        (date(2024, 12, 15), 18, date(2026, 6, 15)),
        (date(2024, 8, 31), 18, date(2026, 3, 1)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later
