"""The one state of each authority: by hand on small cases, against a slow version on many."""

import random
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from directory.coverage.rules import LAYERS, STATES, by_region, count_states, decide, states_of
from directory.coverage.statements import Statement
from mapping_data.models import Area
from mapping_data.partial_dates import AgeBand, PartialDate
from tests.directory.alternative_implementations import slow_state

SALFORD = Area(pk=1, kind="authority", common_name="Salford")


def said(
    state: str = "service",
    *,
    kind: str = "local",
    layer: str = "recurrent",
    as_at: str = "2021-06",
    source_kind: str = "national_mapping",
    area_id: int = 1,
) -> Statement:
    """A statement; `kind="claim"` makes it a claim."""
    return Statement(
        area_id=area_id,
        layer=layer,
        kind=kind,
        state=state,
        as_at=PartialDate.parse(as_at),
        source="A source",
        source_url="",
        source_kind=source_kind,
        service=None if kind == "claim" else ("Service", "service"),
        claim_id=1 if kind == "claim" else None,
    )


def state(*statements: Statement, layer: str = "recurrent") -> str:
    return states_of(layer, statements, [SALFORD])[0].state


def test_nothing_said_is_not_established() -> None:
    assert state() == "not_established"


def test_a_running_service_comes_before_another_in_development() -> None:
    newer = said("in_development", as_at="2025", source_kind="official")

    assert state(said("service", as_at="2015", source_kind="press"), newer) == "service"


def test_a_claim_of_better_evidence_wins_and_the_record_is_shown_against_it() -> None:
    record, claim = said(), said("confirmed_none", kind="claim", source_kind="official")

    decided = decide(SALFORD, [record, claim])

    assert decided.state == "confirmed_none"
    assert (decided.chosen, decided.against) == (claim, record)


def test_between_equal_evidence_the_newer_date_wins() -> None:
    claim = said("confirmed_none", kind="claim", as_at="2022", source_kind="national_mapping")

    assert state(said(as_at="2021-06"), claim) == "confirmed_none"
    assert state(said(as_at="2023"), claim) == "service"


def test_an_undated_statement_loses_to_a_dated_one_of_its_rank() -> None:
    claim = said("in_development", kind="claim", as_at="", source_kind="national_mapping")

    assert state(said(as_at="1999"), claim) == "service"


def test_the_newest_statement_of_the_state_speaks_for_it() -> None:
    old = said(as_at="2018-05", source_kind="official")
    new = said(as_at="2022", source_kind="press")

    assert decide(SALFORD, [old, new]).chosen == new


def test_an_editors_check_makes_a_word_newer_and_leaves_its_date() -> None:
    checked = replace(said(as_at="2017"), checked_on=date(2026, 3, 1))
    newer = said(as_at="2024")

    decided = decide(SALFORD, [checked, newer])
    assert decided.chosen == checked
    assert decided.chosen.as_at == PartialDate.parse("2017")
    assert decided.band(date(2026, 11, 22)) == AgeBand.WITHIN_12_MONTHS


def test_of_two_claims_that_differ_the_other_is_shown_against() -> None:
    newer = said("confirmed_none", kind="claim", as_at="2026-10", source_kind="contact")
    older = said("service", kind="claim", as_at="2026-09", source_kind="contact")

    decided = decide(SALFORD, [newer, older])
    assert (decided.chosen, decided.against) == (newer, older)


def test_confirmed_none_without_evidence_is_no_statement() -> None:
    assert state(said("confirmed_none", kind="claim", source_kind="")) == "not_established"
    assert state(said("confirmed_none", kind="local")) == "not_established"


def test_an_unknown_model_counts_in_recurrent_and_in_no_layer_below_it() -> None:
    unknown = said(kind="unknown")

    assert {layer: state(unknown, layer=layer) for layer in LAYERS} == {
        "recurrent": "service",
        "pause": "not_established",
        "local": "not_established",
        "fdac": "not_established",
    }


def test_a_court_counts_in_its_own_layer_alone() -> None:
    court = said(kind="fdac", layer="fdac")

    assert state(court, layer="fdac") == "service"
    assert state(court) == "not_established"


def test_related_programmes_count_nowhere() -> None:
    related = said(kind="related")

    assert {state(related, layer=layer) for layer in LAYERS} == {"not_established"}


