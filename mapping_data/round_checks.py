"""Whether a loaded round holds together: its cells, its sums, its authorities, its file."""

from collections import Counter
from dataclasses import dataclass

from mapping_data.models import Area, Round, RoundAct
from mapping_data.rounds import Role, RoundTable, digest_of, table_of


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison: what, the number as printed, the number worked out."""

    what: str
    printed: object
    computed: object
    stated: str = "printed"

    @property
    def holds(self) -> bool:
        return self.printed == self.computed

    def __str__(self) -> str:
        verdict = f"as {self.stated}" if self.holds else f"but {self.stated} as {self.printed}"
        return f"{self.what}: {self.computed}, {verdict}"


def check_round(item: Round) -> list[Check]:
    """Everything that is to be true of a round before it may be activated."""
    table = table_of(item)
    return [
        check_cells(table),
        *row_checks(table),
        *column_checks(table),
        *vintage_checks(table, item),
        check_file(table, item),
    ]


def check_cells(table: RoundTable) -> Check:
    """Every measure in every row, and a row of totals."""
    wanted = len(table.measures) * (len(table.regions) + 1)
    return Check("Cells filled", wanted, sum(len(row.cells) for row in table.rows()))


def row_checks(table: RoundTable) -> list[Check]:
    """The columns of answers add up to the authorities of each row."""
    totals = table.with_role(Role.TOTAL)
    return [
        Check(f"Row sum, {row.region}", row.cells.get(total.slug), table.row_sum(row))
        for total in totals
        for row in table.rows()
    ]


def column_checks(table: RoundTable) -> list[Check]:
    printed = table.printed.cells if table.printed else {}
    sums = table.recomputed()
    return [
        Check(f"Column sum, {measure.heading}", printed.get(measure.slug), sums[measure.slug])
        for measure in table.measures
    ]


def vintage_checks(table: RoundTable, item: Round) -> list[Check]:
    """The authorities of each region on the vintage day are as many as the round says."""
    counts = Counter(
        Area.objects.on(item.vintage).order_by().values_list("parent__gss_code", flat=True)
    )
    total = table.with_role(Role.TOTAL)[0].slug
    day = f"{item.vintage.day} {item.vintage:%B %Y}"
    return [
        Check(f"Authorities on {day}, {row.region}", row.cells.get(total), counts[row.gss_code])
        for row in table.regions
    ]


def check_file(table: RoundTable, item: Round) -> Check:
    """The file is to the byte what it was when the round was loaded."""
    loaded = item.acts.filter(act=RoundAct.Act.LOADED).first()
    digest = loaded.details["sha256"] if loaded else ""
    return Check("SHA-256 of the file", digest, digest_of(table), "loaded")
