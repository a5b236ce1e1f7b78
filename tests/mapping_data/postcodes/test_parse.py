"""Recognising and masking postcodes in what people type and in what logs hold."""

import random
import re
import string
import time
from urllib.parse import quote, quote_plus

import pytest

from mapping_data.postcodes.parse import Full, Outward, find_full_postcodes, mask, parse
from mapping_data.postcodes.sector import INWARD_LETTERS

OUTWARD_SHAPES = ("A9", "A99", "AA9", "AA99", "A9A", "AA9A")
SPACES = ("", " ", "  ", "\t", "\u00a0", "-", "\u2013", "\u200b", " \x00", "\r\n", "\u3000")


def made_up_postcodes(count: int = 300) -> list[tuple[str, str]]:
    """Well-shaped outward and inward codes of every shape, the same at each run."""
    chance = random.Random(20260101)

    def outward() -> str:
        shape = chance.choice(OUTWARD_SHAPES)
        pools = {"A": string.ascii_uppercase, "9": string.digits}
        return "".join(chance.choice(pools[mark]) for mark in shape)

    def inward() -> str:
        return chance.choice(string.digits) + "".join(chance.choices(INWARD_LETTERS, k=2))

    return [(outward(), inward()) for _ in range(count)]


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_a_postcode_is_the_same_however_it_is_spaced_and_cased(space: str) -> None:
    for outward, inward in made_up_postcodes():
        typed = f"{space}{outward}{space}{inward}{space}"
        assert parse(typed) == parse(typed.lower()) == Full(outward, inward)


def test_an_outward_code_alone_is_told_from_a_full_postcode() -> None:
    for outward, _ in made_up_postcodes():
        assert parse(f" {outward.lower()}\u00a0") == Outward(outward)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "M", "6", "Salford", "M6 5PC", "M6 5P", "AAA1 1AA", "M6 5PQ Salford", "GIR"),
        *("NPT 0AA", "M6 5PQ5", "\u0661M6", "M6 \u0665PQ", "1" * 500, "M6 5PQ" * 50),
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_what_is_not_shaped_like_a_postcode_is_not_one(text: str) -> None:
    assert parse(text) is None


def test_the_one_postcode_of_girobank_is_known() -> None:
    assert parse("gir0aa") == Full("GIR", "0AA")


def test_a_sector_is_read_as_its_outward_code_and_not_run_together() -> None:
    assert parse("L1 2") == Outward("L1")
    assert parse("L12") == Outward("L12")


def test_full_width_letters_of_another_keyboard_are_understood() -> None:
    assert parse("Ｍ６　５ＰＱ") == Full("M6", "5PQ")
    assert mask("Ｍ６　５ＰＱ") == "M6\u3000***"


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_every_postcode_in_a_sentence_is_found_where_it_stands(space: str) -> None:
    for outward, inward in made_up_postcodes(100):
        text = f"near ({outward}{space}{inward}), or {outward.lower()}{space}{inward.lower()}."
        spans = find_full_postcodes(text)
        assert [(span.outward, span.inward) for span in spans] == [(outward, inward)] * 2
        first = spans[0]
        assert text[first.start : first.end] == f"{outward}{space}{inward}"


def written_forms(outward: str, inward: str) -> list[str]:
    plain, hard = f"{outward} {inward}", f"{outward}\u00a0{inward}"
    return [
        plain,
        hard,
        outward + inward,
        f"{outward}-{inward}",
        f"{outward}            {inward}",
        quote(plain),
        quote(quote(plain)),
        quote_plus(plain),
        quote(hard),
        quote(f"{outward}\t{inward}"),
        repr(hard.replace("\u00a0", "\x00")),
        ascii(hard),
        f"{outward}\\u00a0{inward}",
        f"{outward}&nbsp;{inward}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("{}", "GET /services/?q={}&page=2 HTTP/1.1", "q%3D{}%26x", "%20{}%20", "\\t{}\\n"),
        *("_{}_", "{{'q': '{}'}}", "\\xa0{}", "\\u00a0{}", "https://x.test/{}/", "\u00e9 {}"),
    ],
)
def test_no_written_form_of_a_postcode_survives_masking(line: str) -> None:
    for outward, inward in made_up_postcodes(60):
        for form in written_forms(outward, inward) + written_forms(outward.lower(), inward.lower()):
            masked = mask(line.format(form))
            assert inward.upper() not in masked.upper()
            assert outward.upper() in masked.upper()
            assert masked.count("***") == 1


def test_masking_keeps_the_outward_code_and_the_rest_as_written() -> None:
    assert mask("?near=M6%205PQ&page=2") == "?near=M6%20***&page=2"
    assert mask("M6 5PQ and sw1a1aa") == "M6 *** and sw1a***"


def test_a_mistyped_postcode_is_masked_too() -> None:
    assert mask("M6 5PO") == "M6 ***"


@pytest.mark.parametrize(
    "text",
    [
        '"GET /areas/E08000006/?serves=E08000006 HTTP/1.1" 200 5678',
        "[22/Nov/2025:04:57:00 +0000]",
        "6f1f5e0a-6c0b-5d1e-9a3c-0b6f8a3d2c11",
        "Python 3.11.7, Django 5.2, v1.2rc1, near=M6, e12 and M60",
        "N1 2ABC, N12AB3 and XM6 5PQ5",
        "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
    ],
)
def test_codes_dates_and_versions_are_left_alone(text: str) -> None:
    assert mask(text) == text
    assert find_full_postcodes(text) == []


def test_masking_a_huge_hostile_line_stays_fast() -> None:
    # A run of separators after an outward code is the worst case; it takes 0.1 s, and
    # would take hours if each start were tried to the end.
    started = time.perf_counter()
    for piece in (" ", "%20", "M6%25", "M6 "):
        assert "***" not in mask("M6" + piece * 100_000)
    assert time.perf_counter() - started < 10
    assert re.fullmatch(r"(M6 \*\*\* ){1000}", mask("M6 5PQ " * 1000))
