"""Two counts side by side: the numbers of both, and what may not be read out of them."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from directory.coverage.rules import by_region, live_states
from mapping_data.area_index import AreaIndex
from mapping_data.models import Round
from mapping_data.rounds import choose, published_rounds
from tests.directory.rounds.pages import COMPARE, file_rows, soup, table_rows, text_of
from tests.mapping_data.round_files import MadeUpRound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def england(db: None) -> Round:
    call_command("import_round", "england-2021", verbosity=0)
    call_command("activate_round", "england-2021", by="a test", if_needed=True, verbosity=0)
    found = choose(published_rounds(), "england-2021")
    assert found is not None
    return found


@pytest.fixture
def made_up(tmp_path: Path) -> MadeUpRound:
    return MadeUpRound(tmp_path / "one")


def test_both_sides_of_the_comparison_are_the_figures_of_their_sources(client: Client) -> None:
    today = AreaIndex.load(timezone.localdate())
    live = {row.name: row for row in by_region(live_states("recurrent", today))}
    rows = table_rows(soup(client, COMPARE), 0)
    assert len(rows) == 10
    for name, shown, published in zip(
        [row[0] for row in rows], rows, file_rows(client), strict=True
    ):
        together = sum(int(published[m]) for m in list(published)[2:4])
        own, counts = live[name], live[name].counts
        assert published["region"] == name
        assert shown[1:4] == [
            f"{together} of {published['total_las']}",
            published["no_service"],
            published["unknown"],
        ]
        assert shown[4] == f"{counts['service'] + counts['in_development']} of {own.total}"
        assert shown[5:] == [str(number) for number in counts.values()]


def test_the_sides_may_change_places(client: Client) -> None:
    there = table_rows(soup(client, "/rounds/compare/?a=england-2021&b=live"), 0)
    back = table_rows(soup(client, "/rounds/compare/?a=live&b=england-2021"), 0)
    assert {row[0]: row[1:4] for row in there} == {row[0]: row[6:] for row in back}
    assert back[-1][0] == there[-1][0] == "Total"


@pytest.mark.parametrize(
    "words",
    [
        "May be set side by side, each with its denominator: “Service or in development”",
        "May not be read as change over time",
        "May not be compared: “No service” with “Confirmed none”",
        "May not be compared: “Unknown: did not reply” with “Not established”",
        "Teams and authorities never stand side by side here.",
        "England 152 and 153",
        "North West 23 and 24",
        "last reported 1 to 3 years ago",
    ],
)
def test_it_is_said_what_may_and_what_may_not_be_compared(client: Client, words: str) -> None:
    assert words in text_of(client, COMPARE)


def test_two_rounds_are_compared_without_words_about_today(
    client: Client, made_up: MadeUpRound
) -> None:
    made_up.activated()
    said = text_of(client, "/rounds/compare/?a=england-2021&b=made-up")
    assert "Confirmed none" not in said
    assert "The denominators differ" not in said
    assert "May not be read as change over time" in said


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("a=atlantis&b=live", "“atlantis” is not a round that can be compared"),
        ("a=england-2021&b=%00", "England 2021 and Today’s records: two counts"),
        ("a=england-2021&b=england-2021", "Both sides ask for “england-2021”"),
        ("a=live&b=live", "Both sides ask for “live”"),
        ("by=county", "“county” is not a level of a round"),
        ("layer=fdac", "“fdac” cannot be compared here"),
        ("b=<script>", "“<script>” is not a round that can be compared"),
    ],
)
def test_a_bad_value_is_answered_with_the_page_and_a_sentence(
    client: Client, query: str, words: str
) -> None:
    page = soup(client, f"/rounds/compare/?{query}")
    assert words in " ".join(page.get_text(" ").split())
    assert len(table_rows(page, 0)) == 10
