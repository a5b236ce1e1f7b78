"""What is left of a text when it has been cleaned."""

import pytest

from foundation.text import make_printable_line, remove_accents, remove_control_characters


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a\tb\r\nc  ", "a b c"),
        ("a\0b\x85c\u2028d", "a b c d"),
        ("a\u202eb\u200bc", "a b c"),
        ("Siân’s café", "Siân’s café"),
        ("\n\0", ""),
    ],
)
def test_a_printable_line_has_no_break_and_nothing_unseen(text: str, line: str) -> None:
    assert make_printable_line(text) == line


def test_control_characters_go_but_tabs_and_line_breaks_stay() -> None:
    assert remove_control_characters("a\0\x0b\x0c\x1fb\tc\r\nd\x7f") == "ab\tc\r\nd\x7f"


def test_letters_lose_their_accents_and_nothing_else() -> None:
    assert remove_accents("Ynys Môn, ﬁve Ａ, don’t") == "Ynys Mon, five A, don’t"
