"""Measures the guard of the message board on long posts, everyday and made to be slow.

Run `.venv/bin/python bench/guard.py` (add `--json` for lines to keep). Each text is read at
10,000 and at 20,000 characters: where the time grows with the length, the ratio is about two.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
POSTS = ROOT / "tests" / "guard" / "guard_posts.jsonl"
LONG = 20_000
SLOW = {
    "digits": "9 4 3 ",
    "number words": "one two ",
    "names": "Kelly Marsh ",
    "addresses of e-mail": "a@",
    "dots": "a.",
    "hyphens": "a-",
    "hyphens and capitals": "A-b",
    "apostrophes": "Ab'",
    "new lines": "\n",
    "spaces": " ",
    "markup": "<b ",
    "courts": "Court of the ",
    "ages": "she is 2 ",
    "zero width": "\u200b",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON line a text")
    as_json = parser.parse_args().json
    sys.path.insert(0, str(ROOT))
    from guard import check

    check("Kelly")
    for name, text in texts().items():
        half, whole = (best(check, text[:size]) for size in (LONG // 2, LONG))
        row = {"bench": "guard", "text": name, "ms": round(whole, 1)}
        row["ratio"] = round(whole / max(half, 0.01), 1)
        if as_json:
            print(json.dumps(row))
        else:
            print(f"{name:24}{whole:>9.1f} ms for {LONG:,} characters{row['ratio']:>8} x the half")


def texts() -> dict[str, str]:
    posts = [json.loads(line) for line in POSTS.read_text(encoding="utf-8").splitlines()]
    everyday = {
        kind: " ".join(post["text"] for post in posts if post["kind"] == kind)[:LONG]
        for kind in ("innocent", "identifying")
    }
    return everyday | {name: (unit * LONG)[:LONG] for name, unit in SLOW.items()}


def best(read: Callable[[str], object], text: str) -> float:
    """The best of three, in milliseconds of this process."""
    taken = []
    for _ in range(3):
        started = process_time()
        read(text)
        taken.append((process_time() - started) * 1000)
    return min(taken)


if __name__ == "__main__":
    main()
