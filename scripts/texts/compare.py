"""What differs between two folders of saved texts, address by address."""

import difflib
from collections import Counter
from itertools import takewhile
from pathlib import Path

LINES_OF_ONE = 6
LONGEST_LINE, BEFORE_IT = 160, 40
WORDS = {"pages": "pages", "forms": "pages", "files": "files", "mails": "mails"}


def list_texts(folder: Path) -> dict[Path, Path]:
    return {path.relative_to(folder): path for path in sorted(folder.rglob("*.txt"))}


def compare(before: Path, after: Path) -> tuple[list[str], Counter[str]]:
    """The lines to print, none where nothing differs, and how many of each kind are
    in both."""
    old, new = list_texts(before), list_texts(after)
    counted = Counter(WORDS.get(path.parts[0], "others") for path in old.keys() & new.keys())
    lines: list[str] = []
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            lines.append(f"gone: {_title(old[path])}  ({path})")
        elif path not in old:
            lines.append(f"new: {_title(new[path])}  ({path})")
        elif (was := _read(old[path])) != (now := _read(new[path])):
            lines += [f"differs: {was[0]}  ({path})", *list_differences(was, now)]
    return lines, counted


def list_differences(was: list[str], now: list[str]) -> list[str]:
    """The first lines that differ, cut to where they begin to."""
    changed = [
        line
        for line in list(difflib.unified_diff(was, now, n=0, lineterm=""))[2:]
        if not line.startswith("@@")
    ]
    firsts = [next((line for line in changed if line[0] == sign), "") for sign in "-+"]
    pairs = zip(*(line[1:] for line in firsts), strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    shown = [f"    {_cut(line, start)}" for line in changed[:LINES_OF_ONE]]
    more = len(changed) - len(shown)
    return [*shown, f"    and {more} more lines"] if more > 0 else shown


def _cut(line: str, start: int) -> str:
    """A long line from shortly before `start`, where the first of them begin to differ."""
    sign, words = line[0], line[1:]
    if len(words) > LONGEST_LINE and start > BEFORE_IT:
        words = f"…{words[start - BEFORE_IT :]}"
    return sign + (words if len(words) <= LONGEST_LINE else f"{words[:LONGEST_LINE]}…")


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() or [""]


def _title(path: Path) -> str:
    return _read(path)[0]
