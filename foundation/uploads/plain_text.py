"""Plain text and tables: UTF-8 and nothing but characters, all of it read by the guard."""

import csv
import io
import re
import unicodedata

from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.results import CleanedFile

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
PARTED = re.compile(r"[;\t]\s*=")
WORDS = re.compile(r"[^\W\d_][^\W\d_'’ -]*")
# What a table program carries out when it opens the file; a number may begin with a sign.
CARRIED_OUT = re.compile(r"\s*(?:=|@\w+\(|[+-]\w*\(|[+-].*[|!])")
# How files of other kinds begin that are made of characters too.
OTHER_KINDS = ("%pdf-", "{\\rtf", "<!doctype", "<html", "<?xml", "<svg", "#!")
NOT_TEXT = (
    "it is not plain text in UTF-8. Save it once more as “CSV UTF-8” or as text with the encoding "
    "UTF-8, and attach that."
)


def inspect_text(data: bytes) -> CleanedFile:
    text = decoded(data)
    return CleanedFile(data, text, is_read=True)


def inspect_table(data: bytes) -> CleanedFile:
    text = decoded(data)
    rows = _rows(text)
    # Table programs obey a first line that says what parts the cells.
    says = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    for read in (rows, _rows(text, says[1]) if says else []):
        for number, row in enumerate(read, start=1):
            if any(_is_carried_out(cell) for cell in row):
                raise UploadRefused(
                    f"row {number} has a cell that begins like a formula, and whoever opens the "
                    "table would have it carried out. Save the values alone."
                )
    return CleanedFile(data, "\n".join(join_cells(row) for row in rows), is_read=True)


def _rows(text: str, parted_by: str = ",") -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=parted_by))
    except (csv.Error, ValueError, TypeError):  # the last two for what can part no cells
        raise UploadRefused("it cannot be read as a table of values separated by commas.") from None


def _is_carried_out(cell: str) -> bool:
    """Wide letters count as narrow ones; other programs part cells by a semicolon or a tab."""
    plain = unicodedata.normalize("NFKC", cell)
    return bool(CARRIED_OUT.match(plain) or PARTED.search(plain))


def decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UploadRefused(NOT_TEXT) from None
    if CONTROL.search(text):
        raise UploadRefused(NOT_TEXT)
    if text[:100].lstrip().lower().startswith(OTHER_KINDS):
        raise UploadRefused("it is another kind of file than its name says.")
    return text


def join_cells(cells: list[str]) -> str:
    """A row as the guard can read it: a first name beside a surname becomes one name, numbers of
    two cells do not become one number."""
    said, before = "", False
    for cell in (cell.strip() for cell in cells):
        if not cell:
            continue
        is_words = bool(WORDS.fullmatch(cell))
        if said:
            said += " " if before and is_words else " | "
        said, before = said + cell, is_words
    return said
