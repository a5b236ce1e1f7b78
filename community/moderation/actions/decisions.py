"""Keeping what was decided about a member, telling them, and taking it back."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from community.audit.log import MODERATOR, record
from community.email.outbox import tell
from community.locks import turn_of
from community.models import Appeal, Decision, Member
from community.moderation.actions.reports import take_outcome_back
from community.notifications.topic_titles import told_topic

TAKEN_BACK = "A moderator took the decision back before your appeal was answered."


def decide(kind: str, member: Member | None, by: User, reason: str, **about: Any) -> Decision:
    """Keep a decision and tell its member what, why, and how to appeal. Inside the act's own
    transaction."""
    post = about.get("post")
    nameless = post is not None and post.nameless
    decision = Decision.objects.create(
        kind=kind,
        member=member,
        nameless=nameless,
        by=by,
        by_address=by.email,
        reason=reason,
        **about,
    )
    if member is not None:
        topic = told_topic(decision.post, member)
        tell(member, str(kind), decision=decision, reason=reason, topic=topic)
    return decision


def withdraw(decisions: QuerySet[Decision], by: User) -> None:
    """Take these back. An appeal that waits for its answer is settled by it, and whoever reported
    hears of it. Inside the act's own transaction."""
    standing = decisions.filter(withdrawn_at__isnull=True).order_by("pk")
    for decision in turn_of(standing):
        decision.withdrawn_at = timezone.now()
        decision.save(update_fields=["withdrawn_at"])
        _settle_appeal(decision, by)
        take_outcome_back(decision=decision, by=by)


def _settle_appeal(decision: Decision, by: User) -> None:
    waiting = Appeal.objects.filter(decision=decision, state=Appeal.State.OPEN)
    for appeal in turn_of(waiting):
        appeal.state, appeal.answer = Appeal.State.ALLOWED, TAKEN_BACK
        appeal.answered_by, appeal.answered_at = by, timezone.now()
        appeal.save()
        record("answered_appeal", appeal, by=by, as_whom=MODERATOR, allowed=True)
        if decision.member is not None:
            tell(decision.member, "appeal_settled", decision=decision)


def mark_seen(*, decision: Decision) -> None:
    """Its member has opened it; the first time counts."""
    Decision.objects.filter(pk=decision.pk, seen_at__isnull=True).update(seen_at=timezone.now())
