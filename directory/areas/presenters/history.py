"""What is known to have happened, newest first; what bears no date comes last.

Reports of services, claims with those that they superseded, and changes of the area itself.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils import timezone

from directory.areas.authority_data import AuthorityRecords, Period
from directory.areas.presenters.facts import came_from
from directory.areas.presenters.state import TITLES
from directory.coverage.evidence_sentences import SOURCE_WORDS
from directory.formatting import carried_note, day_words
from directory.models import Claim, Service
from mapping_data.models import Area
from mapping_data.partial_dates import PartialDate

REPORTED: dict[str, str] = {
    Service.Status.OPERATIONAL: "was reported as operating",
    Service.Status.PILOT: "was reported as a pilot",
    Service.Status.IN_DEVELOPMENT: "was reported as in development",
    Service.Status.CLOSED: "was reported as closed",
    Service.Status.UNKNOWN: "was named, without a word on whether it still ran",
}


@dataclass(frozen=True)
class Event:
    """`kind` is for the style: service, claim, superseded or area."""

    on: PartialDate
    words: str
    kind: str
    url: str = ""
    note: str = ""
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def when(self) -> str:
        return self.on.words[:1].upper() + self.on.words[1:]


def history(records: AuthorityRecords) -> list[Event]:
    events = [
        event
        for period, service in records.own_periods()
        for event in service_events(period, service, records)
    ]
    events += [claim_event(claim, records) for claim in records.claims]
    events += area_events(records)
    return sorted(set(events), key=newest_first)


def newest_first(event: Event) -> tuple[bool, int, str]:
    earliest = event.on.earliest
    return earliest is None, -(earliest or date.min).toordinal(), event.words


def service_events(period: Period, service: Service, records: AuthorityRecords) -> list[Event]:
    """When it started, when it began and ceased to serve the area, what was last reported."""
    name, url, note = service.name, service.get_absolute_url(), period_note(period, records)
    area = records.areas.areas[period.area_id]
    found = [
        Event(service.status_as_at, f"{name} {REPORTED[service.status]}", "service", url, note)
    ]
    dated = [
        (service.started, f"{name} started"),
        (period.since, f"{name} began to serve {area}"),
        (period.until, f"{name} ceased to serve {area}"),
    ]
    if service.is_closed:
        dated.append((service.closed_on, f"{name} closed"))
    return found + [Event(on, words, "service", url, note) for on, words in dated if on]


def period_note(period: Period, records: AuthorityRecords) -> str:
    """How a statement about a former area came here."""
    if period.area_id == records.area.pk:
        return ""
    former = records.areas.areas[period.area_id]
    same = all(step.same_footprint for step in records.areas.carry(former))
    return carried_note(former.common_name, same)


def claim_event(claim: Claim, records: AuthorityRecords) -> Event:
    state = claim.get_state_display().lower()
    about = "" if claim.area_id == records.area.pk else f" for {claim.area}"
    newer = getattr(claim, "superseded_by", None)
    return Event(
        on=claim.as_at,
        words=f"{TITLES[claim.layer]}{about}: claimed as {state}",
        kind="superseded" if newer else "claim",
        note=" ".join(filter(None, [claim_note(claim), superseded_words(newer), claim.note])),
        sources=tuple((row.source.title, row.source.url) for row in claim.evidence.all()),
    )


def claim_note(claim: Claim) -> str:
    """On whose word, and since when we hold it."""
    rows = claim.evidence.all()
    kinds = [SOURCE_WORDS.get(row.source.kind, "a source") for row in rows]
    whom = f"By {' and '.join(dict.fromkeys(kinds))}" if kinds else "No source is recorded for it"
    return f"{whom}; recorded on {day_words(timezone.localdate(claim.recorded_at))}."


def superseded_words(newer: Claim | None) -> str:
    if newer is None:
        return ""
    state = newer.get_state_display().lower()
    return (
        f"Superseded on {day_words(timezone.localdate(newer.recorded_at))} by a newer claim: "
        f"{state}, as at {newer.as_at.words}."
    )


def area_events(records: AuthorityRecords) -> list[Event]:
    """Successions and new codes, planned ones too."""
    area, areas = records.area, records.areas
    found = []
    for link in came_from(area, areas):
        former = areas.areas[link.predecessor_id]
        part = "" if link.same_footprint else "part of "
        words = f"{area.name} took over {part}the area of {former.name}"
        found.append(Event(whole_day(link.on), words, "area", url_of(former)))
    for link in areas.successions.get(area.pk, []):
        after = areas.areas[link.successor_id]
        verb = "is planned to take over" if link.on > areas.day else "took over"
        words = f"{after.name} {verb} {'its area' if link.same_footprint else 'part of its area'}"
        found.append(Event(whole_day(link.on), words, "area", url_of(after)))
    return found + code_events(records)


def code_events(records: AuthorityRecords) -> list[Event]:
    """A new GSS code in place of the one before; the first code is no event."""
    rows = [row for row in records.areas.codes.values() if row.area_id == records.area.pk]
    rows.sort(key=lambda row: row.valid_from.earliest or date.min)
    return [
        Event(new.valid_from, f"Its GSS code became {new.code}, in place of {old.code}", "area")
        for old, new in pairwise(rows)
    ]


def whole_day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def url_of(area: Area) -> str:
    return area.get_absolute_url() if area.gss_code else ""
