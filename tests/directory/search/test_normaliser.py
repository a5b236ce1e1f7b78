"""Words are folded, written out and stemmed the same way for documents and queries."""

import pytest

from directory.search.normaliser import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FDAC", "Family Drug and Alcohol Court"),
        ("mums", "mothers"),
        ("prebirth", "pre-birth"),
        ("pregnant", "pregnancy"),
        ("St Michael’s", "St Michaels"),
        ("children removed", "removing child"),
        ("therapeutic", "therapy"),
        ("Hôpe", "hope"),
    ],
)
def test_two_spellings_of_one_thing_meet(one: str, other: str) -> None:
    assert sorted(words(one)) == sorted(words(other))


def test_stop_words_and_marks_leave_nothing() -> None:
    assert words("the of – …") == []
    assert words("\x00") == []
