"""What a service record still lacks: rules as data, each with a test of one record and, in
`querysets.py`, the same condition for the table. A blank is “not recorded”, so each of these
is something that an editor can go and find out."""

from collections.abc import Callable
from dataclasses import dataclass

from directory.models import Service


@dataclass(frozen=True)
class Part:
    """A part that a record should have. `slug` also names the condition in `MISSING_Q`."""

    slug: str
    label: str
    lacking: Callable[[Service], bool]


def no_referral_route(service: Service) -> bool:
    """A closed service takes no referrals. A team's mailbox is a way to refer."""
    return not (service.is_closed or service.referral_route or service.team_mailbox)


def no_area(service: Service) -> bool:
    """Only England's authorities are listed as served."""
    return service.in_england and not service.areas_served.all()


PARTS = [
    Part("referral-route", "referral route", no_referral_route),
    Part("area", "area", no_area),
    Part("evidence", "evidence", lambda service: not service.evidence.all()),
    Part("summary", "summary", lambda service: not service.summary),
    Part("who-for", "who it is for", lambda service: not service.who_for),
]


def missing(service: Service) -> list[Part]:
    """The parts that this record lacks, in the order of `PARTS`. Reads prefetched rows, and
    rows of a form that are not saved yet."""
    return [part for part in PARTS if part.lacking(service)]
