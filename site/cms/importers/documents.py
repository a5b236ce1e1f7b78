"""Reading TOML documents as an import reads tables: whole, and with every fault named."""

import tomllib
from pathlib import Path
from typing import Any

from mapping_data.importers.base import TableSpec
from mapping_data.importers.problems import ImportRefused, Problem

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

    def texts(self, name: str) -> list[str]:
        value = self._take(name, list, [])
        if not all(isinstance(item, str) for item in value):
            self.fault(name, "holds something else than words")
            return []
        return value

    def number(self, name: str) -> int:
        return int(self._take(name, int, 0))

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
