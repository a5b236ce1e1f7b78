"""The second reading: what stands between or in place of letters falls away."""

import pytest

from guard import check
from guard.plain import plain
from guard.undisguised import undisguised


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ask K-a-y-l-e-i-g-h about it", "ask Kayleigh about it"),
        ("f l a t  9, t h e  M a l t i n g s", "Flat  9, the Maltings"),
        ("at s.u.n.b.e.a.m.s now", "at Sunbeams now"),
        ("R0s1e and T0ni Fletch3r", "Rosie and Toni Fletcher"),
        ("bk in crt tmrw", "back in court tomorrow"),
        ("fianl hearng nxt wk", "final hearing next week"),
        ("https://maps.example/?q=9+Birch+Close", "https://maps.example/?q 9 Birch Close"),
    ],
)
def test_disguises_fall_away(written: str, read: str) -> None:
    again = undisguised(plain(written))
    assert again is not None
    assert again.text == read


@pytest.mark.parametrize(
    "written",
    [
        "The 1st and 2nd of ZC24C00123, M14 9ZY, at 10am on the M62.",
        "J. K. Rowling wrote it, e.g. in the U.K., and A Level results.",
        "Section 31(2)(a), Form C110A, PD12J and the MP3 file.",
        "",
    ],
)
def test_codes_and_short_forms_stay_as_they_are(written: str) -> None:
    assert undisguised(plain(written)) is None


def test_a_finding_of_the_second_reading_stands_where_the_writer_wrote_it() -> None:
    text = "Is K-a-y-l-e-i-g-h W-e-a-v-e-r known to anyone? She moved."
    (found,) = [one for one in check(text) if one.type == "full_name"]
    assert found.text == "K-a-y-l-e-i-g-h W-e-a-v-e-r"
    assert text[found.start : found.end] == found.text
