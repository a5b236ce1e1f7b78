"""What moderators do about a member: warning, taking words off their page, suspending."""

from datetime import date
from typing import overload

from django.db import transaction

from accounts.models import User
from community.audit.log import MODERATOR, record
from community.events.actions import stand_back
from community.exceptions import NotPossible
from community.locks import locked_member, locked_post
from community.membership.suspension_end import change_state, end_suspension
from community.models import Decision, Member, Post, Report
from community.moderation.actions.decisions import decide, withdraw
from community.moderation.actions.reports import settle_reports
from community.moderation.version_tokens import member_version_token, post_version_token

State = Member.State
Kind = Decision.Kind
DECIDED = "This was decided already, or has changed since you opened it."


SUSPENDED_ELSEWHERE = (
    "Who wrote without a name is suspended by an administrator or a safeguarding lead alone. Ask "
    "them to look."
)


@transaction.atomic
def warn_member(
    *, member: Member | None, by: User, reason: str, post: Post | None = None, seen: str = ""
) -> Decision:
    """Tell a member in words what must not happen again, about a post of theirs or their page.
    None: who wrote the post has gone, and nobody is told."""
    stored = locked(member, seen, post)
    decision = decide(Kind.WARNED, stored, by, reason, post=post)
    _written(decision, "warned", stored, post, by)
    return decision


@transaction.atomic
def suspend_member(
    *,
    member: Member,
    by: User,
    reason: str,
    until: date | None = None,
    post: Post | None = None,
    seen: str = "",
) -> Decision:
    """Close the boards to a member, through a last day or until it is lifted. Their posts stay.
    Never for a post without a name (see `moderation.actions.author_lookup`): the day would tell
    whose it is."""
    if post is not None and post.nameless:
        raise NotPossible(SUSPENDED_ELSEWHERE)
    stored = locked(member, seen, post)
    if stored.state != State.APPROVED:
        raise NotPossible(f"The membership stands at: {stored.get_state_display().lower()}.")
    stored.reason, stored.suspended_until = reason, until
    change_state(stored, State.SUSPENDED)
    stand_back(stored)
    decision = decide(Kind.SUSPENDED, stored, by, reason, post=post, until=until)
    _written(decision, "suspended", stored, post, by)
    return decision


@transaction.atomic
def clear_page(*, member: Member, by: User, reason: str, seen: str = "") -> Decision:
    """Take the name and the words that a member chose off their page; they may write anew."""
    stored = locked(member, seen)
    stored.display_name = stored.about = ""
    stored.save(update_fields=["display_name", "about"])
    decision = decide(Kind.CLEARED, stored, by, reason)
    _written(decision, "cleared_page", stored, None, by)
    return decision


@transaction.atomic
def lift_suspension(*, member: Member, by: User, seen: str = "") -> None:
    """Before its time; what suspended the member is taken back."""
    stored = locked(member, seen)
    if stored.state != State.SUSPENDED:
        raise NotPossible(DECIDED)
    end_suspension(stored)
    withdraw(stored.decisions.filter(kind=Kind.SUSPENDED, ended_at__isnull=True), by)
    record("lifted", stored, by=by, as_whom=MODERATOR)


@transaction.atomic
def keep_page(*, member: Member, by: User, seen: str = "") -> None:
    """Leave a reported page as it is."""
    stored = locked(member, seen)
    if not stored.reports.filter(state=Report.State.OPEN).exists():
        raise NotPossible(DECIDED)
    record("kept", stored, by=by, as_whom=MODERATOR)
    settle_reports(member=stored, upheld=False, by=by)


@overload
def locked(member: Member, seen: str = "", post: Post | None = None) -> Member: ...
@overload
def locked(member: None, seen: str = "", post: Post | None = None) -> None: ...
def locked(member: Member | None, seen: str = "", post: Post | None = None) -> Member | None:
    """The member as stored now; raises `NotPossible` where the page on which the moderator
    decided, the post's or the member's, no longer stands as it was seen."""
    told_of = locked_post(post.pk) if post else None
    stored = locked_member(member.pk) if member else None
    stands = (
        post_version_token(told_of) if told_of else member_version_token(stored) if stored else ""
    )
    if seen and seen != stands:
        raise NotPossible(DECIDED)
    return stored


def _written(
    decision: Decision, act: str, member: Member | None, post: Post | None, by: User
) -> None:
    """The audit row names the post, where there is one: who wrote it without a name stays
    without one. The reports of that post, or of the page, are settled; not while the post is
    held, since whether members see it is still to be decided."""
    details = {"decision": decision.pk, "reason": decision.reason}
    about = post or member
    if about is not None:
        record(act, about, by=by, as_whom=MODERATOR, **details)
    if post is None:
        settle_reports(member=member, upheld=True, by=by, decision=decision)
    elif not Post.objects.filter(pk=post.pk, state=Post.State.HELD).exists():
        settle_reports(post=post, upheld=True, by=by, decision=decision)
