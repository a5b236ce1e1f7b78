"""A field follows the file only while its value is still the one that the import gave."""

from typing import Any

import pytest

from mapping_data.importers.cells import parts_of
from mapping_data.importers.merge import merge

RULES: dict[str, tuple[Any, Any, Any, str]] = {
    # what is tested: live value, value given last, value in the file, what happens
    "untouched and unchanged": ("a", "a", "a", "nothing"),
    "untouched and new in the file": ("a", "a", "b", "change"),
    "changed by an editor": ("e", "a", "a", "conflict"),
    "changed by an editor and in the file": ("e", "a", "b", "conflict"),
    "changed by an editor to what the file now says": ("b", "a", "b", "nothing"),
    "emptied by an editor": ("", "a", "a", "conflict"),
    "a list that an editor added to": (["a", "e"], ["a"], ["a"], "conflict"),
}


@pytest.mark.parametrize(("live", "last", "new", "expected"), RULES.values(), ids=RULES)
def test_the_rule(live: Any, last: Any, new: Any, expected: str) -> None:
    result = merge(live={"field": live}, last={"field": last}, new={"field": new})
    assert result.changes == ({"field": new} if expected == "change" else {})
    assert result.conflicts == (["field"] if expected == "conflict" else [])
    assert result.remembered == {"field": last if expected == "conflict" else new}


def test_a_record_that_no_import_has_given_is_an_editors_even_where_it_is_blank() -> None:
    result = merge(live={"name": "", "note": "x"}, last=None, new={"name": "n", "note": "x"})
    assert (result.changes, result.conflicts) == ({}, ["name"])
    again = merge(
        live={"name": "", "note": "x"}, last=result.remembered, new={"name": "n", "note": "x"}
    )
    assert again.conflicts == ["name"]


def test_a_field_that_the_import_has_only_learnt_fills_a_blank_and_nothing_else() -> None:
    new = {"name": "n", "summary": "s", "length": "l"}
    live = {"name": "n", "summary": "", "length": "an editor's"}
    result = merge(live=live, last={"name": "n"}, new=new)
    assert result.changes == {"summary": "s"}
    assert result.conflicts == ["length"]


def test_remarks_in_brackets_hold_their_semicolons_together() -> None:
    text = "one.txt (box: A; B p. 19); https://two.example.org/ (2018-08); three.txt"
    assert parts_of(text) == [
        "one.txt (box: A; B p. 19)",
        "https://two.example.org/ (2018-08)",
        "three.txt",
    ]
