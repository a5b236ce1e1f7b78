import re

import pytest

from guard.spelled import closed_up, runs, windows


@pytest.mark.parametrize(
    "written",
    [
        "943 476 5919",
        "9.4.3.4.7.6.5.9.1.9",
        "943-476-5919",
        "(943) 476/5919",
        "nine four three four seven six five nine one nine",
        "nine-four-three, four-seven-six, five-nine-one-nine",
        "9434765919",
        "943 476 59I9",
    ],
)
def test_ten_digits_are_read_however_they_are_spelled(written: str) -> None:
    found = [w for run in runs(f"It is {written}, she says.") for w in windows(run, 10, 10)]
    assert [window.digits for window in found] == ["9434765919"]


def test_double_and_hundred_are_written_out() -> None:
    said = "oh double seven double oh nine hundred one two three"
    found = [window.digits for run in runs(said) for window in windows(run, 11, 11)]
    assert found == ["07700900123"]


@pytest.mark.parametrize("written", ["M 6 5 F W", "em six five eff double-u", "m.6.5.f.w"])
def test_letters_are_closed_up_with_digits(written: str) -> None:
    text = f"Try {written} first"
    found = [span for run in runs(text) for span in closed_up(run, re.compile("M65FW"))]
    assert [text[start:end] for start, end in found] == [written]


def test_words_between_end_a_run() -> None:
    assert not [w for run in runs("943 of 476 in 5919") for w in windows(run, 10, 10)]
