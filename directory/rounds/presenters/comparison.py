"""Two counts side by side by region, with what may and what may not be read out of that."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from directory.coverage.rules import by_region, count_bands, live_states
from directory.formatting import day_words
from directory.input_problems import Problem, notice
from directory.models import State
from directory.rounds.presenters.page import Role, address
from directory.rounds.presenters.statements import TOGETHER, Counted, statements
from mapping_data.area_index import AreaIndex
from mapping_data.links import area_url
from mapping_data.models import Round, RoundMeasure
from mapping_data.partial_dates import AgeBand
from mapping_data.rounds import LIVE, RoundRow, table_of


@dataclass(frozen=True)
class Side:
    """One of the two counts. `cells` holds the numbers of a region, one a heading, by GSS code
    (blank: the total); `totals` its denominators. The first heading is the one that both have."""

    slug: str
    name: str
    dated: str
    note: str
    url: str
    headings: list[str]
    names: dict[str, str]
    totals: dict[str, int]
    cells: dict[str, list[int]]


def round_side(item: Round | None) -> Side:
    """A round: all columns of services as one, since it merges what runs and what is to come."""
    if item is None:
        raise ValueError("a round that is not published cannot be compared")
    table = table_of(item)
    total = table.with_role(Role.TOTAL)[0].slug
    services = table.with_role(Role.SERVICE)
    others = table.with_role(Role.NONE, Role.UNKNOWN)
    rows = {row.gss_code: row for row in table.rows()}
    return Side(
        slug=item.slug,
        name=item.name,
        dated=f"published {item.published.words}, authorities of {day_words(item.vintage)}",
        note=f"{item.source.title}. {item.locator}.",
        url=address(item),
        headings=[TOGETHER, *(measure.heading for measure in others)],
        names={code: row.region for code, row in rows.items()},
        totals={code: row.cells[total] for code, row in rows.items()},
        cells={code: merged(row, services, others) for code, row in rows.items()},
    )


def merged(row: RoundRow, services: list[RoundMeasure], others: list[RoundMeasure]) -> list[int]:
    together = sum(row.cells[measure.slug] for measure in services)
    return [together, *(row.cells[measure.slug] for measure in others)]


def live_side(areas: AreaIndex) -> Side:
    """Today's records: the four states, and the two of them that the rounds do not part."""
    states = live_states("recurrent", areas)
    rows = by_region(states)
    ages = count_bands(states, areas.day)
    return Side(
        slug=LIVE,
        name="Today’s records",
        dated=f"as they stand on {day_words(areas.day)}, authorities of that day",
        note=f"Of the {rows[-1].counts[State.SERVICE]} authorities with a service reported, "
        f"{ages[AgeBand.WITHIN_12_MONTHS]} are confirmed in the last 12 months, "
        f"{ages[AgeBand.ONE_TO_THREE_YEARS]} last reported 1 to 3 years ago, "
        f"{ages[AgeBand.OVER_THREE_YEARS]} over 3 years ago and {ages[AgeBand.UNDATED]} undated.",
        url=f"{reverse('coverage:coverage')}?by=region&view=table",
        headings=[TOGETHER, "Service", "In development", "Confirmed none", "Not established"],
        names={row.gss_code: row.name for row in rows},
        totals={row.gss_code: row.total for row in rows},
        cells={row.gss_code: with_together(row.counts) for row in rows},
    )


def with_together(counts: dict[str, int]) -> list[int]:
    service, development = counts[State.SERVICE], counts[State.IN_DEVELOPMENT]
    rest = [counts[State.CONFIRMED_NONE], counts[State.NOT_ESTABLISHED]]
    return [service + development, service, development, *rest]


def compare_page(
    sides: list[Side], rounds: list[Round], problems: Sequence[Problem]
) -> dict[str, object]:
    """Everything that the page of a comparison shows; no table where no round is published."""
    active = [item for item in rounds if item.state == Round.State.ACTIVE]
    options = [{"value": item.slug, "label": item.name} for item in active]
    context: dict[str, object] = {
        "notices": [notice(problem) for problem in problems],
        "options": [*options, {"value": LIVE, "label": "Today’s records (live)"}],
        "breadcrumbs": [
            {"title": "Mapping rounds", "url": reverse("rounds:rounds")},
            {"title": "Compare"},
        ],
    }
    if len(sides) < 2:
        return context
    first, second = sides
    today = LIVE in (first.slug, second.slug)
    return context | {
        "sides": sides,
        "chosen": {"a": first.slug, "b": second.slug},
        "rows": compared_rows(first, second),
        "statements": statements(today, counted(first), counted(second)),
    }


def counted(side: Side) -> Counted:
    names = {code: name if code else "England" for code, name in side.names.items()}
    return Counted(side.name, {names[code]: total for code, total in side.totals.items()})


def compared_rows(first: Side, second: Side) -> list[dict[str, object]]:
    """A row each region that either side has, in the order of the first, the total last."""
    names = second.names | first.names
    codes = [code for code in [*first.names, *second.names] if code]
    return [
        {
            "name": names[code],
            "url": area_url(code),
            "cells": [*cells_of(first, code), *cells_of(second, code)],
        }
        for code in [*dict.fromkeys(codes), ""]
    ]


def cells_of(side: Side, code: str) -> list[dict[str, object]]:
    """The numbers of a region, the first with its denominator; a side may not have the region."""
    numbers = side.cells.get(code, ["not given"] * len(side.headings))
    return [
        {
            "label": f"{side.name}: {heading}",
            "number": number,
            "of": side.totals.get(code) if place == 0 else None,
        }
        for place, (heading, number) in enumerate(zip(side.headings, numbers, strict=True))
    ]
