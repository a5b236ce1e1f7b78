"""The spotlights' own words, as files: how long, how sourced, what may not be repeated."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cms.importers.paths import CONTENT
from cms.models.spotlights import SECTIONS
from mapping_data.partial_dates import PartialDate

FILES = sorted((CONTENT / "spotlights").glob("*.toml"))
FEWEST, MOST, LONGEST_QUOTED = 250, 500, 12
QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"")
# The rows of the register's list of candidates for a spotlight.
CANDIDATES = (
    "box-location box-futures box-psychological box-preconception box-daisy box-salford box-peer "
    "cand-action-for-change cand-brighter-futures cand-leicester-ethnicity cand-leicester-fgc "
    "cand-leicester-pa cand-salford-graduation cand-salford-midwife cand-salford-scale "
    "cand-securing-change"
).split()

each_spotlight = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def blocks(document: dict[str, Any], kind: str) -> list[Any]:
    names = [name for name, _, _ in SECTIONS]
    entries = [entry for name in names for entry in document.get(name, [])]
    return [entry[kind] for entry in entries if kind in entry]


def words(document: dict[str, Any]) -> list[str]:
    facts = [f"{fact['figure']} {fact['words']}" for fact in blocks(document, "key_fact")]
    return " ".join([*blocks(document, "text"), *facts]).split()


@each_spotlight
def test_a_spotlight_is_of_250_to_500_words(path: Path) -> None:
    assert FEWEST <= len(words(read(path))) <= MOST


@each_spotlight
def test_every_key_fact_has_a_source_and_a_date(path: Path) -> None:
    for fact in blocks(read(path), "key_fact"):
        assert fact["source"], fact
        assert PartialDate.parse(fact["date"]), fact


@each_spotlight
def test_it_names_its_sources(path: Path) -> None:
    sources = read(path)["sources"]

    assert sources
    assert all(row["where"] for row in sources)


@each_spotlight
def test_it_repeats_nobodys_words_at_length_and_no_address_of_a_person(path: Path) -> None:
    text = " ".join(words(read(path)))

    assert not re.search(r"\w@\w", path.read_text())
    for quoted in QUOTED.finditer(text):
        assert len(next(filter(None, quoted.groups())).split()) <= LONGEST_QUOTED, quoted[0]


@each_spotlight
def test_every_section_that_must_be_there_is(path: Path) -> None:
    document = read(path)
    for name in ("issue", "approach", "outcomes", "limits"):
        assert document.get(name), name


def test_each_candidate_is_written_once() -> None:
    assert Counter(read(path)["candidate"] for path in FILES) == Counter(CANDIDATES)
