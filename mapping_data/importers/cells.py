"""Read the cells of a row, gathering what is wrong instead of stopping at the first fault."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator, validate_slug
from django.db.models import Field

from mapping_data.importers.problems import Problem
from mapping_data.importers.tables import Row
from mapping_data.partial_dates import PartialDate

GSS_CODE = re.compile(r"[ENSW]\d{8}")
REMARKS_APART = re.compile(r";\s+(?![^(]*\))")

T = TypeVar("T")


class CellReader:
    """The cells of one row. A cell that cannot be read adds to `problems` and counts as blank."""

    def __init__(self, row: Row, problems: list[Problem]) -> None:
        self.row = row
        self.problems = problems

    def refuse(self, column: str, words: str, value: str = "") -> None:
        shown = value or self.row[column]
        self.problems.append(Problem(self.row.file, words, self.row.line, column, shown))

    def text(self, column: str, field: "Field[Any, Any] | None" = None) -> str:
        """The text, no longer than `field` can hold: PostgreSQL refuses what SQLite accepts."""
        value = self.row[column]
        longest = field.max_length if field is not None else None
        if longest is not None and len(value) > longest:
            self.refuse(column, f"is {len(value)} characters long; at most {longest} can be kept")
            return ""
        return value

    def required(self, column: str, field: "Field[Any, Any] | None" = None) -> str:
        if not self.row[column]:
            self.refuse(column, "is blank, and it must not be")
        return self.text(column, field)

    def choice(self, column: str, known: Mapping[str, T], *, blank: T | None = None) -> T | None:
        """What `known` says of the cell; `blank` for an empty one where that is given."""
        value = self.row[column]
        if value in known:
            return known[value]
        if value or blank is None:
            self.refuse(column, f"is not one of {_listed(known)}")
        return blank

    def several(self, column: str, known: Mapping[str, T], separator: str = ";") -> list[T]:
        """The parts of the cell in their order, each of them known."""
        found: list[T] = []
        for part in filter(None, (part.strip() for part in self.row[column].split(separator))):
            if part in known:
                found.append(known[part])
            else:
                self.refuse(column, f"is not one of {_listed(known)}", part)
        return found

    def code(self, column: str) -> str:
        value = self.row[column]
        if not GSS_CODE.fullmatch(value):
            self.refuse(column, "is not a GSS code: a letter and eight digits, such as E06000001")
        return value

    def day(self, column: str) -> str:
        """A full day in its ISO form, or blank."""
        value = self.row[column]
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            self.refuse(column, "is not a day: write it as 2023-04-01")
            return ""

    def partial_date(self, column: str) -> str:
        """The written form of a date of any precision; blank where it is not known."""
        try:
            return str(PartialDate.parse(self.row[column]))
        except ValueError as error:
            self.refuse(column, str(error).split(": ", 1)[-1])
            return ""

    def number(self, column: str, low: float, high: float, kind: type = float) -> float:
        value = self.row[column]
        try:
            number: float = kind(value)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            word = "a whole number" if kind is int else "a number"
            self.refuse(column, f"is not {word} from {low:,} to {high:,}")
            return low
        return number

    def url(self, column: str, field: "Field[Any, Any]") -> str:
        return self._valid(column, URLValidator(["http", "https"]), "is not a web address", field)

    def email(self, column: str, field: "Field[Any, Any]") -> str:
        return self._valid(column, EmailValidator(), "is not an e-mail address", field)

    def slug(self, column: str, field: "Field[Any, Any]") -> str:
        words = "is not a slug: small letters, digits and hyphens"
        return self._valid(column, validate_slug, words, field)

    def _valid(
        self, column: str, test: Callable[[str], None], words: str, field: "Field[Any, Any]"
    ) -> str:
        value = self.text(column, field)
        try:
            if value:
                test(value)
        except ValidationError:
            self.refuse(column, words)
            return ""
        return value


def parts_of(text: str) -> list[str]:
    """The parts of a cell that parts with “; ”, except inside brackets."""
    return [part.strip() for part in REMARKS_APART.split(text) if part.strip()]


def _listed(known: Mapping[str, Any]) -> str:
    names = sorted(known)
    shown = ", ".join(names[:12])
    return shown if len(names) <= 12 else f"the {len(names)} known ones ({shown}, ...)"
