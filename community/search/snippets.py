"""The stretch of a post around the words that were looked for, each of them marked."""

from dataclasses import dataclass

from community.search.stemming import WORD, plain
from community.text.excerpts import excerpt
from foundation.stemming import stem

BEFORE, LENGTH, WHOLE = 60, 260, 1_000_000


@dataclass(frozen=True)
class Stretch:
    text: str
    is_marked: bool = False


def snippet(text: str, wanted: list[str]) -> list[Stretch]:
    """Plain stretches; the template escapes them."""
    words = excerpt(text, WHOLE)
    lowered = plain(words)
    if len(lowered) != len(words):  # accents fell away: places no longer agree, so mark nothing
        return [Stretch(excerpt(words, LENGTH))]
    hits = [hit.span() for hit in WORD.finditer(lowered) if stem(hit[0]) in wanted]
    start = max(0, hits[0][0] - BEFORE) if hits else 0
    start = words.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(words), start + LENGTH)
    return _marked(words, start, end, [hit for hit in hits if start <= hit[0] and hit[1] <= end])


def _marked(words: str, start: int, end: int, hits: list[tuple[int, int]]) -> list[Stretch]:
    parts, place = [Stretch("… ")] if start else [], start
    for first, last in hits:
        parts += [Stretch(words[place:first]), Stretch(words[first:last], is_marked=True)]
        place = last
    parts.append(Stretch(words[place:end] + (" …" if end < len(words) else "")))
    return [part for part in parts if part.text]
