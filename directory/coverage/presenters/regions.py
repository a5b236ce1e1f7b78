"""The lines of the coverage page by region: never a share alone, always n of N."""

from dataclasses import dataclass

from directory.coverage.rules import RegionCounts
from directory.formatting import Labelled
from directory.maps.swatches import STATE_LABELS
from mapping_data.links import area_url


@dataclass(frozen=True)
class Segment:
    """A state's share of a region: its number and its part of a bar, in per cent."""

    state: Labelled
    number: int
    share: float


@dataclass(frozen=True)
class RegionRow:
    name: str
    url: str
    total: int
    segments: tuple[Segment, ...]

    @property
    def reported(self) -> int:
        return self.segments[0].number


def region_row(row: RegionCounts) -> RegionRow:
    segments = tuple(
        Segment(label, row.counts[state], 100 * row.counts[state] / row.total if row.total else 0)
        for state, label in STATE_LABELS.items()
    )
    return RegionRow(row.name, area_url(row.gss_code), row.total, segments)
