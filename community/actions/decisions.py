"""Keeping what was decided about a member, telling them, and taking it back."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from community.mail import tell
from community.models import Decision, Member
from community.told_titles import told_topic


def decide(kind: str, member: Member | None, by: User, reason: str, **about: Any) -> Decision:
    """Keep a decision and tell its member what, why, and how to appeal. Inside the act's own
    transaction."""
    post = about.get("post")
    nameless = post is not None and post.nameless
    decision = Decision.objects.create(
        kind=kind, member=member, nameless=nameless, by=by, reason=reason, **about
    )
    if member is not None:
        topic = told_topic(decision.post, member)
        tell(member, str(kind), decision=decision, reason=reason, topic=topic)
    return decision


def withdraw(decisions: QuerySet[Decision]) -> None:
    decisions.filter(withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())


def mark_seen(*, decision: Decision) -> None:
    """Its member has opened it; the first time counts."""
    Decision.objects.filter(pk=decision.pk, seen_at__isnull=True).update(seen_at=timezone.now())
