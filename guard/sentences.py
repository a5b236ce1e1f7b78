"""Sentences: how far the words around a stretch bear on it."""

import re
from bisect import bisect_left, bisect_right

# A full stop after an initial or a title ends nothing; a new paragraph always does.
ENDS = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bMs)(?<!\bno)[.!?]+[\"')\]]*\s|\n+")
LONGEST = 400


class Sentences:
    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = [found.end() for found in ENDS.finditer(text)]

    def bounds(self, start: int, end: int, more: int = 0) -> tuple[int, int]:
        """The sentence that holds a stretch, with `more` sentences before and after it.
        Never further than `LONGEST` characters on either side."""
        first = bisect_right(self.ends, start) - 1 - more
        last = bisect_left(self.ends, end) + more
        left = self.ends[first] if first >= 0 else 0
        right = self.ends[last] if last < len(self.ends) else len(self.text)
        return max(left, start - LONGEST), min(right, end + LONGEST)

    def around(self, start: int, end: int, more: int = 0) -> str:
        left, right = self.bounds(start, end, more)
        return self.text[left:right]
