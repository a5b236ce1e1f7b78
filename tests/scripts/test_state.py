"""A start does what is due, and only that."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scripts import steps
from scripts.state import State
from scripts.steps import Step, database_identity

Made = tuple[State, Step, Step]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Two steps that were both done: the second rests on the first."""
    monkeypatch.setattr(steps.digest, "__defaults__", (tmp_path,))
    (tmp_path / "input.csv").write_text("a,b\n")
    first = Step("first", "Making", ("x",), ("*.csv",), tmp_path / "first.bin")
    second = Step("second", "Loading", ("y",), ("*.py",), tmp_path / "second.bin", ("first",))
    state = State(tmp_path / "state.json", (first, second))
    for step in (first, second):
        step.result.write_text("made")
        state.done(step)
    return state, first, second


def names(state: State, wanted: str = "second") -> list[str]:
    return [step.name for step in state.due([wanted])]


def test_nothing_is_due_when_nothing_changed(made: Made) -> None:
    assert names(made[0]) == []


def test_everything_is_due_the_first_time(made: Made) -> None:
    made[0].path.unlink()
    assert names(made[0]) == ["first", "second"]
    assert names(made[0], "first") == ["first"]


def test_a_changed_or_new_input_makes_a_step_due(made: Made) -> None:
    state, first, _ = made
    (first.result.parent / "input.csv").write_text("a,c\n")
    assert names(state) == ["first"]
    state.done(first)
    (first.result.parent / "another.csv").touch()
    assert names(state) == ["first"]


def test_a_missing_or_replaced_result_makes_a_step_due(made: Made) -> None:
    state, first, _ = made
    copy = first.result.with_suffix(".copy")
    copy.write_text("made")
    copy.replace(first.result)
    assert names(state) == ["first"]
    first.result.unlink()
    assert names(state) == ["first"]


def test_a_step_that_was_interrupted_is_due_though_its_result_is_there(made: Made) -> None:
    state, first, _ = made
    state.begun(first)
    assert names(state) == ["first"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"first": 1}'])
def test_a_state_file_that_makes_no_sense_is_no_state(made: Made, content: str) -> None:
    made[0].path.write_text(content)
    assert "first" in names(made[0])


def test_a_new_database_is_another_even_under_the_same_number(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    assert database_identity(path) is None
    identities = []
    for moment in ("2026-01-01", "2026-01-02"):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DROP TABLE IF EXISTS django_migrations")
            connection.execute("CREATE TABLE django_migrations (applied TEXT)")
            connection.execute("INSERT INTO django_migrations VALUES (?)", [moment])
        identities.append(database_identity(path))
    assert identities[0] != identities[1]


def test_a_file_that_is_no_database_is_none(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_text("not a database")
    step = replace(steps.STEPS[0], result=path, identity=database_identity)
    assert step.stamp()["result"] is None


def test_each_step_reads_files_that_are_there() -> None:
    for step in steps.STEPS:
        for pattern in step.inputs:
            assert any(steps.ROOT.glob(pattern)), f"{step.name}: {pattern}"
