"""What nobody has established about an authority.

Rules as data: what a record may leave open, and how the page says so.
"""

from collections.abc import Callable
from dataclasses import dataclass

from directory.areas.authority_data import AuthorityRecords
from directory.coverage.rules import AuthorityState
from directory.formatting import listed
from directory.links import service_url
from directory.models import Service, State
from directory.search.query import Group
from mapping_data.partial_dates import AgeBand


@dataclass(frozen=True)
class Unknown:
    """What follows “Nobody has established”: words, the records that leave it open, words."""

    before: str
    services: tuple[tuple[str, str], ...] = ()
    after: str = ""

    @property
    def sentence(self) -> str:
        """The whole, for paper."""
        names = listed(name for name, _ in self.services)
        return " ".join(part for part in (self.before, names, self.after) if part)


@dataclass(frozen=True)
class OpenField:
    """What a record leaves open; `words` go before the names of one service or of several."""

    words: str
    is_open: Callable[[Service], bool]


FIELDS = (
    OpenField(
        "how to refer to",
        lambda s: not (s.referral_route or s.referral_by or s.team_mailbox),
    ),
    OpenField("who is taken on by", lambda s: not s.who_for),
    OpenField(
        "at which stage of the court journey a parent is taken on by", lambda s: not s.stages.all()
    ),
    OpenField("who runs", lambda s: s.provider_id is None),
    OpenField("what has become of", lambda s: s.status == Service.Status.UNKNOWN),
    OpenField("the date of the report of", lambda s: not s.status_as_at),
)
THINGS = {"recurrent": "a recurrent care service", "fdac": "a Family Drug and Alcohol Court"}


def unknowns(records: AuthorityRecords) -> list[Unknown]:
    """First the states, then what the records of the services leave open."""
    found = []
    for area in records.now:
        for layer in THINGS:
            if item := records.state_of(area, layer):
                found += of_state(layer, item, records)
    services = [s for _, s in records.serving(Group.SERVES) if not s.is_related]
    return found + of_services(services)


def of_services(services: list[Service]) -> list[Unknown]:
    found = []
    for rule in FIELDS:
        lacking = tuple((s.name, s.get_absolute_url()) for s in services if rule.is_open(s))
        if lacking:
            found.append(Unknown(rule.words, lacking))
    return found


def of_state(layer: str, item: AuthorityState, records: AuthorityRecords) -> list[Unknown]:
    """What is open about the state itself: all of it, its carrying, or whether it still holds."""
    chosen = item.chosen
    if chosen is None:
        return [Unknown(f"whether there is {THINGS[layer]} for {item.area}")]
    if not chosen.service:
        return []
    name, slug = chosen.service
    record = ((name, service_url(slug)),)
    found = []
    if chosen.carried_from and not chosen.same_footprint:
        former = records.areas.areas[chosen.carried_from]
        after = f"works in {item.area}: its source named {former}, which was divided"
        found.append(Unknown("whether", record, after))
    if item.state == State.SERVICE and item.band(records.areas.day) == AgeBand.OVER_THREE_YEARS:
        found.append(Unknown("what has become of", record, f"since {chosen.as_at.words}"))
    if item.state == State.IN_DEVELOPMENT:
        found.append(Unknown("whether", record, "has opened"))
    return found
