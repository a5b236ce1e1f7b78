"""Every change of state of a service, other than an edit in the Wagtail editor.

Each action is atomic and writes through Wagtail's revision and log entry, so that the live row,
the latest revision and the history agree. `user` is None for the register's import.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from directory.models import AreaServed, Offer, Service, ServiceEvidence, ServiceOffer
from foundation.exceptions import ActionNotPossible
from mapping_data.partial_dates import UNKNOWN, PartialDate

User = AbstractBaseUser | None
# Field names to values; `stages` and `offers` to lists of rows, `areas_served` and `evidence`
# to lists of rows that need not be saved yet.
ServiceValues = Mapping[str, Any]
LISTS = ("stages", "offers", "areas_served", "evidence")


class ActionRefused(ActionNotPossible):
    """The service is not in a state in which this can be done; the words say why."""


def reason_to_wait(service: Service) -> str:
    """Why the live record cannot be changed now without harm to an editor's work, or blank."""
    if not service.live:
        return "it is not published"
    if service.has_unpublished_changes:
        return "it has an unpublished draft"
    if service.locked:
        return "an editor has locked it"
    return "it is scheduled to be published" if service.approved_schedule else ""


@transaction.atomic
def create_service(*, values: ServiceValues, user: User) -> Service:
    """Create and publish a service. Raises `ValidationError` for values that cannot stand."""
    lists = {name: value for name, value in values.items() if name in LISTS}
    service = Service(live=False)
    _assign(service, {name: value for name, value in values.items() if name not in LISTS})
    service.full_clean()
    service.save()
    # The lists are written once, by the publishing: a revision needs the record's id first.
    _assign(service, lists)
    return _publish(service, user, action="wagtail.create")


@transaction.atomic
def update_service(*, service: Service, values: ServiceValues, user: User) -> Service:
    """Change and publish. Raises `ActionRefused` where a draft or a lock stands in the way."""
    current = _current(service)
    _assign(current, values)
    current.full_clean()
    return _publish(current, user, action="wagtail.edit")


@transaction.atomic
def close_service(*, service: Service, on: PartialDate, reason: str, user: User) -> Service:
    """Mark as closed. The record stays, with the date (which may be unknown) and the reason."""
    if not reason.strip():
        raise ActionRefused("Say why the service closed.")
    if on.earliest and on.earliest > timezone.localdate():
        raise ActionRefused("The day on which a service closed cannot lie ahead.")
    if _current(service).is_closed:
        raise ActionRefused("The service is closed already.")
    values = {
        "status": Service.Status.CLOSED,
        "status_as_at": _today(),
        "closed_on": on,
        "closed_reason": reason.strip(),
    }
    return update_service(service=service, values=values, user=user)


@transaction.atomic
def reopen_service(*, service: Service, status: str, user: User) -> Service:
    """Give a closed service another status, and take back the date and reason of its end."""
    if not _current(service).is_closed:
        raise ActionRefused("The service is not closed.")
    if status == Service.Status.CLOSED or status not in Service.Status.values:
        raise ActionRefused(f"“{status}” is not a status of a service that is open.")
    values = {
        "status": status,
        "status_as_at": _today(),
        "closed_on": UNKNOWN,
        "closed_reason": "",
    }
    return update_service(service=service, values=values, user=user)


@transaction.atomic
def check_service(*, service: Service, on: date, user: User) -> Service:
    """Record that somebody checked on a day that the record is right."""
    before = _current(service).last_checked_on
    if on > timezone.localdate():
        raise ActionRefused("A day that lies ahead cannot be the day of a check.")
    if before and on < before:
        raise ActionRefused(f"The record was checked later than that: on {before:%d %B %Y}.")
    return update_service(service=service, values={"last_checked_on": on}, user=user)


def _today() -> PartialDate:
    day = timezone.localdate()
    return PartialDate(day.year, day.month, day.day)


def _current(service: Service) -> Service:
    """The live row as it stands, held against others until the action ends."""
    current = Service.objects.select_for_update().get(pk=service.pk)
    if reason := reason_to_wait(current):
        raise ActionRefused(f"“{current}” cannot be changed now: {reason}.")
    return current


def _publish(service: Service, user: User, *, action: str) -> Service:
    """Save the state in memory as a revision, log it, publish it; returns the live row."""
    with disable_reference_index_auto_update():
        revision = service.save_revision(user=user, clean=False)
        log(service, action, user=user, revision=revision, content_changed=True)
        revision.publish(user=user)
    live = Service.objects.get(pk=service.pk)
    # Once for the whole record: Wagtail would do it again for each row of each list.
    ReferenceIndex.create_or_update_for_object(live)
    return live


def _assign(service: Service, values: ServiceValues) -> None:
    """Set fields and lists in memory. A row of a list that says the same stays the same row."""
    for name, value in values.items():
        if name == "stages":
            service.stages.set(value)
        elif name == "offers":
            rows = [ServiceOffer(tag=offer) for offer in value]
            service.offered.set(_keeping(service.offered.all(), rows, _tag_of))
        elif name == "areas_served":
            service.areas_served.set(_keeping(service.areas_served.all(), value, _period_of))
        elif name == "evidence":
            rows = _keeping(service.evidence.all(), value, statement_of)
            for order, row in enumerate(rows):
                row.sort_order = order
            service.evidence.set(rows)
        else:
            service._meta.get_field(name)
            setattr(service, name, value)


def _keeping(
    standing: Sequence[Any], wanted: Sequence[Any], identity: Callable[[Any], object]
) -> list[Any]:
    kept = {identity(row): row for row in standing}
    return [kept.get(identity(row), row) for row in wanted]


def _tag_of(row: ServiceOffer) -> Offer:
    return row.tag


def _period_of(row: AreaServed) -> tuple[object, ...]:
    return row.area_id, str(row.since), str(row.until), row.note


def statement_of(row: ServiceEvidence) -> tuple[object, ...]:
    """What makes two rows of evidence the same one, whoever recorded or checked it."""
    return row.source_id, row.locator, str(row.date)
