"""Every change to an account that is made for somebody else."""

import logging

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from accounts.letters.outbox import keep
from accounts.models import AccountLetter, User

logger = logging.getLogger(__name__)
SECOND_STEP_RESET = "accounts.reset_second_step"
SESSION_ENDED = "accounts.end_session"


@transaction.atomic
def keep_one_address(*, user: User, verified: bool) -> None:
    """Make `user.email` the only address by which this account can be reached or entered.

    An address that stays the same keeps its state. A former address is forgotten at once:
    it could otherwise still ask for a new password.
    """
    addresses = EmailAddress.objects.filter(user=user)
    addresses.exclude(email__iexact=user.email).delete()
    kept = {"email": user.email, "verified": verified, "primary": True}
    if not addresses.filter(email__iexact=user.email).exists():
        EmailAddress.objects.create(user=user, **kept)


@transaction.atomic
def delete_user(*, user: User) -> None:
    """Forget the account, its addresses, its second step and every session."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    forget_wrong_passwords(user=user)
    AccountLetter.objects.filter(email__iexact=user.email).delete()
    # The log keeps what was done with the account, and not whose it was.
    ModelLogEntry.objects.for_instance(user).update(label="A deleted account")
    user.delete()


def forget_wrong_passwords(*, user: User) -> None:
    AccessAttempt.objects.filter(username=user.email.lower()).delete()


@transaction.atomic
def reset_second_step(*, user: User, by: User | None = None) -> bool:
    """Take the second step away and end every session; False where there was none. The person
    is told, in case it was somebody else who asked. `by` is None for who runs the server."""
    held = Authenticator.objects.filter(user=user)
    if not held.exists():
        return False
    held.delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    text = render_to_string("account/email/second_step_reset.txt", {"product": settings.PRODUCT})
    subject = f"{settings.PRODUCT.name}: your second step at sign-in was taken away"
    keep(AccountLetter.Kind.WORDS, email=user.email, subject=subject, text=text)
    log(instance=user, action=SECOND_STEP_RESET, user=by)
    logger.warning("the second step of account %s was taken away", user.pk)
    return True


@transaction.atomic
def end_session(*, session: UserSession) -> None:
    """By its owner, from another place."""
    log(instance=session.user, action=SESSION_ENDED, user=session.user)
    session.end()


def invite(*, user: User) -> None:
    """Mail the person a link by which to choose a password."""
    keep(AccountLetter.Kind.NEW_PASSWORD, email=user.email)
