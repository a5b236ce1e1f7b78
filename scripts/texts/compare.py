"""What differs between two folders of saved texts, address by address."""

import difflib
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

LINES_OF_ONE = 6
LONGEST_LINE, BEFORE_IT = 160, 40
WORDS = {"pages": "pages", "forms": "pages", "files": "files", "mails": "mails"}


def list_texts(folder: Path) -> dict[Path, Path]:
    return {path.relative_to(folder): path for path in sorted(folder.rglob("*.txt"))}


@dataclass
class Comparison:
    """The lines to print, how many texts of each kind both folders have, how many differ."""

    lines: list[str]
    compared: Counter[str]
    differing: int = 0


def compare(before: Path, after: Path) -> Comparison:
    """Compare all texts. A line that changed is shown once, with the first address that has it."""
    old, new = list_texts(before), list_texts(after)
    kinds = (WORDS.get(path.parts[0], "others") for path in old.keys() & new.keys())
    found = Comparison([], Counter(kinds))
    lines, shown, alike = found.lines, set[str](), 0
    for path in sorted(old.keys() | new.keys()):
        was = _read(old[path]) if path in old else []
        now = _read(new[path]) if path in new else []
        found.differing += was != now
        if path not in new:
            lines.append(f"gone: {was[0]}  ({path})")
        elif path not in old:
            lines.append(f"new: {now[0]}  ({path})")
        elif was != now:
            fresh = [line for line in list_changed_lines(was, now) if line not in shown]
            shown.update(fresh)
            alike += not fresh
            if fresh:
                lines += [f"differs: {was[0]}  ({path})", *shorten(fresh)]
    if alike:
        lines.append(f"differ in nothing but lines shown above: {alike} more addresses")
    return found


def list_changed_lines(was: list[str], now: list[str]) -> list[str]:
    """The lines that were taken out and put in, each after its sign."""
    changed = list(difflib.unified_diff(was, now, n=0, lineterm=""))[2:]
    return [line for line in changed if not line.startswith("@@")]


def shorten(changed: list[str]) -> list[str]:
    """The first of the lines, long ones from where they begin to differ."""
    firsts = [next((line for line in changed if line[0] == sign), "") for sign in "-+"]
    pairs = zip(*(line[1:] for line in firsts), strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    lines = [f"    {_cut(line, start)}" for line in changed[:LINES_OF_ONE]]
    more = len(changed) - len(lines)
    return [*lines, f"    and {more} more lines"] if more > 0 else lines


def _cut(line: str, start: int) -> str:
    """A long line from shortly before `start`, where the first of them begin to differ."""
    sign, words = line[0], line[1:]
    if len(words) > LONGEST_LINE and start > BEFORE_IT:
        words = f"…{words[start - BEFORE_IT :]}"
    return sign + (words if len(words) <= LONGEST_LINE else f"{words[:LONGEST_LINE]}…")


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() or [""]
