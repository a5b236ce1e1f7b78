"""Small turns of phrase that several pages share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from directory.models import Service
from mapping_data.partial_dates import AgeBand, PartialDate, last_word

AGE_SLUGS = {
    AgeBand.WITHIN_12_MONTHS: ("recent", "Confirmed within 12 months"),
    AgeBand.ONE_TO_THREE_YEARS: ("ageing", "Last confirmed 1 to 3 years ago"),
    AgeBand.OVER_THREE_YEARS: ("old", "Last confirmed over 3 years ago"),
    AgeBand.UNDATED: ("undated", "Date not known"),
}


@dataclass(frozen=True)
class Labelled:
    slug: str
    label: str


def age_label(written: PartialDate, today: date) -> Labelled:
    return Labelled(*AGE_SLUGS[written.age_band(today)])


def confirmed(service: Service) -> PartialDate:
    """When the record was last known to be true: its as-at date, or an editor's later check."""
    return last_word(service.status_as_at, service.last_checked_on)


def model_label(service: Service) -> Labelled:
    return Labelled(service.model, service.get_model_display())


def status_label(service: Service) -> Labelled:
    return Labelled(service.status, service.get_status_display())


def day_words(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def listed(names: Iterable[object], joiner: str = "and") -> str:
    """“a, b and c”."""
    words = [str(name) for name in names]
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}" if len(words) > 1 else "".join(words)


def counted(number: int, noun: str, plural: str = "") -> str:
    """“1 service”, “2 services”."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def miles_words(miles: float) -> str:
    return "Under 1 mile" if miles < 1 else f"About {counted(round(miles), 'mile')}"


def carried_note(former: str, same_footprint: bool) -> str:
    """How a statement about a former area stands for its successor."""
    if same_footprint:
        return f"carried from the former {former} council, same area"
    return f"carried from {former}, to be re-confirmed"
