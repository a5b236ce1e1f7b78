"""Dates that keep the precision their source gave: `2017`, `2021-06`, `c.2017`, `undated`.

Written form, as the register uses it: a year, a year and month, or a full day, each with
`c.` in front where the date was worked out; the empty string where no date is known.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WRITTEN = re.compile(r"(c\.)?\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
ABOUT = re.compile(r"^(?:about|circa|c\.?)\s*(?=\d)", re.IGNORECASE)
UNKNOWN_WORDS = {"", "unknown", "undated", "n.d.", "date not known"}
MONTHS = (
    "January February March April May June July August September October November December"
).split()


class AgeBand(StrEnum):
    """How old a statement is, in the four bands that every page and file uses."""

    WITHIN_12_MONTHS = "within-12-months"
    ONE_TO_THREE_YEARS = "1-to-3-years"
    OVER_THREE_YEARS = "over-3-years"
    UNDATED = "undated"

    @property
    def words(self) -> str:
        return {
            "within-12-months": "confirmed within 12 months",
            "1-to-3-years": "1 to 3 years old",
            "over-3-years": "over 3 years old",
            "undated": "undated",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, month or day, exactly or about; or not known at all."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False

    @classmethod
    def parse(cls, text: str | None) -> "PartialDate":
        """Read the written form. Raises ValueError naming the text that is not a date."""
        cleaned = (text or "").strip()
        if cleaned.lower() in UNKNOWN_WORDS:
            return UNKNOWN
        found = WRITTEN.fullmatch(ABOUT.sub("c.", cleaned))
        if not found:
            raise ValueError(
                f"“{cleaned}” is not a date: write 2017, 2021-06, 2021-06-30, about 2017 or unknown"
            )
        about, *parts = found.groups()
        year, month, day = (int(part) if part else None for part in parts)
        if not 1900 <= (year or 0) <= 2100:
            raise ValueError(f"“{cleaned}” is not a date: the year must be from 1900 to 2100")
        try:
            date(year or 1, month or 1, day or 1)
        except ValueError:
            raise ValueError(f"“{cleaned}” is not a date: no such month or day") from None
        return cls(year, month, day, bool(about))

    def __bool__(self) -> bool:
        return self.year is not None

    def __str__(self) -> str:
        """The written form, which `parse` reads back."""
        if self.year is None:
            return ""
        parts = [f"{self.year:04}"] + [f"{p:02}" for p in (self.month, self.day) if p]
        return ("c." if self.about else "") + "-".join(parts)

    @property
    def precision(self) -> str:
        """`day`, `month`, `year`, `about` or `unknown`."""
        if self.year is None:
            return "unknown"
        if self.about:
            return "about"
        return "day" if self.day else "month" if self.month else "year"

    @property
    def words(self) -> str:
        """The date as it is shown: “about 2017”, “June 2021”, “date not known”."""
        if self.year is None:
            return "date not known"
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[self.month - 1]] if self.month else []
        return " ".join((["about"] if self.about else []) + parts + [str(self.year)])

    @property
    def earliest(self) -> date | None:
        """The earliest day that the words allow; ages count from it."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> date | None:
        """The last day that the words allow; a period “to 2021” runs until it."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def age_band(self, today: date) -> AgeBand:
        """The band of this date's age on `today`, counted from its earliest day."""
        start = self.earliest
        if start is None:
            return AgeBand.UNDATED
        if years_later(start, 1) >= today:
            return AgeBand.WITHIN_12_MONTHS
        if years_later(start, 3) >= today:
            return AgeBand.ONE_TO_THREE_YEARS
        return AgeBand.OVER_THREE_YEARS


UNKNOWN = PartialDate()


def last_word(as_at: PartialDate, checked_on: date | None) -> PartialDate:
    """When a statement was last known to be true: its own date, or a later check of it."""
    said = as_at.earliest
    if checked_on is not None and (said is None or checked_on > said):
        return PartialDate(checked_on.year, checked_on.month, checked_on.day)
    return as_at


def years_later(day: date, years: int) -> date:
    """The same day `years` on; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
