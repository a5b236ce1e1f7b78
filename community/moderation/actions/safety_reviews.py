"""Recording the yearly safety review, and reminding those who moderate of it."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.audit.log import MODERATOR, SYSTEM, record
from community.email.composers import LetterKind, register
from community.email.outbox import tell, tell_address
from community.models import AuditEntry, Letter, Member, SafetyReview
from community.moderation.moderators import moderators

EVERY = timedelta(days=365)
AGAIN = timedelta(days=28)
REMINDED = "reminded_of_review"
REVIEW_DUE = "review_due"


@transaction.atomic
def record_review(*, by: User, on: date, found: str) -> SafetyReview:
    """That the risks, the terms and the moderation were looked at. Sent twice, it stands once."""
    review, made = SafetyReview.objects.get_or_create(on=on, by=by, found=found)
    if made:
        record("reviewed", review, by=by, as_whom=MODERATOR)
    return review


def is_review_due(today: date) -> bool:
    last = SafetyReview.objects.values_list("on", flat=True).first()
    return last is None or today > last + EVERY


def remind_of_review(now: datetime) -> int:
    """Write to everybody who moderates, each once in four weeks while a review is due."""
    if not is_review_due(timezone.localdate(now)):
        return 0
    return sum(_remind(user, now) for user in moderators())


@transaction.atomic
def _remind(user: User, now: datetime) -> bool:
    stored = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    earlier = AuditEntry.objects.filter(act=REMINDED, about=f"user:{stored.pk}")
    if earlier.filter(at__gt=now - AGAIN).exists():
        return False
    record(REMINDED, stored, by=None, as_whom=SYSTEM)
    member = Member.objects.filter(user=stored).first()
    if member is not None:
        tell(member, REVIEW_DUE)
    else:  # a moderator need not be a member
        tell_address(stored.email, REVIEW_DUE, key=f"{stored.pk}:{now:%Y-%m-%dT%H:%M}")
    return True


def still_moderates(letter: Letter) -> bool:
    """Whoever moderates no longer, or has gone, need not review anything."""
    return moderators().filter(email__iexact=letter.address).exists()


register(REVIEW_DUE, LetterKind(is_wanted=still_moderates))
