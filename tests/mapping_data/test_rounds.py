"""The mapping round of 2021: as published, frozen, checked before it is shown."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from mapping_data.actions import RoundRefused, activate_round, supersede_round
from mapping_data.models import Round, RoundAct, RoundFigure, RoundMeasure, RoundNote
from mapping_data.models.frozen import FrozenRound
from mapping_data.round_checks import check_round
from mapping_data.rounds import (
    choose,
    csv_of,
    digest_of,
    layer_rows,
    published_rounds,
    table_of,
    tables_of,
)
from tests.factories import UserFactory
from tests.mapping_data.round_files import FILES, TESTER, MadeUpRound, rows_of

pytestmark = pytest.mark.django_db

MEASURES = (
    "total_las",
    "locally_developed_or_in_development",
    "pause_or_in_development",
    "no_service",
    "unknown",
    "fdac_teams",
)
PUBLISHED = rows_of(FILES["figures.csv"])
# Whoever cited the round cited this: it may only change with a new version.
SHA256 = "f9b29d4476d11d2f32a200a9a718ec85f5e5129c068260b8e9a369e150acff07"


@pytest.fixture
def england() -> Round:
    call_command("import_round", "england-2021", verbosity=0)
    call_command("activate_round", "england-2021", by="a test", if_needed=True, verbosity=0)
    found = choose(published_rounds(), "england-2021")
    assert found is not None
    return found


@pytest.fixture
def made_up(tmp_path: Path) -> MadeUpRound:
    return MadeUpRound(tmp_path / "one")


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("row", PUBLISHED, ids=[row["region"] for row in PUBLISHED])
def test_each_published_cell_stands_as_printed(
    england: Round, row: dict[str, str], measure: str
) -> None:
    cells = {found.region: found.cells for found in table_of(england).rows()}
    assert cells[row["region"]][measure] == int(row[measure])


def test_the_file_has_nine_regions_and_a_last_row_total(england: Round) -> None:
    header, *rows = csv_of(table_of(england)).decode().splitlines()
    assert header == ",".join(("region", *MEASURES))
    assert [row.split(",")[0] for row in rows] == [row["region"] for row in PUBLISHED]
    assert rows[-1] == "Total,152,38,35,49,30,14"


def test_the_file_that_was_cited_never_changes(england: Round) -> None:
    assert digest_of(table_of(england)) == SHA256


def test_a_round_is_loaded_inactive_and_not_shown(made_up: MadeUpRound) -> None:
    assert made_up.loaded().state == Round.State.INACTIVE
    assert choose(published_rounds(), "made-up") is None


def some_part(item: Round) -> RoundFigure:
    found = item.figures.first()
    assert found is not None
    return found


CHANGES: dict[str, Callable[[Round], object]] = {
    "save a round": lambda item: item.save(),
    "rename a round": lambda item: item.save(update_fields=["name"]),
    "rename and move": lambda item: item.save(update_fields=["state", "name"]),
    "delete a round": lambda item: item.delete(),
    "update rounds": lambda item: Round.objects.filter(pk=item.pk).update(name="x"),
    "delete rounds": lambda item: Round.objects.filter(pk=item.pk).delete(),
    "save a figure": lambda item: some_part(item).save(),
    "delete a figure": lambda item: some_part(item).delete(),
    "update figures": lambda item: item.figures.update(value=0),
    "update in bulk": lambda item: RoundFigure.objects.bulk_update([some_part(item)], ["value"]),
    "delete figures": lambda item: item.figures.all().delete(),
    "delete measures": lambda item: RoundMeasure.objects.filter(round=item).delete(),
    "update notes": lambda item: item.notes.update(text=""),
    "add a note": lambda item: RoundNote(round=item, kind="limit", sort_order=99).save(),
    "add notes": lambda item: RoundNote.objects.bulk_create(
        [RoundNote(round=item, kind="limit", sort_order=99)]
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_was_loaded_refuses_to_be_changed(
    made_up: MadeUpRound, change: Callable[[Round], object]
) -> None:
    item = made_up.loaded()
    with pytest.raises(FrozenRound, match="new version"):
        change(item)


FAULTS = {
    "Row sum, North East": {"no_service": "4"},
    "Column sum, FDAC teams": {"fdac_teams": "2"},
    "Authorities on 1 April 2021, North East": {"total_las": "13", "no_service": "4"},
}


@pytest.mark.parametrize("words", FAULTS)
def test_a_round_that_does_not_add_up_is_not_activated(made_up: MadeUpRound, words: str) -> None:
    item = made_up.change("figures.csv", 0, **FAULTS[words]).loaded()
    with pytest.raises(RoundRefused, match="does not add up") as refused:
        activate_round(item=item, who=TESTER)
    assert words in str(refused.value)
    item.refresh_from_db()
    assert item.state == Round.State.INACTIVE
    assert not item.acts.filter(act=RoundAct.Act.ACTIVATED).exists()


def test_check_round_prints_each_sum_beside_what_is_printed(england: Round) -> None:
    out = StringIO()
    call_command("check_round", "england-2021", stdout=out)
    said = out.getvalue()
    assert "Row sum, London: 33, as printed" in said
    assert "Column sum, Unknown: did not reply: 30, as printed" in said
    assert f"SHA-256 of the file: {SHA256}, as loaded" in said
    assert "All 27 checks hold." in said


def test_check_round_fails_where_a_sum_does_not_hold(made_up: MadeUpRound) -> None:
    made_up.change("figures.csv", 0, no_service="4").load()
    out = StringIO()
    with pytest.raises(CommandError, match="2 of 27 checks do not hold"):
        call_command("check_round", "made-up", stdout=out)
    assert "WRONG  Row sum, North East: 13, but printed as 12" in out.getvalue()


def test_a_figure_changed_beneath_the_models_is_noticed(made_up: MadeUpRound) -> None:
    """Two cells changed so that every sum still holds: only the file's hash gives it away."""
    item = made_up.loaded()
    by_measure = {f.measure.slug: f.pk for f in item.figures.filter(region="North East")}
    with connection.cursor() as cursor:
        for measure, value in (("no_service", 2), ("unknown", 3)):
            cursor.execute(
                "UPDATE mapping_data_roundfigure SET value = %s WHERE id = %s",
                [value, by_measure[measure]],
            )
        for measure, value in (("no_service", 48), ("unknown", 31)):
            cursor.execute(
                "UPDATE mapping_data_roundfigure SET value = %s WHERE id = %s",
                [value, item.figures.get(region="Total", measure__slug=measure).pk],
            )
    assert [c.what for c in check_round(item) if not c.holds] == ["SHA-256 of the file"]


