"""Appealing once against a decision, and another moderator's answer to it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from community.actions.attachments import put_back
from community.actions.decisions import withdraw
from community.actions.leaving import forget_decided
from community.actions.moderation import bring_back, locked, replace_text
from community.actions.suspensions import end_suspension
from community.audit import MEMBER, MODERATOR, record
from community.locking import locked_member, turn_of
from community.mail import tell
from community.models import Appeal, Decision, Member, Post
from community.refusals import NotPossible

Kind = Decision.Kind


def appeal(*, decision: Decision, words: str) -> Appeal:
    """Ask another moderator to look. The same again answers the appeal that stands."""
    if decision.withdrawn_at is not None:
        raise NotPossible("This was taken back, so there is nothing to appeal against.")
    try:
        with transaction.atomic():
            made = Appeal.objects.create(decision=decision, words=words)
            member = decision.member
            record("appealed", made, by=_named(decision), as_whom=MEMBER)
            if member is not None:
                tell(member, "appeal_received", decision=decision)
            return made
    except IntegrityError:  # once a decision
        return Appeal.objects.get(decision=decision)


def _named(decision: Decision) -> User | None:
    """Who stands in the audit log: nobody, where it is about a post without a name."""
    if decision.member is None or decision.nameless:
        return None
    return decision.member.user


@transaction.atomic
def answer_appeal(*, appeal: Appeal, by: User, allowed: bool, answer: str) -> str:
    """Take the decision back, or let it stand; says what was changed, for the moderator."""
    stored = turn_of(Appeal.objects.all()).get(pk=appeal.pk)
    if stored.state != Appeal.State.OPEN:
        raise NotPossible("Another moderator has answered this appeal already.")
    stored.state = Appeal.State.ALLOWED if allowed else Appeal.State.REFUSED
    stored.answer, stored.answered_by, stored.answered_at = answer, by, timezone.now()
    stored.save()
    decision = Decision.objects.select_related("member", "post", "version").get(
        pk=stored.decision_id
    )
    done = _take_back(decision) if allowed else "The decision stands."
    record("answered_appeal", stored, by=by, as_whom=MODERATOR, allowed=allowed)
    if decision.post is not None:
        forget_decided(decision.post)
    if decision.member is not None:
        tell(decision.member, "appeal_answered", appeal=stored, decision=decision, done=done)
    return done


def _take_back(decision: Decision) -> str:
    """What it changed is locked before the decision is withdrawn, as where it is undone by hand."""
    member, post = decision.member, decision.post
    if decision.kind == Kind.HIDDEN and post is not None:
        return _show(decision, locked(post))
    if decision.kind == Kind.EDITED and post is not None:
        return _put_back(decision, locked(post))
    if decision.kind == Kind.SUSPENDED and member is not None:
        return _lift(decision, locked_member(member.pk))
    _withdraw(decision)
    return "The decision no longer stands."


def _withdraw(decision: Decision) -> None:
    withdraw(Decision.objects.filter(pk=decision.pk))


def _show(decision: Decision, post: Post) -> str:
    _withdraw(decision)
    if post.state != Post.State.HIDDEN:
        return "The post had been shown again already."
    bring_back(post)
    return "The post is shown to members again."


def _put_back(decision: Decision, post: Post) -> str:
    """The old words, unless the post has been edited since."""
    _withdraw(decision)
    last = post.versions.first()
    if decision.version is None or last != decision.version:
        return "The post was edited since, so its words were left as they are now."
    put_back(version=decision.version)
    replace_text(post, decision.version.text, decision.version.title)
    return "The post says again what it said before."


def _lift(decision: Decision, member: Member) -> str:
    _withdraw(decision)
    if member.state != Member.State.SUSPENDED:
        return "The membership was no longer suspended."
    end_suspension(member)
    return "The membership is no longer suspended."
