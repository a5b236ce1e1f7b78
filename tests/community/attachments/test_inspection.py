"""What is taken as an attachment, what is kept of it, and what is refused."""

from collections.abc import Callable

import pytest

from community.attachments.file_types import KINDS
from community.attachments.inspection import MOST_READ, examined, in_words
from foundation.uploads.exceptions import UploadRefused
from tests.foundation.uploads.files import (
    document,
    open_document,
    pdf,
    picture,
    slides,
    workbook,
)

GOOD: dict[str, bytes] = {
    "a.pdf": pdf(),
    "a.png": picture("PNG"),
    "a.jpg": picture(),
    "a.txt": "Endings, in pencil – and ink.".encode(),
    "a.csv": b"year,families\n2024,12\n",
    "a.docx": document(),
    "a.xlsx": workbook("<row><c><v>12</v></c></row>"),
    "a.pptx": slides("How we end"),
    "a.odt": open_document("How we end"),
}


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(UploadRefused) as reason:
        examined(name, data)
    return str(reason.value)


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_is_taken(name: str) -> None:
    found = examined(name, GOOD[name])
    assert found.kind in KINDS
    assert found.data


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_a_file_must_be_what_its_ending_says(name: str, other: str) -> None:
    """Text that is a table, and a table that is text, are the two that cannot be told apart."""
    texts = {"a.txt", "a.csv"}
    if name == other or {name, other} <= texts:
        examined(other, GOOD[name])
    else:
        refusal(other, GOOD[name])


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a.docm", "a.zip", "a", ".pdf.js"])
def test_other_kinds_are_refused_with_the_list_of_those_that_are_taken(name: str) -> None:
    assert "PDF, PNG, JPG" in refusal(name, pdf())


@pytest.mark.parametrize("name", GOOD)
def test_an_empty_file_is_refused(name: str) -> None:
    assert refusal(name, b"") == "it is empty."


@pytest.mark.parametrize("name", GOOD)
def test_a_cut_file_is_refused_and_breaks_nothing(name: str) -> None:
    for length in range(0, len(GOOD[name]) - 20, max(1, len(GOOD[name]) // 25)):
        if name not in ("a.txt", "a.csv"):
            refusal(name, GOOD[name][:length] or b"x")


def test_a_file_above_the_limit_is_refused(settings: object) -> None:
    settings.ATTACHMENT_MOST_BYTES = 2 * 1024 * 1024  # type: ignore[attr-defined]
    assert refusal("a.txt", b"x" * (2 * 1024 * 1024 + 1)) == "it is larger than 2 MB."


@pytest.mark.parametrize(
    ("size", "words"), [(640, "640 bytes"), (12_900, "12 KB"), (1_400_000, "1.3 MB")]
)
def test_sizes_are_said_in_words(size: int, words: str) -> None:
    assert in_words(size) == words


def test_what_is_too_long_to_be_read_says_so() -> None:
    found = examined("a.txt", b"word " * MOST_READ)
    assert len(found.text) == MOST_READ
    assert not found.is_read


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says what it mends
def test_a_bent_file_is_refused_and_breaks_nothing() -> None:
    """Each byte of small files turned over: whatever comes of it, never an error of ours."""
    takers: list[Callable[[], object]] = []
    for name in ("a.png", "a.jpg", "a.docx", "a.odt", "a.xlsx"):
        data = GOOD[name]
        for place in range(0, len(data), max(1, len(data) // 150)):
            bent = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
            takers.append(lambda name=name, bent=bent: examined(name, bent))  # type: ignore[misc]
    for take in takers:
        try:
            take()
        except UploadRefused:
            continue
