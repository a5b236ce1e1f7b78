"""Plain text and tables: UTF-8 and nothing but characters, all of it read by the guard."""

import csv
import io
import re

from community.attachments.cleaned import Cleaned, Refused

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
WORDS = re.compile(r"[^\W\d_][^\W\d_'’ -]*")
# What a table program carries out when it opens the file; a number may begin with a sign.
CARRIED_OUT = re.compile(r"\s*(?:=|@\w+\(|[+-]\w*\(|[+-].*[|!])")
# How files of other kinds begin that are made of characters too.
OTHER_KINDS = ("%pdf-", "{\\rtf", "<!doctype", "<html", "<?xml", "<svg", "#!")
NOT_TEXT = (
    "it is not plain text in UTF-8. Save it once more as “CSV UTF-8” or as text with the encoding "
    "UTF-8, and attach that."
)


def examine_text(data: bytes) -> Cleaned:
    text = decoded(data)
    return Cleaned(data, text, is_read=True)


def examine_table(data: bytes) -> Cleaned:
    rows = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(decoded(data), newline="")), start=1):
            if any(CARRIED_OUT.match(cell) for cell in row):
                raise Refused(
                    f"row {number} has a cell that begins like a formula, and whoever opens the "
                    "table would have it carried out. Save the values alone."
                )
            rows.append(row_said(row))
    except csv.Error:
        raise Refused("it cannot be read as a table of values separated by commas.") from None
    return Cleaned(data, "\n".join(rows), is_read=True)


def decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(NOT_TEXT) from None
    if CONTROL.search(text):
        raise Refused(NOT_TEXT)
    if text[:100].lstrip().lower().startswith(OTHER_KINDS):
        raise Refused("it is another kind of file than its name says.")
    return text


def row_said(cells: list[str]) -> str:
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
