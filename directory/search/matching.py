"""Which documents hold the words that were typed, and how well."""

from collections.abc import Iterable

from django.db.models import Q

from directory.models.search_documents import SearchDocument
from directory.search.normaliser import words

TITLE_WEIGHT, BODY_WEIGHT = 4, 1
MOST_WORDS = 12


def holds_q(word: str) -> Q:
    return Q(title__contains=f" {word} ") | Q(body__contains=f" {word} ")


def matches(text: str) -> tuple[dict[int, int], bool]:
    """Service ids with their scores, and whether only some of the words matched."""
    return matches_of(text, ["service"])["service"]


def matches_of(text: str, kinds: Iterable[str]) -> dict[str, tuple[dict[int, int], bool]]:
    """For each kind of document the ids with their scores, and whether only some of the words
    matched; one query for all kinds.

    All of the words must stand in a document; where no document of its kind has them all, any
    will do. A text without searchable words (“the”) matches nothing.
    """
    found: dict[str, list[tuple[int, int, int]]] = {kind: [] for kind in kinds}
    stems = list(dict.fromkeys(words(text)))[:MOST_WORDS]
    any_of = Q()
    for stem in stems:
        any_of |= holds_q(stem)
    rows = SearchDocument.objects.filter(any_of, kind__in=found) if stems else []
    for row in rows:
        found[row.kind].append((row.object_id, *score(row, stems)))
    return {kind: best(scored, len(stems)) for kind, scored in found.items()}


def best(scored: list[tuple[int, int, int]], wanted: int) -> tuple[dict[int, int], bool]:
    whole = {pk: points for pk, points, held in scored if held == wanted}
    if whole:
        return whole, False
    return {pk: points for pk, points, _ in scored}, bool(scored)


def score(row: SearchDocument, stems: list[str]) -> tuple[int, int]:
    """Points, and how many of the words the document holds."""
    points = held = 0
    for stem in stems:
        in_title, in_body = f" {stem} " in row.title, f" {stem} " in row.body
        points += TITLE_WEIGHT * in_title + BODY_WEIGHT * in_body
        held += in_title or in_body
    return points, held
