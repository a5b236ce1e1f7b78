"""What came of asking an address, kept for the report."""

from datetime import date, datetime

from django.utils import timezone

from cms.evidence.link_checker.client import Answer, Outcome
from cms.evidence.link_checker.targets import Targets
from cms.models import LinkCheck

Status = LinkCheck.Status
AGAIN = "It is asked again on another day before it is called dead."


def record(source: int, address: str, answer: Answer, now: datetime) -> LinkCheck:
    """Dead is what failed on two different days. What could not be checked is not dead, and
    does not make an earlier failure good."""
    check = LinkCheck.objects.filter(source_id=source, address=address).first()
    check = check or LinkCheck(source_id=source, address=address)
    check.checked_at, check.words = now, answer.words[:300]
    if answer.outcome is Outcome.WORKS:
        check.status, check.first_failed_at = Status.OK, None
    elif answer.outcome is Outcome.UNCLEAR:
        check.status = Status.UNKNOWN
    elif check.first_failed_at and day(check.first_failed_at) < day(now):
        check.status = Status.DEAD
    else:
        check.first_failed_at = check.first_failed_at or now
        check.status, check.words = Status.UNKNOWN, f"{answer.words} {AGAIN}"[:300]
    check.save()
    return check


def forget_former(targets: Targets) -> int:
    """Drop what was recorded of addresses that no source stands at any more."""
    standing = {(address, source) for address, ids in targets.items() for source in ids}
    recorded = LinkCheck.objects.values_list("pk", "address", "source_id")
    former = [pk for pk, address, source in recorded if (address, source) not in standing]
    return LinkCheck.objects.filter(pk__in=former).delete()[0]


def day(moment: datetime) -> date:
    return timezone.localdate(moment)
