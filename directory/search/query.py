"""The contract of search: what is asked and what is answered."""

from dataclasses import dataclass, field
from enum import StrEnum

from directory.coverage.areas_served import Served
from mapping_data.distance import Position

# Filters that say nothing of a service whose sources do not say: it stays, marked and last.
MAY_BE_UNSTATED = frozenset({"stage", "who", "offer", "provider_type"})
FILTERS = ("serves", "region", "model", "stage", "who", "offer", "provider_type", "status")
OUTSIDE_ENGLAND = "outside-england"


class Group(StrEnum):
    """Where a service stands to the searcher; ALL where no place was given."""

    SERVES = "serves"
    NEIGHBOUR = "neighbour"
    OTHER = "other"
    ALL = ""


class Sort(StrEnum):
    BEST = "best"
    NAME = "name"
    NEWEST = "newest"


@dataclass(frozen=True)
class SearchQuery:
    """What is asked, with every place and filter already understood.

    `authorities` are ids of areas valid today; `position` is where distances start;
    `within_miles` limits the third group alone. `filters` maps a name of `FILTERS` to the
    accepted values (for `serves` and `region`: GSS codes of areas valid today).
    """

    text: str = ""
    authorities: tuple[int, ...] = ()
    position: Position | None = None
    within_miles: float | None = None
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude_unstated: bool = False
    sort: Sort = Sort.BEST

    def accepted(self, name: str) -> tuple[str, ...]:
        return dict(self.filters).get(name, ())


@dataclass(frozen=True)
class Hit:
    """One service of the answer. `via` is the area by which it is in its group; `areas` are
    the ids of all areas of today that it serves."""

    service_id: int
    group: Group
    via: Served | None = None
    distance_miles: float | None = None
    match: str = "stated"
    areas: tuple[int, ...] = ()


@dataclass(frozen=True)
class SearchResult:
    """Hits in order, the size of each group, counts by filter and value, how many hits of each
    group are related programmes, which no English total counts, and the ids of the authorities
    that share a border with the searcher's own.

    `partial_match` says that no service has all of the words, so that any of them counts.
    """

    hits: tuple[Hit, ...]
    group_counts: dict[Group, int]
    facets: dict[str, dict[str, int]]
    related: dict[Group, int] = field(default_factory=dict)
    next_door: frozenset[int] = frozenset()
    partial_match: bool = False

    @property
    def total(self) -> int:
        return len(self.hits)
