"""Numbers from outside: plain digits, and no more of them than a key can have."""

import pytest

from foundation.numbers import read_integer


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * 17, 10**17 - 1)]
)
def test_plain_digits_are_a_number(text: str, number: int) -> None:
    assert read_integer(text) == number


@pytest.mark.parametrize("text", ["", " 1", "-1", "+1", "1.0", "1_0", "1e3", "²", "٣", "9" * 18])
def test_anything_else_is_none(text: str) -> None:
    assert read_integer(text) is None


def test_fewer_digits_can_be_asked_for() -> None:
    assert (read_integer("999", most_digits=3), read_integer("1000", most_digits=3)) == (999, None)
