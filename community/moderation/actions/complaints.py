"""Complaining about the community or its moderation, and the answer."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from community.audit.log import MEMBER, MODERATOR, record
from community.email.outbox import tell
from community.exceptions import NotPossible
from community.models import Complaint, Decision, Member


def complain(
    *, member: Member, about: str, words: str, key: UUID, decision: Decision | None = None
) -> Complaint:
    """`decision`: the one that it is about, if it names one. The same `key` again answers the
    complaint that stands."""
    sent = Complaint.objects.filter(member=member, key=key).first()
    if sent:
        return sent
    try:
        with transaction.atomic():
            made = Complaint.objects.create(
                member=member, about=about, words=words, key=key, decision=decision
            )
            record("complained", made, by=member.user, as_whom=MEMBER, subject=about)
            tell(member, "complaint_received", complaint=made)
            return made
    except IntegrityError:
        return Complaint.objects.get(member=member, key=key)


@transaction.atomic
def answer_complaint(*, complaint: Complaint, by: User, answer: str) -> None:
    stored = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    if stored.answered_at is not None:
        raise NotPossible("Somebody has answered this complaint already.")
    stored.answer, stored.answered_by, stored.answered_at = answer, by, timezone.now()
    stored.save()
    record("answered_complaint", stored, by=by, as_whom=MODERATOR)
    if stored.member is not None:
        tell(stored.member, "complaint_answered", complaint=stored)
