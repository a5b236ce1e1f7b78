"""Ending a suspension: by its last day, or by whoever takes it back."""

from django.db import transaction
from django.utils import timezone

from community.audit.log import SYSTEM, record
from community.email.outbox import tell
from community.events.actions import give_places_to
from community.locks import locked_member
from community.models import Decision, Member

State = Member.State
Kind = Decision.Kind


def end_suspension(member: Member) -> None:
    """Let the member in again, with their places at sessions, and write to them."""
    member.reason, member.suspended_until = "", None
    change_state(member, State.APPROVED)
    give_places_to(member)
    tell(member, "lifted")


def end_suspensions() -> int:
    """Note every suspension whose last day has passed; how many. Run daily."""
    over = Member.objects.filter(
        state=State.SUSPENDED, suspended_until__lt=timezone.localdate()
    ).values_list("pk", flat=True)
    return sum(end_suspension_if_over(pk) for pk in list(over))


@transaction.atomic
def end_suspension_if_over(pk: int) -> bool:
    member = locked_member(pk)
    if not member.suspension_is_over:
        return False
    end_suspension(member)
    lapsed = member.decisions.filter(kind=Kind.SUSPENDED, withdrawn_at__isnull=True)
    lapsed.filter(ended_at__isnull=True).update(ended_at=timezone.now())
    record("suspension_ended", member, by=None, as_whom=SYSTEM)
    return True


def change_state(member: Member, state: str) -> None:
    """Save a membership that was suspended, or is no longer."""
    member.state, member.state_since = state, timezone.now()
    member.save(update_fields=["state", "state_since", "reason", "suspended_until"])
