"""Lists that readers narrow by filters with counts: what an address asks, which items it keeps.

Items are rows in memory: a list of this size is read whole, so that every count on the page
comes from one reading. Within a filter values widen the list, between filters they narrow it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.http import QueryDict

from directory.input_problems import Problem, shorten
from directory.search.forms import MOST_VALUES, read_page
from directory.search.search_box import clean

Item = TypeVar("Item")


@dataclass(frozen=True)
class Facet(Generic[Item]):
    """A filter: its parameter, its title, and the values that an item bears. `labels` names
    each value that may be asked, in the order in which they are shown."""

    name: str
    title: str
    labels: Mapping[str, str]
    values: Callable[[Item], Iterable[str]]
    hint: str = ""
    select: bool = False


@dataclass(frozen=True)
class Asked:
    """What an address asks of a list; what was not understood is kept as a problem."""

    filters: dict[str, tuple[str, ...]]
    text: str
    page: int
    problems: tuple[Problem, ...]

    def accepted(self, name: str) -> tuple[str, ...]:
        return self.filters.get(name, ())

    @property
    def narrowed(self) -> bool:
        return bool(self.text or any(self.filters.values()))


@dataclass(frozen=True)
class Selected(Generic[Item]):
    """The items kept, in the order given, and for each filter what each value would give."""

    items: list[Item]
    counts: dict[str, Counter[str]] = field(default_factory=dict)


def read(params: QueryDict, facets: Sequence[Facet[Item]]) -> Asked:
    """Read the filters, the words (`q`) and the page number of an address."""
    problems: list[Problem] = []
    filters = {facet.name: _accepted(params, facet, problems) for facet in facets}
    page = read_page(params.get("page", ""), problems)
    return Asked(filters, clean(params.get("q", "")), page, tuple(problems))


def _accepted(params: QueryDict, facet: Facet[Item], problems: list[Problem]) -> tuple[str, ...]:
    accepted: dict[str, None] = {}
    for raw in params.getlist(facet.name)[:MOST_VALUES]:
        value = clean(raw)
        if value in facet.labels:
            accepted[value] = None
        elif value:
            sentence = (
                f"“{shorten(value)}” is not a value of the filter “{facet.title}”, "
                "so it was left out."
            )
            problems.append(Problem(facet.name, value, sentence))
    return tuple(accepted)


def select(items: Iterable[Item], facets: Sequence[Facet[Item]], asked: Asked) -> Selected[Item]:
    """An item that only one filter leaves out still counts among that filter's values."""
    kept: list[Item] = []
    counts: dict[str, Counter[str]] = {facet.name: Counter() for facet in facets}
    for item in items:
        values = {facet.name: set(facet.values(item)) for facet in facets}
        failed = {
            name
            for name, accepted in asked.filters.items()
            if accepted and not values[name].intersection(accepted)
        }
        if not failed:
            kept.append(item)
        for name, own in values.items():
            if failed <= {name}:
                counts[name].update(own)
    return Selected(kept, counts)
