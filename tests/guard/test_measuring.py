"""The guard on the labelled set. `held_out` was written before the rules were tuned."""

import json
from pathlib import Path

import pytest

from guard.findings import TYPES, Finding
from guard.labelled import Label, Post, read_posts
from guard.measuring import Checked, checked, figures, precision_by_type

FILE = Path(__file__).parent / "guard_posts.jsonl"
SETS = [json.loads(line)["set"] for line in FILE.read_text(encoding="utf-8").splitlines()]
PARTS = {
    part: checked(post for post, own in zip(read_posts(FILE), SETS, strict=True) if own == part)
    for part in ("dev", "held_out")
}


@pytest.mark.parametrize("part", PARTS)
def test_it_finds_what_identifies_and_lets_everyday_posts_pass(part: str) -> None:
    found = figures(PARTS[part])
    _print(part, found, precision_by_type(PARTS[part]))
    assert found["recall"] >= 0.95
    assert found["hold_recall"] >= 0.98
    assert found["innocent_stopped"] + found["innocent_warned"] <= 0.05


def _print(part: str, found: dict, precision: dict) -> None:
    print(f"\n{part}: {len(PARTS[part])} posts, recall {found['recall']:.3f}")
    for kind in TYPES:
        recall = found["recall_by_type"][kind]
        print(f"  {kind:30} recall {recall or 0:.2f}  precision {precision[kind] or 0:.2f}")


def test_the_set_is_large_enough_even_and_of_every_type() -> None:
    for posts in PARTS.values():
        kinds = [one.post.kind for one in posts]
        assert 0.4 < kinds.count("innocent") / len(kinds) < 0.6
        assert {label.type for one in posts for label in one.post.labels} == set(TYPES)
    assert len(SETS) >= 320
    assert len({one.post.id for posts in PARTS.values() for one in posts}) == len(SETS)


def _post(text: str, *labels: Label, kind: str = "identifying") -> Post:
    return Post("1", text, kind, labels)


def _finding(start: int, end: int, severity: str = "warn") -> Finding:
    return Finding("phone", start, end, "", severity, "")


def test_any_occurrence_of_the_words_and_any_type_of_finding_counts() -> None:
    post = _post("Jade, Jade", Label("full_name", "Jade", "warn"))
    assert figures([Checked(post, [_finding(8, 9)])])["recall"] == 1
    assert figures([Checked(post, [_finding(4, 6)])])["recall"] == 0


def test_a_held_post_counts_as_held_for_each_label_to_be_held() -> None:
    post = _post("Jade 1/2/90", Label("full_name", "Jade", "hold"), Label("phone", "1/2", "warn"))
    assert figures([Checked(post, [_finding(5, 6, "hold")])])["hold_recall"] == 1
    assert figures([Checked(post, [_finding(0, 4)])])["hold_recall"] == 0


def test_stopped_and_warned_are_apart() -> None:
    quiet = _post("a", kind="innocent")
    three = [
        Checked(quiet, []),
        Checked(quiet, [_finding(0, 1)]),
        Checked(quiet, [_finding(0, 1), _finding(0, 1, "hold")]),
    ]
    found = figures(three)
    assert found["innocent_stopped"] == found["innocent_warned"] == pytest.approx(1 / 3)
    assert found["recall"] is None
    assert set(found["recall_by_type"].values()) == {None}
