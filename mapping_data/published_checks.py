"""Work figures of a printed table out again from others of it, by the rules of the table.

A sum takes its parts as printed, except that a part which is itself a sum and differs is taken
as worked out, so that a total comes to the same from above and from the left. A share takes
part and whole as printed. A part that is not given is left out, and the finding names it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from mapping_data.models import PublishedCheck, PublishedFigure
from mapping_data.printed_numbers import Printed, plain, read_number, written_like

Kind = PublishedCheck.Kind
SHARES_BY_COLUMN = (Kind.OF_ROW, Kind.OF_COLUMN, Kind.OF_SUM)


@dataclass(frozen=True, slots=True)
class RowKey:
    """What tells the rows of a table apart: a label may come again at another time."""

    order: int
    label: str


Place = tuple[RowKey, str]
Matrix = Mapping[RowKey, Mapping[str, PublishedFigure]]


@dataclass(frozen=True, slots=True)
class Part:
    """What a sum or share is made of: its label, its printed words, its number, and whether
    it is added (1) or taken off (-1)."""

    label: str
    words: str
    number: Decimal
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure worked out again.

    `value` is in full (pounds, per cent), `slack` how far rounding in print may put it off;
    `not_given` are the labels of parts that the source gives no number for.
    """

    row: str
    column: str
    is_share: bool
    printed_as: str
    printed: Printed
    value: Decimal
    slack: Decimal
    parts: tuple[Part, ...]
    not_given: tuple[str, ...] = ()
    note: str = ""

    @property
    def distance(self) -> Decimal:
        return abs(self.value - self.printed.value)

    @property
    def differs(self) -> bool:
        """Further off than rounding explains."""
        return self.distance > self.slack

    @property
    def is_rounding(self) -> bool:
        """A sum that is not as printed, and no further off than rounding explains."""
        return not self.is_share and 0 < self.distance <= self.slack

    @property
    def words(self) -> str:
        """As it would be printed; a share that differs, with one decimal more."""
        return written_like(self.value, self.printed, int(self.is_share and self.differs))

    @property
    def number(self) -> str:
        """Digits alone, for files. A share is rounded as the source does, or to one decimal more
        where it differs."""
        if not self.is_share:
            return plain(self.value)
        places = Decimal(1).scaleb(-(self.printed.decimals + int(self.differs)))
        shown = self.value if self.differs else self.printed.value
        return plain(shown.quantize(places, ROUND_HALF_UP))


def findings(matrix: Matrix, checks: Sequence[PublishedCheck]) -> dict[Place, list[Finding]]:
    """Row and column to what the rules make of the figure there, where any applies."""
    workings = Workings(matrix, checks)
    places = [(row, column) for row, cells in matrix.items() for column in cells]
    return {place: found for place in places if (found := workings.at(place))}


class Workings:
    """One table being worked out again; each place once."""

    def __init__(self, matrix: Matrix, checks: Sequence[PublishedCheck]) -> None:
        self.matrix = matrix
        self.checks = checks
        self.rows = {key.label: key for key in matrix}
        self.shares = {check.result for check in checks if check.kind in SHARES_BY_COLUMN}
        self.known: dict[Place, list[Finding]] = {}

    def at(self, place: Place) -> list[Finding]:
        if place not in self.known:
            self.known[place] = []  # a rule that led back here would find nothing
            rules = (check for check in self.checks if self.holds(check, place))
            found = (self.apply(check, place) for check in rules)
            self.known[place] = [finding for finding in found if finding is not None]
        return self.known[place]

    def holds(self, check: PublishedCheck, place: Place) -> bool:
        row, column = place
        if check.only and row.label not in check.only:
            return False
        if check.kind in (Kind.ROWS, Kind.OF_ROWS):
            return check.result == row.label and column not in self.shares
        return bool(check.result == column)

    def apply(self, check: PublishedCheck, place: Place) -> Finding | None:
        """None where there is nothing to compare: no number printed, or no part given."""
        figure = self.figure(place)
        printed = read_number(figure.value) if figure else None
        if figure is None or printed is None:
            return None
        if check.kind in (Kind.ROWS, Kind.COLUMNS):
            return self.sum(check, place, figure.value, printed)
        return self.share(check, place, figure.value, printed)

    def figure(self, place: Place) -> PublishedFigure | None:
        return self.matrix.get(place[0], {}).get(place[1])

    def part(self, label: str, place: Place) -> Part | None:
        figure = self.figure(place)
        if figure is None or figure.value_num is None:
            return None
        return Part(label, figure.value, figure.value_num)

    def worked_out(self, label: str, place: Place) -> Part | None:
        """The part as printed, or as worked out where that differs."""
        for finding in self.at(place):
            if finding.differs and not finding.is_share:
                return Part(label, finding.words, finding.value)
        return self.part(label, place)

    def sum(
        self, check: PublishedCheck, place: Place, value: str, printed: Printed
    ) -> Finding | None:
        parts: list[Part] = []
        not_given: list[str] = []
        total, slack = Decimal(0), printed.slack
        for sign, label, where in self.summed(check, place):
            part = self.worked_out(label, where)
            if part is None:
                not_given.append(label)
                continue
            number = read_number(part.words)
            slack += number.slack if number else 0
            total += sign * part.number
            parts.append(replace(part, sign=sign))
        if not parts:
            return None
        return Finding(
            place[0].label, place[1], False, value, printed, total, slack,
            tuple(parts), tuple(not_given), check.note,
        )  # fmt: skip

    def summed(self, check: PublishedCheck, place: Place) -> Iterator[tuple[int, str, Place]]:
        row, column = place
        for sign, label in check.parts:
            if check.kind == Kind.ROWS and label in self.rows:
                yield sign, label, (self.rows[label], column)
            elif check.kind == Kind.COLUMNS:
                yield sign, label, (row, label)

    def share(
        self, check: PublishedCheck, place: Place, value: str, printed: Printed
    ) -> Finding | None:
        part, whole = self.part_and_whole(check, place)
        if part is None or whole is None or not whole.number:
            return None
        share = part.number / whole.number * 100
        return Finding(
            place[0].label, place[1], True, value, printed, share, printed.slack, (part, whole),
            (), check.note,
        )  # fmt: skip

    def part_and_whole(
        self, check: PublishedCheck, place: Place
    ) -> tuple[Part | None, Part | None]:
        (row, column), label = place, check.parts[0][1]
        if check.kind == Kind.OF_ROWS:
            return self.of_row(label, column), self.of_row(check.whole, column)
        part = self.part(label, (row, label))
        if check.kind == Kind.OF_ROW:
            return part, self.of_row(check.whole, label)
        if check.kind == Kind.OF_COLUMN:
            return part, self.part(check.whole, (row, check.whole))
        return part, self.column_sum(label)

    def of_row(self, label: str, column: str) -> Part | None:
        return self.part(label, (self.rows[label], column)) if label in self.rows else None

    def column_sum(self, column: str) -> Part | None:
        """All that the column gives; None where some row gives no number."""
        found = [self.part(row.label, (row, column)) for row in self.matrix]
        numbers = [part.number for part in found if part is not None]
        if len(numbers) < len(found):
            return None
        return Part(column, plain(sum(numbers, Decimal(0))), sum(numbers, Decimal(0)))
