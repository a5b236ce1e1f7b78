"""Loading a round: all of it or nothing, and never over what was loaded."""

from pathlib import Path

import pytest

from mapping_data.importers.problems import ImportRefused
from mapping_data.models import Round
from mapping_data.rounds import csv_of, newest, table_of
from tests.mapping_data.round_files import MadeUpRound

pytestmark = pytest.mark.django_db


@pytest.fixture
def made_up(tmp_path: Path) -> MadeUpRound:
    return MadeUpRound(tmp_path / "one")


def test_loading_twice_changes_nothing_and_says_so(made_up: MadeUpRound) -> None:
    made_up.load()
    assert made_up.load().unchanged_since is not None
    report = made_up.load(force=True).report
    assert report is not None
    assert report.changes_nothing
    assert report.unchanged == 1
    assert Round.objects.filter(slug="made-up").count() == 1


def test_a_dry_run_loads_nothing(made_up: MadeUpRound) -> None:
    made_up.load(dry_run=True)
    assert newest("made-up") is None


@pytest.mark.parametrize(
    ("file", "cells"),
    [("figures.csv", {"no_service": "4"}), ("notes.csv", {"text": "Put better."})],
)
def test_a_changed_file_does_not_touch_what_was_loaded(
    made_up: MadeUpRound, file: str, cells: dict[str, str]
) -> None:
    before = csv_of(table_of(made_up.loaded()))
    report = made_up.change(file, 0, **cells).load().report
    assert report is not None
    assert "frozen" in report.left_alone[0]["why"]
    assert "raise the version" in report.left_alone[0]["why"]
    after = newest("made-up")
    assert after is not None
    assert csv_of(table_of(after)) == before
    assert "Put better." not in after.notes.values_list("text", flat=True)


def test_an_earlier_version_is_not_loaded_after_a_later_one(made_up: MadeUpRound) -> None:
    made_up.change("round.csv", 0, version="5").load()
    report = made_up.change("round.csv", 0, version="4").load().report
    assert report is not None
    assert "a later version" in report.left_alone[0]["why"]


REFUSED = [
    ("figures.csv", 0, {"region": "Narnia"}, "figures.csv, line 2, column region, “Narnia”"),
    ("figures.csv", 0, {"region": "Narnia"}, "gives nothing for North East"),
    ("figures.csv", 1, {"region": "North East"}, "stands in line 2 already"),
    ("figures.csv", 2, {"unknown": "-3"}, "line 4, column unknown, “-3”"),
    ("figures.csv", 2, {"unknown": ""}, "line 4, column unknown: is not a whole number"),
    ("figures.csv", 2, {"unknown": "3.5"}, "line 4, column unknown, “3.5”"),
    ("figures.csv", 0, {"source": "elsewhere.txt"}, "line 2, column source, “elsewhere.txt”"),
    ("figures.csv", 0, {"source_date": "2020-06"}, "line 2, column source_date, “2020-06”"),
    ("measures.csv", 1, {"role": "guess"}, "measures.csv, line 3, column role, “guess”"),
    ("measures.csv", 1, {"role": "total"}, "exactly one measure of the role total"),
    ("measures.csv", 1, {"layer": "sea"}, "measures.csv, line 3, column layer, “sea”"),
    ("measures.csv", 1, {"slug": "other"}, "its measures should be"),
    ("measures.csv", 1, {"meaning": ""}, "measures.csv, line 3, column meaning: is blank"),
    ("notes.csv", 0, {"kind": "gossip"}, "notes.csv, line 2, column kind, “gossip”"),
    ("notes.csv", 0, {"text": ""}, "notes.csv, line 2, column text: is blank"),
    ("round.csv", 0, {"slug": "other"}, "round.csv, line 2, column slug, “other”"),
    ("round.csv", 0, {"source": "nothing"}, "round.csv, line 2, column source, “nothing”"),
    ("round.csv", 0, {"version": "0"}, "round.csv, line 2, column version, “0”"),
    ("round.csv", 0, {"vintage": "soon"}, "round.csv, line 2, column vintage, “soon”"),
    ("round.csv", 0, {"vintage": ""}, "round.csv, line 2, column vintage: is blank"),
    ("round.csv", 0, {"published": "soon"}, "round.csv, line 2, column published, “soon”"),
]


@pytest.mark.parametrize(("file", "row", "cells", "words"), REFUSED)
def test_a_wrong_file_is_refused_with_its_place_and_nothing_is_loaded(
    made_up: MadeUpRound, file: str, row: int, cells: dict[str, str], words: str
) -> None:
    with pytest.raises(ImportRefused) as refused:
        made_up.change(file, row, **cells).load()
    assert words in str(refused.value)
    assert newest("made-up") is None


def test_a_file_without_its_total_is_refused(made_up: MadeUpRound) -> None:
    made_up.tables["figures.csv"].pop()
    with pytest.raises(ImportRefused, match="its last row should be Total"):
        made_up.load()


def test_two_rounds_in_one_file_are_refused(made_up: MadeUpRound) -> None:
    made_up.tables["round.csv"].append(made_up.tables["round.csv"][0] | {"slug": "b"})
    with pytest.raises(ImportRefused, match="has 2 rows; it should have one"):
        made_up.load()


@pytest.mark.parametrize("slug", ["live", "compare", "find", "feed"])
def test_a_reserved_word_is_no_slug(tmp_path: Path, slug: str) -> None:
    with pytest.raises(ImportRefused, match="should be"):
        MadeUpRound(tmp_path / "two", slug).load()
