"""A registry keeps the first entry of a key and says what is missing."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from foundation.registry import Registry


@pytest.fixture
def colours() -> Registry[str, int]:
    registry = Registry[str, int]("colour")
    registry.register("red", 1)
    registry.register("green", 2)
    return registry


def test_what_is_registered_is_found_in_its_order(colours: Registry[str, int]) -> None:
    assert colours["green"] == 2
    assert list(colours.items()) == [("red", 1), ("green", 2)]
    assert (len(colours), "red" in colours, "blue" in colours) == (2, True, False)


def test_a_second_entry_of_a_key_is_refused(colours: Registry[str, int]) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"There is already a colour for 'red'\."):
        colours.register("red", 3)
    assert colours["red"] == 1


def test_a_missing_key_is_named(colours: Registry[str, int]) -> None:
    with pytest.raises(KeyError, match="There is no colour for 'blue'"):
        colours["blue"]
    assert colours.get("blue", 0) == 0


def test_a_registry_can_begin_with_entries_of_its_own() -> None:
    first = {"red": 1}
    registry = Registry("colour", first)
    registry.register("blue", 2)
    assert (dict(registry), first) == ({"red": 1, "blue": 2}, {"red": 1})
