"""What differs between two folders of saved texts, address by address."""

import difflib
from collections import Counter
from pathlib import Path

LINES_OF_ONE = 6
LONGEST_LINE = 160
WORDS = {"pages": "pages", "forms": "pages", "files": "files", "mails": "mails"}


def texts_in(folder: Path) -> dict[Path, Path]:
    return {path.relative_to(folder): path for path in sorted(folder.rglob("*.txt"))}


def compare(before: Path, after: Path) -> tuple[list[str], Counter[str]]:
    """The lines to print, none where nothing differs, and how many of each kind are
    in both."""
    old, new = texts_in(before), texts_in(after)
    counted = Counter(WORDS.get(path.parts[0], "others") for path in old.keys() & new.keys())
    lines: list[str] = []
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            lines.append(f"gone: {_title(old[path])}  ({path})")
        elif path not in old:
            lines.append(f"new: {_title(new[path])}  ({path})")
        elif (was := _read(old[path])) != (now := _read(new[path])):
            lines += [f"differs: {was[0]}  ({path})", *differences(was, now)]
    return lines, counted


def differences(was: list[str], now: list[str]) -> list[str]:
    """The first lines that differ, cut to where they begin to."""
    changed = [
        line
        for line in list(difflib.unified_diff(was, now, n=0, lineterm=""))[2:]
        if not line.startswith("@@")
    ]
    shown = [f"    {_cut(line)}" for line in changed[:LINES_OF_ONE]]
    more = len(changed) - len(shown)
    return [*shown, f"    and {more} more lines"] if more > 0 else shown


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() or [""]


def _title(path: Path) -> str:
    return _read(path)[0]
