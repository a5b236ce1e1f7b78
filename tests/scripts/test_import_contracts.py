"""A circle of imports is found, whatever hangs on it, and named once."""

from itertools import pairwise

from scripts.import_contracts import find_circles


def test_modules_that_import_only_downwards_have_no_circle() -> None:
    imports = {"views": {"forms", "models"}, "forms": {"models"}, "models": set[str]()}

    assert find_circles(imports) == []


def test_a_circle_is_named_in_the_order_of_its_imports() -> None:
    imports = {"models": {"presenters"}, "presenters": {"words"}, "words": {"models"}}

    (circle,) = find_circles(imports)

    assert circle[0] == circle[-1]
    assert set(pairwise(circle)) == {
        ("models", "presenters"),
        ("presenters", "words"),
        ("words", "models"),
    }


def test_two_circles_are_both_found() -> None:
    imports = {"a": {"b"}, "b": {"a"}, "c": {"d"}, "d": {"c", "a"}}

    assert {frozenset(circle) for circle in find_circles(imports)} == {
        frozenset({"a", "b"}),
        frozenset({"c", "d"}),
    }
