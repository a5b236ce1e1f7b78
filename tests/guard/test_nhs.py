import pytest

from guard import check
from guard.nhs import has_check_digit


@pytest.mark.parametrize("digits", ["9434765919", "4010232137", "4505577104"])
def test_the_last_digit_checks_the_others(digits: str) -> None:
    assert has_check_digit(digits)
    wrong = str((int(digits[9]) + 1) % 10)
    assert not has_check_digit(digits[:9] + wrong)


def test_changing_any_digit_breaks_the_check() -> None:
    for place in range(9):
        for other in "0123456789":
            changed = "943476591"[:place] + other + "943476591"[place + 1 :] + "9"
            assert has_check_digit(changed) == (changed == "9434765919")


@pytest.mark.parametrize(
    "text",
    [
        "Order number 6129845031 has come.",
        "The reference for the boxes is 6129845031.",
        "ISBN 0415370348 is the paperback.",
        "See ISBN 1-84905-513-0 and 1849050961.",
        "It is 978 0 415 37034 9 in the catalogue.",
        "Samaritans are on 116 123 and Childline on 0800 1111.",
        "Ring NHS 111, or the helpline on 0300 123 3393.",
        "Figures: 1234 5678 90, and 12,345,678,90 in all.",
    ],
)
def test_other_numbers_of_ten_digits_are_no_nhs_numbers(text: str) -> None:
    assert check(text) == []


def test_a_mistyped_number_called_an_nhs_number_is_held() -> None:
    (found,) = check("NHS number 943 476 5918, seen at 14 weeks.")
    assert (found.type, found.severity) == ("nhs_number", "hold")