def test_activation_leaves_who_and_when(made_up: MadeUpRound) -> None:
    made_up.load()
    user = UserFactory()
    call_command("activate_round", "made-up", by=user.email, verbosity=0)
    act = RoundAct.objects.get(round__slug="made-up", act=RoundAct.Act.ACTIVATED)
    assert (act.by, act.by_name) == (user, user.email)
    assert act.at is not None
    assert len(act.details["checks"]) == 27


def test_an_active_round_is_not_activated_again(made_up: MadeUpRound) -> None:
    made_up.activated()
    with pytest.raises(CommandError, match="active already"):
        call_command("activate_round", "made-up", by="a test")
    out = StringIO()
    call_command("activate_round", "made-up", by="a test", if_needed=True, stdout=out)
    assert "active already" in out.getvalue()
    assert RoundAct.objects.filter(round__slug="made-up").count() == 2


@pytest.mark.parametrize("command", ["check_round", "activate_round"])
def test_a_round_that_is_not_loaded_is_named(command: str) -> None:
    options = {"by": "a test"} if command == "activate_round" else {}
    with pytest.raises(CommandError, match="No round “nowhere-1999” is loaded"):
        call_command(command, "nowhere-1999", **options)


def test_a_new_version_supersedes_the_old_which_stays_readable(made_up: MadeUpRound) -> None:
    old = made_up.activated()
    before = csv_of(table_of(old))
    cells = {"no_service": "4", "unknown": "1"}
    made_up.change("figures.csv", 0, **cells)
    made_up.change("figures.csv", 9, no_service="50", unknown="29")
    made_up.change("round.csv", 0, version="2", changes="One answer came late.")
    new = made_up.activated()
    old.refresh_from_db()
    assert (old.state, new.state) == (Round.State.SUPERSEDED, Round.State.ACTIVE)
    assert new.supersedes == old
    assert csv_of(table_of(old)) == before
    act = old.acts.get(act=RoundAct.Act.SUPERSEDED)
    assert act.details == {"by_version": 2}
    rounds = published_rounds()
    assert choose(rounds, "made-up") == new
    assert choose(rounds, "made-up", 1) == old


def test_loading_a_new_version_does_not_yet_supersede(made_up: MadeUpRound) -> None:
    old = made_up.activated()
    made_up.change("round.csv", 0, version="2").load()
    assert choose(published_rounds(), "made-up") == old


def test_a_version_that_was_made_to_follow_another_is_refused(made_up: MadeUpRound) -> None:
    first = made_up.activated()
    second = made_up.change("round.csv", 0, version="2").loaded()
    third = made_up.change("round.csv", 0, version="3").loaded()
    activate_round(item=second, who=TESTER)
    with pytest.raises(RoundRefused, match="was not loaded to supersede"):
        activate_round(item=third, who=TESTER)
    with pytest.raises(RoundRefused, match="is not active"):
        supersede_round(old=Round.objects.get(pk=first.pk), new=third, who=TESTER)
    second.refresh_from_db()
    assert second.state == Round.State.ACTIVE


@pytest.mark.parametrize(
    ("layer", "value", "total"),
    [("recurrent", 73, 152), ("local", 38, 152), ("pause", 35, 152), ("fdac", 14, None)],
)
def test_a_layer_counts_authorities_or_teams_and_never_both(
    england: Round, layer: str, value: int, total: int | None
) -> None:
    *regions, last = layer_rows(table_of(england), layer)
    assert (last.region, last.value, last.total) == ("Total", value, total)
    assert sum(row.value for row in regions) == value
    assert len(regions) == 9
    for row in [*regions, last]:
        assert sum(number for *_, number in row.segments) == (row.total or 0)
        assert (row.total is None) == (row.unit == "teams")


def test_a_layer_that_the_round_has_not_gives_nothing(england: Round) -> None:
    assert layer_rows(table_of(england), "related") == []


def test_the_figures_of_many_rounds_are_read_in_one_query(
    england: Round, made_up: MadeUpRound, assert_queries: Callable
) -> None:
    rounds = [england, made_up.activated()]
    with assert_queries(1):
        tables = tables_of(rounds)
    assert [len(tables[item.pk].rows()) for item in rounds] == [10, 10]
