"""Read a CSV file into rows that know their line, refusing what is not the agreed shape."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mapping_data.importers.problems import ImportRefused, Problem

Cells = dict[str, str]


@dataclass(frozen=True)
class Row:
    """One row: the file, the line on which it starts, and its cells with outer blanks removed."""

    file: str
    line: int
    cells: Cells

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def problem(self, words: str, column: str = "") -> Problem:
        value = self.cells[column] if column else ""
        return Problem(self.file, words, self.line, column, value)


def read_table(path: Path, columns: tuple[str, ...], key: tuple[str, ...]) -> list[Row]:
    """The rows of `path`, whose columns must be exactly `columns`, in any order.

    `key` names the columns whose values together may stand in one row only. Raises
    `ImportRefused` with every fault found.
    """
    text = _decode(path.name, path.read_bytes())
    lines = _lines(path.name, text)
    header_line, header = next(lines, (1, []))
    faults = _faults_of_header(path.name, header_line, header, columns)
    if faults:
        raise ImportRefused(faults)
    rows: list[Row] = []
    for line, cells in lines:
        if len(cells) != len(header):
            words = f"has {len(cells)} cells where the header has {len(header)}"
            faults.append(Problem(path.name, words, line))
        else:
            stripped = (cell.strip() for cell in cells)
            rows.append(Row(path.name, line, dict(zip(header, stripped, strict=True))))
    faults += _faults_of_keys(rows, key)
    if faults:
        raise ImportRefused(faults)
    return rows


def _decode(name: str, content: bytes) -> str:
    """UTF-8 text, with or without the mark that Excel writes in front."""
    where = content.find(b"\0")
    if where >= 0:
        line = content.count(b"\n", 0, where) + 1
        raise ImportRefused([Problem(name, "holds a NUL byte, so it is not a text file", line)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = content[error.start : error.end].hex(" ")
        words = f"is not UTF-8: the byte {found} cannot be read; save it as “CSV UTF-8”"
        raise ImportRefused([Problem(name, words, line)]) from None


def _lines(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it starts on: a quoted cell may hold several."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            words = f"cannot be read as CSV ({error}): a quotation mark is open or out of place"
            raise ImportRefused([Problem(name, words, start)]) from None
        if any(cell.strip() for cell in cells):
            yield start, cells


def _faults_of_header(
    name: str, line: int, header: list[str], columns: tuple[str, ...]
) -> list[Problem]:
    wanted = ", ".join(columns)
    if not header:
        return [Problem(name, f"is empty; its columns should be {wanted}")]
    faults = [
        Problem(name, f"the column is missing; there should be {wanted}", line, column)
        for column in columns
        if column not in header
    ]
    for place, column in enumerate(header):
        if column not in columns:
            words = f"is not a column of this file; there should be {wanted}"
            faults.append(Problem(name, words, line, column or f"number {place + 1}"))
        elif column in header[:place]:
            faults.append(Problem(name, "the column stands twice", line, column))
    return faults


def _faults_of_keys(rows: list[Row], key: tuple[str, ...]) -> list[Problem]:
    first: dict[tuple[str, ...], int] = {}
    faults: list[Problem] = []
    for row in rows:
        value = tuple(row[column] for column in key)
        shown = ", ".join(value)
        if not all(value):
            empty = next(column for column in key if not row[column])
            faults.append(Problem(row.file, "is blank, and no row may be", row.line, empty))
        elif value in first:
            words = f"stands in line {first[value]} already"
            faults.append(Problem(row.file, words, row.line, " and ".join(key), shown))
        else:
            first[value] = row.line
    return faults
