"""What may and what may not be read out of two counts side by side, as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from directory.formatting import listed

TOGETHER = "Service or in development"


@dataclass(frozen=True)
class Statement:
    title: str
    text: str


ALWAYS = (
    Statement(
        f"May be set side by side, each with its denominator: “{TOGETHER}”",
        "How many authorities of a region had a service running or in development, by what each "
        "count knew. A round puts running services and those in development in one column, so "
        "they are added together on both sides.",
    ),
    Statement(
        "May not be read as change over time",
        "The counts were made in different ways, so this page works out no differences. A smaller "
        "number may only mean that less is known.",
    ),
    Statement(
        "Left out: Family Drug and Alcohol Courts",
        "A round counts their teams; today’s records count the authorities that they serve. Teams "
        "and authorities never stand side by side here.",
    ),
)

WITH_TODAY = (
    Statement(
        "May not be compared: “No service” with “Confirmed none”",
        "A round counts what its mapping found. Here “confirmed none” needs evidence for the very "
        "authority, so a low number does not say that services were set up.",
    ),
    Statement(
        "May not be compared: “Unknown: did not reply” with “Not established”",
        "The first were asked and did not answer. For the second, no source that we hold says "
        "anything, asked or not. Neither means that there is no service.",
    ),
    Statement(
        "May not be carried to an authority",
        "A round’s figures are totals of regions. Which authorities stand behind them is not "
        "published, so today’s state of an authority is never made from them.",
    ),
)


@dataclass(frozen=True)
class Counted:
    """Whom a side counts: its name, and the authorities of each region by the region's name."""

    name: str
    authorities: Mapping[str, int]


def statements(with_today: bool, first: Counted, second: Counted) -> list[Statement]:
    found = [*ALWAYS, *(WITH_TODAY if with_today else ())]
    return found[:2] + denominators(first, second) + found[2:]


def denominators(first: Counted, second: Counted) -> list[Statement]:
    """Where the two count different authorities, by region and for England."""
    differing = [
        f"{region} {number} and {second.authorities[region]}"
        for region, number in first.authorities.items()
        if second.authorities.get(region, number) != number
    ]
    if not differing:
        return []
    text = (
        "Local government was reorganised in between. Authorities in "
        f"“{first.name}” and in “{second.name}”: {listed(differing)}."
    )
    return [Statement("The denominators differ", text)]
