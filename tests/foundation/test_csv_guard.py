"""No cell of a CSV file runs as a formula; every other cell stays as it is."""

import pytest

from foundation.csv_guard import escape_formula


@pytest.mark.parametrize("cell", ["=cmd()", "+1", "-1", "@system", "\t=1", "\r=1"])
def test_an_apostrophe_makes_a_formula_text(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"
    assert escape_formula(cell, strictly=True) == f"'{cell}"


@pytest.mark.parametrize("cell", ["%A1", "|calc", " =1", "\n@x", "\u00a0-1"])
def test_what_only_some_programs_run_is_escaped_on_request(cell: str) -> None:
    assert escape_formula(cell) == cell
    assert escape_formula(cell, strictly=True) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Leeds", "1 - 2", "a=b", "'quoted'", "50%"])
def test_other_cells_stay(cell: str) -> None:
    assert escape_formula(cell) == escape_formula(cell, strictly=True) == cell


def test_a_cell_can_hold_any_value() -> None:
    assert [escape_formula(value) for value in (None, 12, -3)] == ["", "12", "'-3"]
