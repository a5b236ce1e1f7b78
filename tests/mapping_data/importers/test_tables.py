"""A file that is not what an import expects is refused, with its line, column and value."""

from pathlib import Path

import pytest

from mapping_data.importers.problems import ImportRefused
from mapping_data.importers.sources import COLUMNS, SourcesImporter
from mapping_data.importers.tables import read_table
from mapping_data.models import Source

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "importers"

SHAPES = {
    "sources_missing_column.csv": "line 1, column kind: the column is missing",
    "sources_extra_column.csv": "line 1, column colour: is not a column of this file",
    "sources_twice_the_same_column.csv": "line 1, column key: the column stands twice",
    "sources_not_utf8.csv": "line 3: is not UTF-8: the byte e9 cannot be read",
    "sources_nul.csv": "line 3: holds a NUL byte",
    "sources_short_row.csv": "line 3: has 2 cells where the header has 8",
    "sources_open_quote.csv": "line 3: cannot be read as CSV",
    "sources_empty.csv": "sources_empty.csv: is empty",
    "sources_no_key.csv": "line 3, column key: is blank, and no row may be",
}
CELLS = [
    "line 3, column date, “2021-13”: the year must be from 1900 to 2100|no such month or day",
    "line 4, column kind, “rumour”: is not one of contact",
    "line 5, column url, “see the shelf”: is not a web address",
    "line 6, column title: is blank, and it must not be",
    "line 7, column title, “long long",
]


def read(name: str) -> list[str]:
    try:
        read_table(FILES / name, COLUMNS, ("key",))
    except ImportRefused as refused:
        return [str(problem) for problem in refused.problems]
    return []


@pytest.mark.parametrize(("name", "words"), SHAPES.items(), ids=SHAPES)
def test_a_file_of_another_shape_is_refused_with_its_place(name: str, words: str) -> None:
    assert any(words in problem for problem in read(name)), read(name)


def test_a_key_that_stands_twice_names_the_line_on_which_each_row_starts() -> None:
    [problem] = read("sources_duplicate_key.csv")
    assert "line 5, column key, “https://one.example.org/”: stands in line 2 already" in problem


def test_a_file_saved_by_a_spreadsheet_reads_like_any_other() -> None:
    marked = read_table(FILES / "sources_crlf_and_mark.csv", COLUMNS, ("key",))
    plain = read_table(FILES / "sources_good.csv", COLUMNS, ("key",))
    assert marked[0].cells == plain[0].cells
    assert [row.line for row in plain] == [2, 3]


@pytest.mark.django_db
def test_every_bad_cell_of_a_file_is_told_at_once_and_nothing_is_loaded() -> None:
    with pytest.raises(ImportRefused) as refused:
        SourcesImporter({"sources.csv": FILES / "sources_bad_cells.csv"}).run()
    problems = [str(problem) for problem in refused.value.problems]
    for words in CELLS:
        assert any(part in problem for part in words.split("|") for problem in problems), words
    assert len(problems) == len(CELLS)
    assert not Source.objects.filter(key="https://one.example.org/").exists()


@pytest.mark.django_db
def test_a_text_too_long_for_its_column_is_refused_before_any_database_sees_it() -> None:
    with pytest.raises(ImportRefused, match="is 304 characters long; at most 300 can be kept"):
        SourcesImporter({"sources.csv": FILES / "sources_bad_cells.csv"}).run()


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ImportRefused, match=r"sources.csv: there is no such file"):
        SourcesImporter({"sources.csv": FILES / "lost.csv"}).fetch()
