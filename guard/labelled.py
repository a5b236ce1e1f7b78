"""Posts with their findings labelled by hand, one JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guard.findings import HOLD, TYPES, WARN

KINDS = ("innocent", "identifying")
SEVERITIES = (HOLD, WARN, None)


class BadFile(ValueError):
    """The file cannot be counted; the message names the file and the line."""


@dataclass(frozen=True)
class Label:
    type: str
    span_text: str
    severity: str | None

    def places(self, text: str) -> list[tuple[int, int]]:
        """Everywhere that the labelled words stand; nowhere means that they cannot be found."""
        found, start = [], text.find(self.span_text)
        while start >= 0:
            found.append((start, start + len(self.span_text)))
            start = text.find(self.span_text, start + 1)
        return found


@dataclass(frozen=True)
class Post:
    id: str
    text: str
    kind: str
    labels: tuple[Label, ...]


def read_posts(path: Path) -> list[Post]:
    """Every post of the file, or `BadFile` at the first line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(f"{path}: cannot be read ({error}).") from error
    posts = [
        _post(line, f"{path}, line {number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    if not posts:
        raise BadFile(f"{path}: there is no post in it.")
    return posts


def _post(line: str, where: str) -> Post:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadFile(f"{where}: this is not JSON ({error}).") from error
    if not isinstance(row, dict):
        raise BadFile(f"{where}: an object is needed.")
    for name in ("id", "text", "kind", "findings"):
        if name not in row:
            raise BadFile(f"{where}: “{name}” is missing.")
    if not isinstance(row["text"], str):
        raise BadFile(f"{where}: “text” must be a string.")
    if row["kind"] not in KINDS:
        raise BadFile(f"{where}: kind “{row['kind']}” is neither innocent nor identifying.")
    if not isinstance(row["findings"], list):
        raise BadFile(f"{where}: “findings” must be a list.")
    labels = tuple(_label(found, row, where) for found in row["findings"])
    return Post(str(row["id"]), row["text"], row["kind"], labels)


def _label(found: Any, row: dict[str, Any], where: str) -> Label:
    """A finding's own severity, or else its post's."""
    if not isinstance(found, dict):
        raise BadFile(f"{where}: each finding must be an object.")
    if found.get("type") not in TYPES:
        raise BadFile(f"{where}: “{found.get('type')}” is no type of finding.")
    words = found.get("span_text")
    if not isinstance(words, str) or not words:
        raise BadFile(f"{where}: span_text must be words of the text, not “{words}”.")
    severity = found.get("severity", row.get("severity"))
    if severity not in SEVERITIES:
        raise BadFile(f"{where}: severity “{severity}” is neither hold nor warn nor null.")
    return Label(found["type"], words, severity)