def random_statements(seed: int) -> list[Statement]:
    chance = random.Random(seed)
    found = []
    for _ in range(400):
        kind = chance.choice(["pause", "local", "unknown", "fdac", "claim", "related"])
        layer = "fdac" if kind == "fdac" else "recurrent"
        if kind == "claim":
            layer = chance.choice(["recurrent", "fdac"])
        states = STATES if kind == "claim" else ("service", "in_development")
        found.append(
            said(
                chance.choice(states),
                kind=kind,
                layer=layer,
                as_at=chance.choice(["", "2016", "2021-06", "c.2023", "2025-11-30", "2026-01"]),
                source_kind=chance.choice(["", "press", "official", "national_mapping", "contact"]),
                area_id=chance.randrange(1, 120),
            )
        )
    return found


@pytest.mark.parametrize("seed", range(20))
def test_the_rule_agrees_with_the_slow_version(seed: int) -> None:
    region = Area(pk=900, kind="region", common_name="North", gss_code="E12000001")
    areas = [
        Area(pk=pk, kind="authority", common_name=f"Area {pk}", parent=region)
        for pk in range(1, 154)
    ]
    statements = random_statements(seed)

    for layer in LAYERS:
        decided = states_of(layer, statements, areas)
        expected = [slow_state(layer, area, statements) for area in areas]
        # A tie in rank and date between a record and a claim may fall either way.
        tied = {area.pk for area in areas if has_tie(layer, area, statements)}
        for item, wanted in zip(decided, expected, strict=True):
            if item.area.pk not in tied:
                assert item.state == wanted, (layer, item.area.pk)


def has_tie(layer: str, area: Area, statements: list[Statement]) -> bool:
    from directory.coverage.rules import admissible, in_layer, worth

    mine = [s for s in statements if s.area_id == area.pk and in_layer(s, layer) and admissible(s)]
    keys: dict[object, set[str]] = {}
    for statement in mine:
        keys.setdefault(worth(statement), set()).add(statement.state)
    return any(len(states) > 1 for states in keys.values())


@pytest.mark.django_db
@pytest.mark.parametrize("layer", list(LAYERS))
def test_every_authority_is_in_exactly_one_state_and_the_states_add_up(layer: str) -> None:
    from directory.coverage.rules import live_states
    from mapping_data.area_index import AreaIndex

    areas = AreaIndex.load(date(2026, 11, 22))
    states = live_states(layer, areas)
    regions = by_region(states)

    assert len(states) == len({item.area.pk for item in states}) == 153
    assert len(regions) == 10
    for row in regions:
        assert sum(row.counts.values()) == row.total
    assert sum(row.total for row in regions[:-1]) == regions[-1].total == 153
    assert count_states(states) == regions[-1].counts


@pytest.mark.django_db
def test_the_register_gives_no_confirmed_none_and_one_in_development() -> None:
    from directory.coverage.rules import live_states
    from mapping_data.area_index import AreaIndex

    counts = count_states(live_states("recurrent", AreaIndex.load(date(2026, 11, 22))))

    assert counts["confirmed_none"] == 0
    assert counts["in_development"] == 1
    assert 45 <= counts["service"] <= 55


@pytest.mark.django_db
def test_cumbrias_report_is_carried_to_both_successors_to_be_re_confirmed() -> None:
    from directory.coverage.rules import live_states
    from mapping_data.area_index import AreaIndex

    areas = AreaIndex.load(date(2026, 11, 22))
    states = {item.area.common_name: item for item in live_states("recurrent", areas)}

    for name in ("Cumberland", "Westmorland and Furness"):
        chosen = states[name].chosen
        assert chosen is not None
        assert chosen.service == ("Pause Cumbria", "pause-cumbria")
        assert chosen.carried_from is not None
        assert areas.areas[chosen.carried_from].common_name == "Cumbria"
        assert not chosen.same_footprint


@pytest.mark.django_db
def test_a_command_prints_the_exact_figures() -> None:
    out = StringIO()
    call_command("print_coverage", stdout=out)

    printed = out.getvalue()
    assert "recurrent, 153 authorities" in printed
    assert (
        "Total (153): service 50, in_development 1, confirmed_none 0, not_established 102"
        in printed
    )


@pytest.mark.django_db
def test_an_old_word_of_better_evidence_does_not_hide_a_newer_one() -> None:
    from directory.coverage.evidence_sentences import evidence_sentence
    from directory.coverage.rules import live_states
    from mapping_data.area_index import AreaIndex

    areas = AreaIndex.load(date(2026, 11, 22))
    (lambeth,) = [
        item for item in live_states("recurrent", areas) if item.area.common_name == "Lambeth"
    ]

    assert evidence_sentence(lambeth, areas).startswith("Service reported: Flourish")
