"""Keeps spreadsheets from running a cell of our CSV files as a formula."""

import re

# What Excel, LibreOffice and Google Sheets take for the beginning of a formula.
FORMULA = re.compile(r"[=+\-@\t\r]")
# Also what old versions ran, and what begins so after white space.
FORMULA_IN_ANY_VERSION = re.compile(r"[\t\r]|\s*[=+\-@|%]")


def escape_formula(value: object, *, strictly: bool = False) -> str:
    """Return the text of a cell, with an apostrophe before what a spreadsheet would run.

    None is an empty cell. `strictly` is for files made of what any editor typed; published
    figures go without it, because their labels and units may well begin with “%”.
    """
    text = "" if value is None else str(value)
    formula = FORMULA_IN_ANY_VERSION if strictly else FORMULA
    return f"'{text}" if formula.match(text) else text
