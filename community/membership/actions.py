"""Joining, staying and leaving.

`seen` is the version of the application on the moderator's page
(`community.moderation.version_tokens`): what was answered or decided meanwhile is not written over.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.audit.log import MEMBER, MODERATOR, record
from community.boards.actions.boards import close_to_leaver
from community.email.outbox import tell
from community.events.actions import give_places_to, release_places
from community.exceptions import NotPossible
from community.locks import locked_member, turn_of
from community.membership.suspension_end import end_suspension_if_over
from community.membership.work_email import is_at_work
from community.models import Member, TermsVersion
from community.moderation.version_tokens import member_version_token
from community.notifications.digests import begin_anew
from community.terms.actions import agree

State = Member.State
WITHDREW = "withdrew_application"
DETAILS = ("role", "employer", "authority", "why")
OF_AN_EMPLOYMENT = ("employer", "authority", "why", "question", "answer", "about")


@transaction.atomic
def apply_to_join(
    *, user: User, details: dict[str, str], terms: TermsVersion | None = None
) -> Member:
    """Ask to be let in, or ask again after a refusal or after having left. `terms`: what the form
    showed and they agreed to."""
    member = turn_of(Member.objects.all()).filter(user=user).first() or Member(user=user)
    if member.pk and member.state not in (State.DECLINED, State.LEFT):
        raise NotPossible("You have applied already.")
    for name in DETAILS:
        setattr(member, name, details[name])
    member.work_address = is_at_work(user)
    _keep_answer(member)
    member.question = member.answer = member.reason = ""
    _turn(member, State.APPLIED)
    if terms is not None:
        agree(member=member, terms=terms)
    record("applied", member, by=user, as_whom=MEMBER, work_address=member.work_address)
    return member


@transaction.atomic
def approve_member(*, member: Member, by: User, seen: str = "") -> None:
    member = _locked(member, State.APPLIED, State.ASKED, seen=seen)
    member.confirmed_on, member.suspended_until = timezone.localdate(), None
    _turn(member, State.APPROVED)
    begin_anew(member)
    record("approved", member, by=by, as_whom=MODERATOR)
    tell(member, "approved")


@transaction.atomic
def ask_applicant(*, member: Member, by: User, question: str, seen: str = "") -> None:
    """What was asked and answered before is kept."""
    member = _locked(member, State.APPLIED, State.ASKED, seen=seen)
    _keep_answer(member)
    member.question, member.answer = question, ""
    _turn(member, State.ASKED)
    record("asked", member, by=by, as_whom=MODERATOR)
    tell(member, "asked", question=question)


@transaction.atomic
def answer_question(*, member: Member, answer: str) -> None:
    member = _locked(member, State.ASKED)
    member.answer = answer
    _turn(member, State.APPLIED)
    record("answered", member, by=member.user, as_whom=MEMBER)


@transaction.atomic
def decline_applicant(*, member: Member, by: User, reason: str, seen: str = "") -> None:
    member = _locked(member, State.APPLIED, State.ASKED, seen=seen)
    member.reason = reason
    _turn(member, State.DECLINED)
    record("declined", member, by=by, as_whom=MODERATOR, reason=reason)
    tell(member, "declined", reason=reason)


@transaction.atomic
def confirm_membership(*, member: Member) -> None:
    """Once a year: still in the same work, still wanting to be here."""
    end_suspension_if_over(member.pk)
    member = _locked(member, State.APPROVED)
    member.confirmed_on = timezone.localdate()
    member.save()
    give_places_to(member)
    record("confirmed", member, by=member.user, as_whom=MEMBER)


@transaction.atomic
def leave_employer(*, member: Member) -> None:
    """Membership ends, and what belonged to this work is forgotten, boards that it opened too;
    the person may apply from a new one."""
    member = _locked(member, State.APPROVED, State.APPLIED, State.ASKED, State.SUSPENDED)
    was_in = member.state not in (State.APPLIED, State.ASKED)
    for name in OF_AN_EMPLOYMENT:
        setattr(member, name, "")
    for name in ("work_address", "shows_role", "shows_employer", "shows_authority"):
        setattr(member, name, False)
    member.confirmed_on = None
    _turn(member, State.LEFT)
    release_places(member)
    record("left" if was_in else WITHDREW, member, by=member.user, as_whom=MEMBER)
    close_to_leaver(member=member)


@transaction.atomic
def change_profile(
    *, member: Member, shown: dict[str, Any], terms: TermsVersion | None = None
) -> None:
    """`terms`: what they agreed to with it, if they were asked."""
    if terms is not None:
        agree(member=member, terms=terms)
    for name, value in shown.items():
        setattr(member, name, value)
    member.save(update_fields=list(shown))
    record("changed_profile", member, by=member.user, as_whom=MEMBER)


def _keep_answer(member: Member) -> None:
    if member.question:
        said = {"question": member.question, "answer": member.answer}
        member.asked_before = [*member.asked_before, said]


def _locked(member: Member, *states: str, seen: str = "") -> Member:
    """The member as stored now, if in one of these states and as they were seen; raises
    `NotPossible`."""
    stored = locked_member(member.pk)
    if stored.state not in states:
        raise NotPossible(f"The membership stands at: {stored.get_state_display().lower()}.")
    if seen and seen != member_version_token(stored):
        raise NotPossible("This has changed since you opened it. Read what is new, then decide.")
    return stored


def _turn(member: Member, state: str) -> None:
    member.state, member.state_since = state, timezone.now()
    member.save()
