"""The one answer of the evidence library, from which its page and both its files are made."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import QuerySet
from django.http import QueryDict

from cms import facets
from cms.evidence.documents import KIND
from cms.evidence.filters import Row, evidence_facets, kind_value
from cms.facets import Asked, Facet, Selected
from cms.models import Reference
from cms.querysets import public_references
from directory.input_problems import Problem, shorten
from directory.search.matching import matches_of
from directory.search.search_box import clean

FIELDS = ("pk", "authors", "source__title", "year", "type", "kind", "studied", "found")


class Sort(StrEnum):
    """The best match first; without words that is the order of authors."""

    BEST = "best"
    AUTHOR = "author"
    NEWEST = "newest"
    TITLE = "title"


@dataclass(frozen=True)
class EvidenceAnswer:
    """What was asked, the rows kept in their order, and for each filter what each value would
    give. `partial_match` says that no reference has all of the words, so that any counts."""

    asked: Asked
    sort: Sort
    facets: list[Facet[Row]]
    selected: Selected[Row]
    held: int
    partial_match: bool = False

    @property
    def total(self) -> int:
        return len(self.selected.items)

    def references(self, first: int = 0, last: int | None = None) -> list[Reference]:
        """The references of a part of the answer, in its order, with what a list shows."""
        wanted = [row.pk for row in self.selected.items[first:last]]
        found = shown_in_lists(public_references()).in_bulk(wanted)
        return [found[pk] for pk in wanted if pk in found]


def shown_in_lists(found: QuerySet[Reference]) -> QuerySet[Reference]:
    return found.prefetch_related("services_evaluated")


def answer(params: QueryDict) -> EvidenceAnswer:
    """Read an address and answer it: six queries, whatever the number of references."""
    rows = load_rows()
    held = len(rows)
    offered = evidence_facets(rows, params.getlist("year"))
    asked = facets.read(params, offered)
    sort, problems = read_sort(params.get("sort", ""))
    scores, partial = matches_of(asked.text, [KIND])[KIND] if asked.text else ({}, False)
    if asked.text:
        rows = [row for row in rows if row.pk in scores]
    rows.sort(key=lambda row: order_of(row, scores, sort))
    return EvidenceAnswer(
        asked=replace(asked, problems=(*asked.problems, *problems)),
        sort=sort,
        facets=offered,
        selected=facets.select(rows, offered, asked),
        held=held,
        partial_match=partial,
    )


def load_rows() -> list[Row]:
    """Every public reference, in three queries."""
    themes = many(Reference.themes.through.objects.values_list("reference_id", "theme__slug"))
    services = many(
        Reference.services_evaluated.through.objects.filter(service__live=True).values_list(
            "reference_id", "service__slug"
        )
    )
    rows = []
    for values in public_references().values_list(*FIELDS):
        pk, authors, title, year, kind_of_text, kind, studied, found = values
        reviewed = kind_value(kind, bool(studied or found))
        own = (themes.get(pk, ()), services.get(pk, ()))
        rows.append(Row(pk, authors, title, year, kind_of_text, reviewed, *own))
    return rows


def many(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, value in pairs:
        found[pk].append(value)
    return {pk: tuple(values) for pk, values in found.items()}


def order_of(row: Row, scores: dict[int, int], sort: Sort) -> tuple[object, ...]:
    """An unknown year comes last; what is equal goes by author, year and title."""
    title, author, year = row.title.casefold(), row.authors.casefold(), row.year or 9999
    by_author = (author, year, title, row.pk)
    if sort is Sort.TITLE:
        return (title.lstrip("\"'“‘"), *by_author)
    if sort is Sort.NEWEST:
        return (-(row.year or 0), *by_author)
    if sort is Sort.AUTHOR:
        return by_author
    return (-scores.get(row.pk, 0), *by_author)


def read_sort(raw: str) -> tuple[Sort, list[Problem]]:
    text = clean(raw)
    try:
        return (Sort(text) if text else Sort.BEST), []
    except ValueError:
        sentence = f"“{shorten(text)}” is not an order: it can be {', '.join(Sort)}."
        return Sort.BEST, [Problem("sort", raw, sentence)]
