"""Everything that has been said of authorities: claims, and what service records imply."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from directory.coverage.areas_served import carried, served_today
from directory.models import Claim, ClaimEvidence, Service, ServiceEvidence, State
from mapping_data.area_index import AreaIndex
from mapping_data.models import Source
from mapping_data.partial_dates import UNKNOWN, PartialDate, last_word

# A record of these statuses says something of the areas that it serves; closed and unknown
# say nothing: a place with only a closed service is not established, never confirmed none.
IMPLIED_STATE = {
    Service.Status.OPERATIONAL: State.SERVICE,
    Service.Status.PILOT: State.SERVICE,
    Service.Status.IN_DEVELOPMENT: State.IN_DEVELOPMENT,
}

# Which source is believed first where statements compete; the newer one where they are equal.
EVIDENCE_RANK: dict[str, int] = {
    Source.Kind.CONTACT: 6,
    Source.Kind.OFFICIAL: 5,
    Source.Kind.OWN_PUBLICATION: 5,
    Source.Kind.NATIONAL_MAPPING: 4,
    Source.Kind.RESEARCH: 3,
    Source.Kind.HANDBOOK: 3,
    Source.Kind.PROFESSIONAL: 2,
    Source.Kind.PRESS: 1,
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about one authority of today.

    `kind` is the model of the service that implies it (`pause`, `local`, `unknown`, `fdac`)
    or `claim`; `layer` is `recurrent` or `fdac`. `service` holds the name and slug of the
    record, if any. `carried_from` is the id of the former area that the source named,
    `checked_on` the day on which an editor last found the record right.
    """

    area_id: int
    layer: str
    kind: str
    state: str
    as_at: PartialDate
    source: str
    source_url: str
    source_kind: str
    service: tuple[str, str] | None = None
    claim_id: int | None = None
    carried_from: int | None = None
    same_footprint: bool = True
    checked_on: date | None = None
    source_date: PartialDate = UNKNOWN

    @property
    def last_word(self) -> PartialDate:
        """When it was last known to be true: its own date, or a later check by an editor."""
        return last_word(self.as_at, self.checked_on)

    @property
    def rank(self) -> int:
        return EVIDENCE_RANK.get(self.source_kind, 0)

    @property
    def is_claim(self) -> bool:
        return self.claim_id is not None


class SourceRow(NamedTuple):
    """A source as a statement names it, with the date of what it says."""

    title: str = ""
    url: str = ""
    kind: str = ""
    date: PartialDate = UNKNOWN


def sources_by(rows: QuerySet, owner: str) -> dict[int, list[SourceRow]]:
    """Owner id to its sources, in their order."""
    fields = (owner, "source__title", "source__url", "source__kind", "date")
    found: dict[int, list[SourceRow]] = defaultdict(list)
    for owner_id, *source in rows.values_list(*fields):
        found[owner_id].append(SourceRow(*source))
    return found


def source_of(as_at: PartialDate, sources: Sequence[SourceRow]) -> SourceRow:
    """The source that gives a statement its date: one of the same date, “about” set aside;
    otherwise the first. Any other would be named with a date that it does not bear."""
    exactly = [source for source in sources if source.date == as_at]
    nearly = [s for s in sources if replace(s.date, about=False) == replace(as_at, about=False)]
    return next(iter([*exactly, *nearly, *sources]), SourceRow())


def implied_statements(areas: AreaIndex) -> list[Statement]:
    """What the public records of English services imply, in three queries."""
    served = served_today(areas)
    sources = sources_by(ServiceEvidence.objects.order_by("sort_order", "pk"), "service_id")
    services = Service.objects.public().in_england().not_related().filter(status__in=IMPLIED_STATE)
    found = []
    for pk, name, slug, model, status, as_at, checked in services.values_list(
        "pk", "name", "slug", "model", "status", "status_as_at", "last_checked_on"
    ):
        title, url, kind, dated = source_of(as_at, sources.get(pk, ()))
        layer = "fdac" if model == Service.Model.FDAC else "recurrent"
        for step in served.get(pk, []):
            found.append(
                Statement(
                    area_id=step.area_id,
                    layer=layer,
                    kind=model,
                    state=IMPLIED_STATE[status],
                    as_at=as_at,
                    source=title,
                    source_url=url,
                    source_kind=kind,
                    service=(name, slug),
                    carried_from=step.carried_from,
                    same_footprint=step.same_footprint,
                    checked_on=checked,
                    source_date=dated,
                )
            )
    return found


def claim_statements(areas: AreaIndex) -> list[Statement]:
    """The claims that nothing has superseded, carried like everything else, in two queries."""
    sources = sources_by(ClaimEvidence.objects.order_by("pk"), "claim_id")
    found = []
    for claim in Claim.objects.filter(superseded_by__isnull=True):
        title, url, kind, dated = source_of(claim.as_at, sources.get(claim.pk, ()))
        for step in carried(claim.area_id, areas):
            found.append(
                Statement(
                    area_id=step.area_id,
                    layer=claim.layer,
                    kind="claim",
                    state=claim.state,
                    as_at=claim.as_at,
                    source=title,
                    source_url=url,
                    source_kind=kind,
                    claim_id=claim.pk,
                    source_date=dated,
                    carried_from=step.carried_from,
                    same_footprint=step.same_footprint,
                )
            )
    return found


def all_statements(areas: AreaIndex) -> list[Statement]:
    return implied_statements(areas) + claim_statements(areas)
