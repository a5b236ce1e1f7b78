"""The guard over posts labelled by hand, and the command that measures it over any such file."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from guard import check
from guard.findings import TYPES
from guard.labelled import read_posts
from guard.measuring import checked, figures

POSTS = Path(__file__).parents[2] / "guard" / "guard_posts.jsonl"
BY_ANOTHER = Path(__file__).parents[2] / "guard" / "guard_posts_by_another.jsonl"
BY_MANY = Path(__file__).parents[2] / "guard" / "guard_posts_by_many.jsonl"
IN_HASTE = Path(__file__).parents[2] / "guard" / "guard_posts_in_haste.jsonl"


def measured(path: Path) -> dict[str, Any]:
    out = StringIO()
    call_command("check_guard", str(path), "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def written(folder: Path, *rows: dict[str, Any] | str) -> Path:
    path = folder / "posts.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def post(text: str, *findings: dict[str, Any], kind: str = "identifying") -> dict[str, Any]:
    return {"id": "one", "text": text, "kind": kind, "findings": list(findings)}


def label(kind: str, words: str, severity: str | None = None) -> dict[str, Any]:
    return {"type": kind, "span_text": words, "severity": severity}


def test_it_finds_what_identifies_and_lets_innocent_posts_through() -> None:
    found = figures(checked(read_posts(POSTS)))
    assert found["recall"] >= 0.95
    assert found["hold_recall"] >= 0.98
    assert found["innocent_stopped"] <= 0.05
    assert found["innocent_warned"] <= 0.08


def test_posts_by_somebody_who_had_not_seen_the_rules_fare_as_well() -> None:
    found = figures(checked(read_posts(BY_ANOTHER)))
    assert found["recall"] >= 0.95
    assert found["innocent_stopped"] <= 0.05


def test_posts_by_eleven_hands_who_had_not_seen_the_rules_either_are_read() -> None:
    """Each of their sets was measured before the rules were mended by it (docs/decisions.md)."""
    found = figures(checked(read_posts(BY_MANY)))
    assert found["recall"] >= 0.95
    assert found["hold_recall"] >= 0.97
    assert found["innocent_stopped"] <= 0.01
    assert found["innocent_warned"] <= 0.05


def test_posts_written_in_haste_and_in_disguise_are_mostly_read_too() -> None:
    """Without capitals, points or whole sentences, pasted from tables, spelled to get through."""
    found = figures(checked(read_posts(IN_HASTE)))
    assert found["recall"] >= 0.88
    assert found["hold_recall"] >= 0.98
    assert found["innocent_stopped"] == 0
    assert found["innocent_warned"] <= 0.06


def test_the_labelled_set_is_large_and_half_of_it_is_innocent() -> None:
    posts = read_posts(POSTS)
    innocent = [one for one in posts if one.kind == "innocent"]
    assert len(posts) >= 300
    assert 0.4 <= len(innocent) / len(posts) <= 0.6
    assert {found.type for one in posts for found in one.labels} == set(TYPES)


def test_the_command_counts_a_finding_by_the_text_that_it_overlaps(tmp_path: Path) -> None:
    number = label("nhs_number", "943 476 5919", "hold")
    path = written(
        tmp_path,
        post("Her NHS number is 943 476 5919.", number),
        post("Nothing of it is here.", label("postcode", "M6 5PX")),
        post("We read Cox and others (2017).", kind="innocent"),
    )
    found = measured(path)
    assert set(found) == {
        "recall",
        "recall_by_type",
        "hold_recall",
        "innocent_stopped",
        "innocent_warned",
    }
    assert found["recall"] == 0.5
    assert found["recall_by_type"]["nhs_number"] == found["hold_recall"] == 1
    assert found["recall_by_type"]["postcode"] == 0
    assert found["recall_by_type"]["phone"] is None
    assert found["innocent_stopped"] == found["innocent_warned"] == 0


def test_in_words_it_names_what_was_missed(tmp_path: Path) -> None:
    out = StringIO()
    path = written(tmp_path, post("Nothing of it is here.", label("postcode", "M6 5PX")))
    call_command("check_guard", str(path), stdout=out)
    assert "missed  one: postcode: 'M6 5PX'" in out.getvalue()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "this is not JSON"),
        ("[1]", "an object is needed"),
        ({"id": "x", "text": "y", "kind": "innocent"}, "“findings” is missing"),
        (post("x", kind="odd"), "kind “odd” is neither"),
        (post("x", label("shoe_size", "x")), "“shoe_size” is no type"),
        (post("x", label("email", "x", "perhaps")), "severity “perhaps”"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_counted(
    tmp_path: Path, line: dict[str, Any] | str, words: str
) -> None:
    path = written(tmp_path, post("Good.", kind="innocent"), line)
    with pytest.raises(CommandError, match=words) as refused:
        measured(path)
    assert "line 2" in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "\0", "é" * 5000, "9" * 20_000, "@" * 3000, "a " * 9000, "‮​﷽🜁" * 500, "&#x110000;"]
)
def test_nothing_that_is_typed_breaks_it_and_each_finding_lies_in_the_text(text: str) -> None:
    for finding in check(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
