import ast
import random
from itertools import pairwise
from pathlib import Path

import pytest

import guard
from guard import check
from guard.labelled import read_posts

POSTS = read_posts(Path(__file__).parent / "guard_posts.jsonl")


def test_every_finding_is_a_stretch_of_the_text() -> None:
    for post in POSTS:
        for found in check(post.text):
            assert 0 <= found.start < found.end <= len(post.text)
            assert found.text == post.text[found.start : found.end]
            assert found.reason


def test_findings_come_in_order_and_those_of_one_type_apart() -> None:
    for post in POSTS:
        found = check(post.text)
        assert [one.start for one in found] == sorted(one.start for one in found)
        for kind in {one.type for one in found}:
            same = [one for one in found if one.type == kind]
            assert all(a.end <= b.start for a, b in pairwise(same))


def test_the_same_text_is_read_the_same_way_twice() -> None:
    for post in POSTS[:60]:
        assert check(post.text) == check(post.text)


def test_a_full_name_with_a_birth_date_is_held_however_far_apart() -> None:
    text = "Her name is Xanthe Oyelaran. " + "We talked for a while. " * 80 + "Her dob is 3/5/1991."
    severities = {one.type: one.severity for one in check(text)}
    assert severities["full_name"] == severities["date_of_birth"] == "hold"


@pytest.mark.parametrize("text", ["Her name is Xanthe Oyelaran.", "Her dob is 3/5/1991."])
def test_either_alone_only_warns(text: str) -> None:
    assert {one.severity for one in check(text)} == {"warn"}


def test_a_disguise_changes_nothing() -> None:
    plain = check("Please ring Jade Whittaker, NHS number 943 476 5919, about her contact.")
    hidden = check(
        "Please ring J**ad**e Whit\u200btaker, NHS number ９４３ 476&nbsp;5919, about her contact."
    )
    assert [(one.type, one.severity) for one in plain] == [
        (one.type, one.severity) for one in hidden
    ]
    assert len(plain) == 2


def test_no_text_at_all_makes_it_fail() -> None:
    chance = random.Random(11)
    pieces = [
        "", " ", "\n\n", "&#0;", "&#1114112;", "&#xD800;", "<b", "[](", "**", "\ud800", "\x00", "²",
        "Ⅷ", "①", "０", "dob", "born on", "NHS", "Mr", "@", "at", "dot", "9", "07700",
        "Leeds Court", "Kelly", "mum", "is 23", "St", "'s", "-", "é\u0301\u0301", "ﷺ", "🏳️‍🌈",
        "court", "tomorrow",
    ]  # fmt: skip
    for _ in range(400):
        text = chance.choice(["", " "]).join(chance.choices(pieces, k=chance.randint(0, 25)))
        for found in check(text):
            assert found.text == text[found.start : found.end] != ""


def test_nothing_is_logged_kept_or_sent() -> None:
    """The guard imports nothing that could write or send."""
    parts = Path(guard.__file__).parent.rglob("*.py")
    allowed = {
        "ast", "bisect", "collections", "guard", "dataclasses", "functools", "html",
        "itertools", "json", "pathlib", "re", "typing", "unicodedata",
    }  # fmt: skip
    for path in parts:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] in allowed, path
            elif isinstance(node, ast.Import):
                assert {name.name.split(".")[0] for name in node.names} <= allowed, path
            elif isinstance(node, ast.Call):
                assert ast.unparse(node.func) not in ("print", "open"), path


def test_a_finding_begins_and_ends_with_a_letter_of_its_own() -> None:
    text = "Kelly Marsh, 23, from Wigan tells how her children came home."
    found = {one.type: one.text for one in check(text)}
    assert found["age_place"] == "23, from Wigan"
