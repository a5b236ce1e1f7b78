"""Names of files, as they are shown and as the guard reads them."""

import pytest

from foundation.uploads.filenames import clean_filename, get_readings


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/notes.PDF", "notes.pdf"),
        ("C:\\Users\\kim\\notes.txt", "notes.txt"),
        ("a\u202efdp.exe.pdf", "afdp.exe.pdf"),
        ("new\r\nline\x00.txt", "new line.txt"),
        ("  many   spaces .txt", "many spaces.txt"),
        (".txt", "file.txt"),
        ("...", "file."),
        ("notes", "notes"),
        ("Über uns.odt", "Über uns.odt"),
    ],
)
def test_names_are_shown_without_folders_and_what_is_not_seen(given: str, shown: str) -> None:
    assert clean_filename(given) == shown.rstrip(".")


def test_a_long_name_keeps_its_ending() -> None:
    name = clean_filename("x" * 400 + ".docx")
    assert len(name) == 100
    assert name.endswith("x.docx")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("JasmineOkafor_care-plan.docx", "Jasmine Okafor care plan"),
        ("Jasmine.Okafor.pdf", "Jasmine Okafor"),
        ("born_2019-05-03.pdf", "born 2019-05-03"),
        ("born_2019-05-03.pdf", "born 2019 05 03"),
    ],
)
def test_the_guard_reads_a_name_as_words(name: str, words: str) -> None:
    assert words in get_readings(name)
