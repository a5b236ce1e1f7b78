"""Numbers as sources print them."""

from decimal import Decimal

import pytest

from mapping_data.printed_numbers import plain, read_number, written_like

READ = [
    ("14", "14", "0"),
    ("0", "0", "0"),
    ("1,116", "1116", "0"),
    ("0.8", "0.8", "0"),
    ("+1.2", "1.2", "0"),
    ("61.2%", "61.2", "0.05"),
    ("6%", "6", "0.5"),
    ("£447k", "447000", "500"),
    ("£2,390k", "2390000", "500"),
    ("£1.2m", "1200000", "50000"),
    ("(£67k)", "-67000", "500"),
]


@pytest.mark.parametrize(("text", "value", "slack"), READ)
def test_a_printed_number_is_read_in_full_with_its_rounding(
    text: str, value: str, slack: str
) -> None:
    found = read_number(text)
    assert found is not None
    assert (plain(found.value), found.slack) == (value, Decimal(slack))
    assert written_like(found.value, found) == text


@pytest.mark.parametrize(
    "text",
    ["", "1 in 4", "two thirds", "not in text", "yes", "(3", "3)", "12,34", "1.2.3", "£", "c"],
)
def test_words_are_no_number(text: str) -> None:
    assert read_number(text) is None


def test_a_number_worked_out_is_written_as_the_source_writes() -> None:
    money, share = read_number("£8,232k"), read_number("6%")
    assert money is not None
    assert share is not None
    assert written_like(Decimal(8_231_000), money) == "£8,231k"
    assert written_like(Decimal(-67_000), money) == "(£67k)"
    assert written_like(Decimal(200) / 37, share, 1) == "5.4%"


@pytest.mark.parametrize(
    ("value", "text"), [("7.0000", "7"), ("0.8000", "0.8"), ("100", "100"), ("-0.0", "0")]
)
def test_plain_digits_have_no_needless_nought(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
    assert plain(None) == ""
