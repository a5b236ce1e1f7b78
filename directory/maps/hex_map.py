"""The hex view: every authority as one equal hexagon, so that none is lost for being small."""

from collections import defaultdict
from datetime import date

from directory.coverage.evidence_sentences import evidence_sentence
from directory.coverage.rules import AuthorityState, count_bands, count_states
from directory.maps.drawing.hex_grid import (
    LEFT,
    RADIUS,
    REGION_LABELS,
    TOP,
    TOP_ROW,
    at,
    hexagon,
    region_label,
    region_outline,
)
from directory.maps.drawing.legend import age_mark, key, paragraph
from directory.maps.drawing.shapes import Drawing, Group, Item, Stroke, Surface, Words
from directory.maps.drawing.styles import INK, INK_SOFT, LINE, Look, look_of
from directory.models import State
from mapping_data.area_index import AreaIndex
from mapping_data.hex_cells import HexCell, hex_cells
from mapping_data.partial_dates import AgeBand

WIDTH = 960.0
NAME_SIZE = 11.5
KEY_AT, KEY_WIDTH = (664.0, 10.0), 280.0


def hex_drawing(
    states: list[AuthorityState], areas: AreaIndex, *, title: str, source_line: str
) -> Drawing:
    """All authorities as equal hexagons with names, states, ages, regions, key and source.

    Authorities that stand on no cell of the grid (created after it) are named below it.
    """
    by_area = {item.area.pk: item for item in states}
    cells = hex_cells()
    placed: dict[str, list[tuple[HexCell, AuthorityState]]] = defaultdict(list)
    for cell in cells:
        area = areas.by_code(cell.gss_code)
        if area is not None and area.pk in by_area:
            placed[cell.region_code].append((cell, by_area.pop(area.pk)))
    items: list[Item] = [
        region_group(code, own, areas) for code, own in sorted(placed.items(), key=top_first)
    ]
    items += [region_outline(cells, code) for code in REGION_LABELS]
    items += [item for code in REGION_LABELS for item in region_label(code, areas)]
    items.append(key(states, areas.day, *KEY_AT, KEY_WIDTH))
    foot = TOP + RADIUS * 1.5 * TOP_ROW + RADIUS + 26
    below = foot_lines(list(by_area.values()), areas.day, source_line, foot)
    return Drawing(WIDTH, below[-1].y + 10, title, hex_summary(states, areas), (*items, *below))


def top_first(region: tuple[str, list[tuple[HexCell, AuthorityState]]]) -> int:
    """Regions from north to south, as the eye goes."""
    return -max(cell.row for cell, _ in region[1])


def region_group(code: str, own: list[tuple[HexCell, AuthorityState]], areas: AreaIndex) -> Group:
    region = areas.by_code(code)
    name = region.common_name if region else code
    by_name = sorted(own, key=lambda pair: pair[1].area.common_name)
    cells = tuple(Group((cell_link(cell, item, areas),), role="listitem") for cell, item in by_name)
    return Group(cells, role="list", label=f"{name}: {len(own)} authorities")


def cell_link(cell: HexCell, item: AuthorityState, areas: AreaIndex) -> Group:
    look = look_of(item, areas.day)
    name = item.area.common_name
    x, y = at(*cell.place)
    surface = Surface((hexagon(x, y),), look.paint, Stroke(LINE, 1), css="drawing__cell")
    return Group(
        (surface, *mark(look, x, y), *name_lines(cell, look, x, y)),
        label=f"{name}: {look.words.lower()}",
        title=f"{name}. {evidence_sentence(item, areas)}",
        href=item.area.get_absolute_url(),
        css="drawing__link",
    )


def mark(look: Look, x: float, y: float) -> tuple[Item, ...]:
    """The state's letter in the upper corner, with the disc of its age beside it."""
    shift = 5.5 if look.band else 0
    letter = Words(
        x - shift, y - 14.5, look.letter, 12, bold=True, anchor="middle",
        ink=look.paint.ink, halo=look.halo,
    )  # fmt: skip
    return (letter, *age_mark(look, x + 6, y - 18.7))


def name_lines(cell: HexCell, look: Look, x: float, y: float) -> tuple[Words, ...]:
    lines = cell.short_name or (cell.name,)
    first = y + (8 if len(lines) == 1 else 3)
    return tuple(
        Words(
            x, first + number * 13, line, NAME_SIZE, anchor="middle",
            ink=look.paint.ink if look.slug == "recent" else INK, halo=look.halo,
        )
        for number, line in enumerate(lines)
    )  # fmt: skip


def foot_lines(
    unplaced: list[AuthorityState], today: date, source_line: str, y: float
) -> tuple[Words, ...]:
    """Who has no cell, and the source."""
    lines: tuple[Words, ...] = ()
    if unplaced:
        names = "; ".join(
            f"{item.area.common_name} ({look_of(item, today).words.lower()})" for item in unplaced
        )
        lines = paragraph(f"Not on this grid: {names}.", LEFT, y, 13, WIDTH - 2 * LEFT)
        y = lines[-1].y + 20
    return (*lines, *paragraph(source_line, LEFT, y, 11.5, WIDTH - 2 * LEFT, ink=INK_SOFT))


def hex_summary(states: list[AuthorityState], areas: AreaIndex) -> str:
    """What the drawing says, in words."""
    return (
        "Authorities as hexagons of equal size, grouped by region. "
        f"{summary_of(states, areas)} The table says the same in words."
    )


def summary_of(states: list[AuthorityState], areas: AreaIndex) -> str:
    """The counts of all states, a reported service split by age, with their denominator."""
    counts, bands = count_states(states), count_bands(states, areas.day)
    return (
        f"{counts[State.SERVICE]} of {len(states)} authorities have a service reported: "
        f"{bands[AgeBand.WITHIN_12_MONTHS]} confirmed within 12 months, "
        f"{bands[AgeBand.ONE_TO_THREE_YEARS]} last confirmed 1 to 3 years ago, "
        f"{bands[AgeBand.OVER_THREE_YEARS]} over 3 years ago and {bands[AgeBand.UNDATED]} "
        f"undated. {counts[State.IN_DEVELOPMENT]} in development, "
        f"{counts[State.CONFIRMED_NONE]} confirmed none, {counts[State.NOT_ESTABLISHED]} not "
        "established."
    )
