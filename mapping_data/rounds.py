"""Mapping rounds as tables: which there are, their figures, their sums, their file.

Plain functions; no request and no HTML. Page and files answer from `table_of`.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from mapping_data.models import Round, RoundFigure, RoundMeasure

# Words that stand in the place of a round in addresses, so never the slug of one.
LIVE = "live"
RESERVED = frozenset({LIVE, "find", "feed", "compare"})
TOTAL = "Total"
Role = RoundMeasure.Role


@dataclass(frozen=True, slots=True)
class RoundRow:
    """The cells of one region by measure slug; `gss_code` is blank in the row of totals."""

    region: str
    as_published: str
    gss_code: str
    cells: dict[str, int]


@dataclass(frozen=True, slots=True)
class RoundTable:
    """A round's figures: its measures in printed order, its regions, its printed totals."""

    measures: tuple[RoundMeasure, ...]
    regions: tuple[RoundRow, ...]
    printed: RoundRow | None

    def with_role(self, *roles: str) -> list[RoundMeasure]:
        return [measure for measure in self.measures if measure.role in roles]

    def statuses(self) -> list[RoundMeasure]:
        """The measures that add up to the denominator in each row."""
        return self.with_role(Role.SERVICE, Role.NONE, Role.UNKNOWN)

    def recomputed(self) -> dict[str, int]:
        """Measure slug to the sum over the regions."""
        return {
            measure.slug: sum(row.cells.get(measure.slug, 0) for row in self.regions)
            for measure in self.measures
        }

    def row_sum(self, row: RoundRow) -> int:
        return sum(row.cells.get(measure.slug, 0) for measure in self.statuses())

    def rows(self) -> list[RoundRow]:
        """The regions as printed, with the printed totals last."""
        return [*self.regions, *([self.printed] if self.printed else [])]


def published_rounds() -> list[Round]:
    """Every version that was ever activated, newest first, with its source, in one query."""
    return list(Round.objects.published().select_related("source"))


def choose(rounds: list[Round], slug: str, version: int | None = None) -> Round | None:
    """The round of this slug: its active version, or the version asked for."""
    for item in rounds:
        wanted = item.state == Round.State.ACTIVE if version is None else item.version == version
        if item.slug == slug and wanted:
            return item
    return None


def newest(slug: str) -> Round | None:
    """The version that was loaded last, active or not."""
    return Round.objects.versions_of(slug).select_related("source").last()


def table_of(item: Round) -> RoundTable:
    return tables_of([item])[item.pk]


def tables_of(rounds: Sequence[Round]) -> dict[int, RoundTable]:
    """Round id to its figures, for any number of rounds in one query."""
    figures: dict[int, list[RoundFigure]] = {item.pk: [] for item in rounds}
    for figure in (
        RoundFigure.objects.filter(round__in=rounds)
        .select_related("measure", "area")
        .order_by("row_order", "measure__sort_order")
    ):
        figures[figure.round_id].append(figure)
    return {pk: table_from(own) for pk, own in figures.items()}


def table_from(figures: list[RoundFigure]) -> RoundTable:
    """A table of the figures of one round, which come row by row."""
    measures: dict[str, RoundMeasure] = {}
    rows: dict[int, RoundRow] = {}
    for figure in figures:
        measures.setdefault(figure.measure.slug, figure.measure)
        row = rows.setdefault(figure.row_order, empty_row(figure))
        row.cells[figure.measure.slug] = figure.value
    regions = tuple(row for row in rows.values() if row.region != TOTAL)
    printed = next((row for row in rows.values() if row.region == TOTAL), None)
    ordered = sorted(measures.values(), key=lambda measure: measure.sort_order)
    return RoundTable(tuple(ordered), regions, printed)


def empty_row(figure: RoundFigure) -> RoundRow:
    code = figure.area.gss_code if figure.area else ""
    return RoundRow(figure.region, figure.region_as_published, code, {})


def csv_of(table: RoundTable) -> bytes:
    """`/rounds/<slug>.csv`, and `/coverage.csv` of a round by region, to the byte: a row each
    region, then the printed totals. RFC 4180 and UTF-8; all of it is ASCII, so no mark in front."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["region", *(measure.slug for measure in table.measures)])
    for row in table.rows():
        cells = (row.cells.get(measure.slug, "") for measure in table.measures)
        writer.writerow([row.region, *cells])
    return out.getvalue().encode()


def digest_of(table: RoundTable) -> str:
    """SHA-256 of the bytes of `csv_of`."""
    return sha256(csv_of(table)).hexdigest()


def why_not_by_authority(item: Round) -> str:
    return (
        f"The round {item.name} gives totals by region only: its source prints no list of "
        "authorities, so no authority’s state can be made from it. Ask for by=region."
    )


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A layer of a round in one region. `total` is None where `value` does not count
    authorities (FDAC teams), so that nothing can be set against a denominator.

    `segments` are (slug, heading, number) and add up to `total`; empty where there is none.
    """

    region: str
    gss_code: str
    value: int
    unit: str
    total: int | None
    segments: tuple[tuple[str, str, int], ...]


def layer_rows(table: RoundTable, layer: str) -> list[LayerRow]:
    """`recurrent`, `pause`, `local` or `fdac` by region, with the printed totals last.

    `recurrent` is “service or in development”: all columns of services together, since the
    source merges what runs and what is in development. Empty for a layer the round has not.
    """
    own = table.with_role(Role.SERVICE)
    if layer != "recurrent":
        own = [measure for measure in table.measures if measure.layer == layer]
    return [layer_row(table, row, own) for row in table.rows()] if own else []


def layer_row(table: RoundTable, row: RoundRow, own: list[RoundMeasure]) -> LayerRow:
    value = sum(row.cells[measure.slug] for measure in own)
    if own[0].role == Role.BESIDE:
        return LayerRow(row.region, row.gss_code, value, own[0].unit, None, ())
    total = row.cells[table.with_role(Role.TOTAL)[0].slug]
    segments = tuple((m.slug, m.heading, row.cells[m.slug]) for m in table.statuses())
    return LayerRow(row.region, row.gss_code, value, own[0].unit, total, segments)
