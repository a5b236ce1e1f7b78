"""Forms of a word have one stem, in every thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from foundation.stemming import stem


@pytest.mark.parametrize("word", ["referral", "referrals"])
def test_forms_of_a_word_have_one_stem(word: str) -> None:
    assert stem(word) == "referr"


def test_a_word_without_an_ending_is_its_own_stem() -> None:
    assert [stem(word) for word in ("court", "e06000063", "")] == ["court", "e06000063", ""]


def test_threads_do_not_disturb_each_other() -> None:
    words = [f"meeting{'s' * (number % 2)}{number}ings" for number in range(2_000)]
    one_by_one = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem.__wrapped__, words)) == one_by_one
