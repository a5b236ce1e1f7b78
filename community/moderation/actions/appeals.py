"""Appealing once against a decision, and another moderator's answer to it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from community.account_deletion.posts import forget_decided
from community.attachments.actions import put_back
from community.audit.log import MEMBER, MODERATOR, record
from community.email.outbox import tell
from community.exceptions import NotPossible
from community.locks import locked_member, locked_post, turn_of
from community.membership.suspension_end import end_suspension
from community.models import Appeal, Decision, Member, Post
from community.moderation.actions.decisions import withdraw
from community.moderation.actions.posts import bring_back, locked, replace_text

Kind = Decision.Kind
UNDONE = (Kind.HIDDEN, Kind.EDITED, Kind.SUSPENDED)
OVER = (
    "The decision is taken back. It was over already, or another came after it: what was decided "
    "since stands as it is."
)
ENDED = "The decision stays as it was. It has come to its end already."


def appeal(*, decision: Decision, words: str) -> Appeal:
    """Ask another moderator to look. The same again answers the appeal that stands."""
    try:
        return _appeal(decision.pk, words)
    except IntegrityError:  # once a decision
        return Appeal.objects.get(decision=decision)


@transaction.atomic
def _appeal(pk: int, words: str) -> Appeal:
    """The decision is locked, so that nobody takes it back unseen meanwhile."""
    decision = turn_of(Decision.objects.all()).get(pk=pk)
    standing = Appeal.objects.filter(decision=decision).first()
    if standing is not None:
        return standing
    if decision.withdrawn_at is not None:
        raise NotPossible("This was taken back, so there is nothing to appeal against.")
    made = Appeal.objects.create(decision=decision, words=words)
    record("appealed", made, by=_named(decision), as_whom=MEMBER)
    if decision.member is not None:
        tell(decision.member, "appeal_received", decision=decision)
    return made


def _named(decision: Decision) -> User | None:
    """Who stands in the audit log: nobody, where it is about a post without a name."""
    if decision.member is None or decision.nameless:
        return None
    return decision.member.user


@transaction.atomic
def answer_appeal(*, appeal: Appeal, by: User, allowed: bool, answer: str) -> str:
    """Take the decision back, or let it stand; says what was changed, for the moderator."""
    decision = _held_still(appeal)
    stored = turn_of(Appeal.objects.all()).get(pk=appeal.pk)
    if stored.state != Appeal.State.OPEN:
        raise NotPossible("Another moderator has answered this appeal already.")
    stored.state = Appeal.State.ALLOWED if allowed else Appeal.State.REFUSED
    stored.answer, stored.answered_by, stored.answered_at = answer, by, timezone.now()
    stored.save()
    done = _take_back(decision, by) if allowed else _let_stand(decision)
    record("answered_appeal", stored, by=by, as_whom=MODERATOR, allowed=allowed)
    if decision.post is not None:
        forget_decided(decision.post)
    if decision.member is not None:
        tell(decision.member, "appeal_answered", appeal=stored, decision=decision, done=done)
    return done


def _held_still(appeal: Appeal) -> Decision:
    """The decision as it stands once what it changed is locked, as where it is undone by hand."""
    decisions = Decision.objects.select_related("member__user", "post", "version")
    found = decisions.get(appeal=appeal.pk)
    if found.kind in (Kind.HIDDEN, Kind.EDITED) and found.post is not None:
        locked_post(found.post.pk)
    elif found.kind == Kind.SUSPENDED and found.member is not None:
        locked_member(found.member.pk)
    return decisions.get(pk=found.pk)


def _let_stand(decision: Decision) -> str:
    return ENDED if decision.ended_at else "The decision stands."


def _take_back(decision: Decision, by: User) -> str:
    """Only what this decision did is undone: never what another decided since."""
    member, post, stood = decision.member, decision.post, decision.stands
    withdraw(Decision.objects.filter(pk=decision.pk), by)
    if decision.kind in UNDONE and not stood:
        return OVER
    if decision.kind == Kind.HIDDEN and post is not None:
        return _show(locked(post))
    if decision.kind == Kind.EDITED and post is not None:
        return _put_back(decision, locked(post), by)
    if decision.kind == Kind.SUSPENDED and member is not None:
        return _lift(locked_member(member.pk))
    return "The decision no longer stands."


def _show(post: Post) -> str:
    if post.state != Post.State.HIDDEN:
        return "The post had been shown again already."
    bring_back(post)
    return "The post is shown to members again."


def _put_back(decision: Decision, post: Post, by: User) -> str:
    """The old words, unless the post has been edited since."""
    last = post.versions.first()
    if decision.version is None or last != decision.version:
        return "The post was edited since, so its words were left as they are now."
    put_back(version=decision.version)
    replace_text(post, decision.version.text, decision.version.title, by=by)
    return "The post says again what it said before."


def _lift(member: Member) -> str:
    if member.state != Member.State.SUSPENDED:
        return "The membership was no longer suspended."
    end_suspension(member)
    return "The membership is no longer suspended."
