"""Recording what is claimed of an authority. A claim is never changed: a newer one supersedes it.

Each action is atomic, and its entry in Wagtail's log stands or falls with it. `user` is None for
an import.
"""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from directory.models import Claim, ClaimEvidence, State
from directory.services.actions import ActionRefused
from mapping_data.models import Area
from mapping_data.partial_dates import PartialDate

User = AbstractBaseUser | None

NO_EVIDENCE = (
    "“Confirmed none” needs evidence: a source that says so. Without one, the state of an "
    "authority is “not established”."
)
NO_AUTHORITY = "A claim speaks of one authority of England, and {area} is none."
AHEAD = "{what} cannot lie ahead: {day} is still to come."
SUPERSEDED = "This claim was superseded already. Record what is newer against the newest claim."


@transaction.atomic
def record_claim(
    *,
    area: Area,
    layer: str,
    state: str,
    as_at: PartialDate,
    evidence: Sequence[ClaimEvidence],
    user: User,
    note: str = "",
) -> Claim:
    """Store a claim with its evidence (rows that are not saved yet). Raises `ActionRefused`
    where it cannot stand, `ValidationError` for values that are none."""
    claim = Claim(area=area, layer=layer, state=state, as_at=as_at, note=note.strip())
    return _store(claim, evidence, user)


@transaction.atomic
def supersede_claim(
    *,
    claim: Claim,
    state: str,
    as_at: PartialDate,
    evidence: Sequence[ClaimEvidence],
    user: User,
    note: str = "",
) -> Claim:
    """Store a newer claim of the same authority and layer in place of `claim`, which stays
    readable and counts no longer."""
    old = Claim.objects.select_for_update().get(pk=claim.pk)
    if Claim.objects.filter(supersedes=old).exists():
        raise ActionRefused(SUPERSEDED)
    newer = Claim(area=old.area, layer=old.layer, state=state, as_at=as_at, note=note.strip())
    newer.supersedes = old
    stored = _store(newer, evidence, user)
    log(old, "directory.supersede_claim", user=user, data={"by": str(stored.uuid)})
    return stored


def _store(claim: Claim, evidence: Sequence[ClaimEvidence], user: User) -> Claim:
    if reason := reason_to_refuse(claim, evidence, timezone.localdate()):
        raise ActionRefused(reason)
    claim.recorded_by = user  # type: ignore[assignment]
    claim.full_clean()
    claim.save()
    for row in evidence:
        row.claim, row.recorded_by = claim, user  # type: ignore[assignment]
        row.full_clean()
        row.save()
    details = {"claim": str(claim.uuid), "state": claim.state, "as_at": str(claim.as_at)}
    log(claim, "wagtail.create", user=user, content_changed=True, data=details)
    return claim


def reason_to_refuse(claim: Claim, evidence: Sequence[ClaimEvidence], today: date) -> str:
    """Why this claim cannot stand, or blank."""
    if claim.area.kind != Area.Kind.AUTHORITY or not claim.area.is_english:
        return NO_AUTHORITY.format(area=claim.area)
    if claim.state == State.CONFIRMED_NONE and not evidence:
        return NO_EVIDENCE
    if claim.as_at.earliest and claim.as_at.earliest > today:
        return AHEAD.format(what="The date of a claim", day=claim.as_at.words)
    for row in evidence:
        if row.date.earliest and row.date.earliest > today:
            return AHEAD.format(what="The date of its evidence", day=row.date.words)
    return ""
