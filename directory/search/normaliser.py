"""Words as the index keeps them: folded, unabbreviated, stemmed; the same at both ends.

Runs once when a document is stored and once when a query is read, so that results do not
depend on the stemming of the database engine.
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from foundation.stemming import stem

WORD = re.compile(r"[a-z0-9]+")
GLOSSARY = Path(__file__).resolve().parents[1] / "data" / "search_glossary.csv"
STOP_WORDS = frozenset("a an and are at be by for from in is it of on or the their to with".split())


@cache
def glossary() -> tuple[tuple[str, str], ...]:
    """Phrases and what they stand for, longest first (`search_glossary.csv`)."""
    with GLOSSARY.open(newline="", encoding="utf-8") as file:
        rows = [(row["phrase"], row["stands_for"]) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def fold(text: str) -> str:
    """Lower case ASCII words, one space between, one at each end; apostrophes close up."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).replace("'", "")
    ascii_text = plain.encode("ascii", "ignore").decode().lower()
    return f" {' '.join(WORD.findall(ascii_text))} "


def words(text: str) -> list[str]:
    """The stems of a text in order, abbreviations written out, stop words left out."""
    folded = fold(text)
    for phrase, stands_for in glossary():
        folded = folded.replace(f" {phrase} ", f" {stands_for} ")
    return [stem(word) for word in folded.split() if word not in STOP_WORDS]
