"""Reading TOML documents as an import reads tables: whole, and with every fault named."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mapping_data.importers.base import TableSpec
from mapping_data.importers.problems import ImportRefused, Problem
from mapping_data.partial_dates import PartialDate

Document = dict[str, Any]


def specs(folder: Path, pattern: str) -> dict[str, TableSpec]:
    """Each document below `folder`, under its path from there."""
    found = sorted(folder.glob(pattern))
    return {str(path.relative_to(folder)): TableSpec(path, (), ()) for path in found}


def read_document(name: str, path: Path) -> Document:
    """Raises `ImportRefused`, with the line where the file stops being TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ImportRefused([Problem(name, f"is not UTF-8 ({error.reason})")]) from None
    except tomllib.TOMLDecodeError as error:
        raise ImportRefused([Problem(name, f"cannot be read as TOML: {error}")]) from None


def read_documents(found: dict[str, TableSpec]) -> dict[str, Document]:
    """All documents, or a refusal that lists the faults of all."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, spec in found.items():
        try:
            documents[name] = read_document(name, spec.path)
        except ImportRefused as refused:
            problems += refused.problems
    if problems:
        raise ImportRefused(problems)
    return documents


class Fields:
    """Takes the values of one document by name; what is missing, of the wrong kind or left over
    becomes a problem that names it."""

    def __init__(self, file: str, document: Document, problems: list[Problem]) -> None:
        self.file, self.document, self.problems = file, document, problems
        self.taken: set[str] = set()

    def text(self, name: str, *, required: bool = False, most: int = 0) -> str:
        value = self._take(name, str, "")
        if required and not value.strip():
            self.fault(name, "is missing")
        if most and len(value) > most:
            self.fault(name, f"has {len(value)} characters, and {most} at most fit")
        return str(value).strip()

    def day(self, name: str) -> str:
        """A day of the calendar, written as TOML's own date or as words: 2027-05-31."""
        if isinstance(value := self.document.get(name), date) and not isinstance(value, datetime):
            self.taken.add(name)
            return value.isoformat()
        words = self.text(name, required=True)
        try:
            return date.fromisoformat(words).isoformat() if words else ""
        except ValueError:
            self.fault(name, f"“{words}” is not a day such as 2027-05-31")
            return ""

    def partial_date(self, name: str) -> str:
        """A date as precise as the source gives it: 2017, 2021-06, c.2017."""
        words = self.text(name, required=True)
        try:
            PartialDate.parse(words)
        except ValueError as error:
            self.fault(name, str(error))
        return words

    def texts(self, name: str) -> list[str]:
        value = self._take(name, list, [])
        if not all(isinstance(item, str) for item in value):
            self.fault(name, "holds something else than words")
            return []
        return value

    def number(self, name: str) -> int:
        """Blank is nought."""
        value = self._take(name, int, 0)
        if isinstance(value, bool):
            self.fault(name, "should be a number")
        return int(value)

    def cells(self, name: str, width: int) -> list[list[str]]:
        """The rows of a table, each of as many words as there are columns."""
        rows = self._take(name, list, [])
        if not all(isinstance(row, list) and len(row) == width for row in rows):
            self.fault(name, f"each should have {width} cells, as there are columns")
            return []
        if not all(isinstance(cell, str) for row in rows for cell in row):
            self.fault(name, "holds a cell that is not words")
            return []
        return rows

    def tables(self, name: str) -> list[Document]:
        value = self._take(name, list, [])
        if not all(isinstance(item, dict) for item in value):
            self.fault(name, "should be a list of tables")
            return []
        return value

    def table(self, name: str) -> "Fields":
        found: Document = self._take(name, dict, {})
        return Fields(f"{self.file}, {name}", found, self.problems)

    def done(self) -> None:
        for name in sorted(self.document.keys() - self.taken):
            self.fault(name, "is not a field here")

    def fault(self, name: str, words: str) -> None:
        self.problems.append(Problem(f"{self.file}, {name}", words))

    def _take(self, name: str, kind: type, default: Any) -> Any:
        self.taken.add(name)
        value = self.document.get(name, default)
        if not isinstance(value, kind):
            self.fault(name, f"should be {kind.__name__}, not {type(value).__name__}")
            return default
        return value
