"""Areas beside others: n of N authorities in each state, the denominator always with it."""

from dataclasses import dataclass

from django.urls import reverse

from directory.areas.presenters.facts import in_text
from directory.areas.presenters.state import state_label
from directory.coverage.rules import AuthorityState, RegionCounts, by_region
from directory.formatting import Labelled
from directory.models import State
from mapping_data.links import area_url
from mapping_data.models import Area

STATE_COLUMNS = [state_label(state) for state in State.values]


@dataclass(frozen=True)
class CompareRow:
    """A region or England. `counts` are in the order of `STATE_COLUMNS`; `courts` counts its
    authorities with a Family Drug and Alcohol Court, which stands beside the states."""

    name: str
    url: str
    total: int
    counts: tuple[int, ...]
    courts: int
    is_own: bool

    @property
    def cells(self) -> list[tuple[Labelled, int]]:
        return list(zip(STATE_COLUMNS, self.counts, strict=True))

    @property
    def sentence(self) -> str:
        """One line for paper."""
        states = ", ".join(
            f"{number} {label.label.lower()}" for label, number in self.cells if number
        )
        return f"{states}; court reported for {self.courts}"


def compare_rows(
    states: dict[str, list[AuthorityState]], own: Area | None, *, every: bool
) -> list[CompareRow]:
    """The own region and England, or every region and England, the own one marked."""
    courts = {row.gss_code: row.counts[State.SERVICE] for row in by_region(states["fdac"])}
    code = own.gss_code if own else ""
    rows = [compared(row, courts, code) for row in by_region(states["recurrent"])]
    return [row for row in rows if every or row.is_own or row.name == "England"]


def compared(row: RegionCounts, courts: dict[str, int], own_code: str) -> CompareRow:
    return CompareRow(
        name=row.name if row.gss_code else "England",
        url=area_url(row.gss_code) or reverse("coverage:coverage"),
        total=row.total,
        counts=tuple(row.counts[state] for state in State.values),
        courts=courts.get(row.gss_code, 0),
        is_own=bool(row.gss_code) and row.gss_code == own_code,
    )


def place_among(item: AuthorityState, rows: list[CompareRow], region: Area) -> str:
    """“Salford is one of 12 of 23 authorities of the North West with a service reported.”"""
    own = next((row for row in rows if row.is_own), None)
    if own is None:
        return ""
    label = state_label(item.state)
    number = {column.slug: count for column, count in own.cells}[label.slug]
    others = "the only one" if number == 1 else f"one of {number}"
    return (
        f"{item.area} is {others} of the {own.total} authorities of {in_text(region)} in the "
        f"state “{label.label.lower()}”."
    )
