"""What each region bears on a map: its bar and its number, of today or of a published round."""

from dataclasses import dataclass

from directory.coverage.rules import RegionCounts
from directory.formatting import counted
from directory.maps.bar_charts import state_segments
from directory.maps.drawing.bars import Segment, bar_words
from directory.maps.drawing.shapes import Paint, Pattern
from directory.maps.drawing.styles import LAND, LOOK_OF, SERVICE_OF_ANY_AGE
from directory.models import State
from mapping_data.rounds import LayerRow


@dataclass(frozen=True, slots=True)
class RegionMark:
    """What a region bears: its bar, and the words “n of N” or “n teams” under its name."""

    gss_code: str
    name: str
    words: str
    segments: tuple[Segment, ...]

    @property
    def label(self) -> str:
        parts = [part for part in (bar_words(self.segments), self.words) if part]
        return f"{self.name}: {'; '.join(parts)}"


def region_marks(rows: list[RegionCounts]) -> list[RegionMark]:
    """Of today's states; the row of totals has no place on a map."""
    return [
        RegionMark(
            row.gss_code,
            row.name,
            f"{row.counts[State.SERVICE]} of {row.total}",
            state_segments(row.counts),
        )
        for row in rows
        if row.gss_code
    ]


# The columns of a published round; any other column is plain, with its first letter.
ROUND_LOOKS = {
    "locally_developed_or_in_development": ("L", SERVICE_OF_ANY_AGE.paint),
    "pause_or_in_development": (
        "P",
        Paint("pause", "#dbe9e6", Pattern("diagonal", "#5f9d99", 6, 2)),
    ),
    "no_service": ("N", LOOK_OF[State.CONFIRMED_NONE, None].paint),
    "unknown": ("?", LOOK_OF[State.NOT_ESTABLISHED, None].paint),
}


def round_marks(rows: list[LayerRow]) -> list[RegionMark]:
    """Of a published round, as its source printed it; the row of totals is left out."""
    return [
        RegionMark(row.gss_code, row.region, round_words(row), round_segments(row))
        for row in rows
        if row.gss_code
    ]


def round_words(row: LayerRow) -> str:
    """“9 of 24”, or “2 teams” where no number of authorities can be set against it."""
    if row.total is not None:
        return f"{row.value} of {row.total}"
    return counted(row.value, row.unit.removesuffix("s"), row.unit)


def round_segments(row: LayerRow) -> tuple[Segment, ...]:
    found = []
    for slug, heading, number in row.segments:
        letter, paint = ROUND_LOOKS.get(slug, (heading[:1].upper(), LAND))
        found.append(Segment(paint, letter, heading[:1].lower() + heading[1:], number))
    return tuple(found)
