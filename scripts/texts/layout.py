"""The file in which a text is saved."""

import hashlib
import shutil
from pathlib import Path
from urllib.parse import quote, unquote

from scripts.texts.placeholders import replace_chance

LONGEST_NAME = 120


def build_path(kind: str, role: str, address: str) -> Path:
    """`pages/member/community/boards/practice/index.txt`."""
    path, _, query = replace_chance(unquote(address)).partition("?")
    *folders, name = path.removeprefix("/").split("/")
    name = (name or "index") + (f"@{query}" if query else "")
    return Path(kind, role, *map(_safe, folders), f"{_safe(name)}.txt")


def _safe(name: str) -> str:
    name = quote(name, safe="@=&+,<> ").replace("<", "(").replace(">", ")").replace(" ", "+")
    if name in (".", "..", ""):
        return "_"
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:90]}~{hashlib.sha256(name.encode()).hexdigest()[:8]}"


class Folder:
    """Writes texts; one that falls on the place of another is put beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: set[Path] = set()

    def write(self, path: Path, text: str) -> None:
        place, number = path, 1
        while place in self.written:
            number += 1
            place = path.with_name(f"{path.stem}~{number}.txt")
        self.written.add(place)
        target = self.root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def copy_database(source: Path, target: Path) -> None:
    """Copy what was prepared, files of the site too."""
    shutil.copytree(source, target, dirs_exist_ok=True)
