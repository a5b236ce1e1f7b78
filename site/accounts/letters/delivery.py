"""Send the mail about accounts that waits in the outbox (see `accounts.letters.outbox`).

Whether there is an account for an address is first asked when the letter goes, so that a page
answers in the same time for every address. A letter that could not go is tried again.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailConfirmationHMAC
from allauth.core.context import request_context
from django.conf import settings
from django.core.mail import send_mail
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import AccountLetter

CLAIMED_FOR = timedelta(minutes=10)
MOST_TRIES = 5
Kind = AccountLetter.Kind
logger = logging.getLogger(__name__)


class Desk(HttpRequest):
    """Stands where a visitor's request would: links lead to the site's own address."""

    def get_host(self) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc

    @property
    def scheme(self) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme


def deliver(pk: int) -> bool:
    """Send a letter that waits; False where it went before, is claimed, or did not go."""
    if not claim(pk):
        return False
    letter = AccountLetter.objects.select_related("address").get(pk=pk)
    desk = Desk()
    try:
        with request_context(desk):
            WRITERS[letter.kind](letter, desk)
    except Exception as reason:  # the mail server's, the way's to it, or a fault in the letter
        put_back(letter, reason)
        return False
    letter.delete()
    return True


def claim(pk: int) -> bool:
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIMED_FOR)
    waiting = AccountLetter.objects.filter(free, pk=pk, due_at__lte=now)
    return bool(waiting.update(claimed_at=now, tries=F("tries") + 1))


def put_back(letter: AccountLetter, reason: Exception) -> None:
    """Try again later, and each time later still; give up after some hours."""
    ours = not isinstance(reason, OSError)
    logger.warning(
        "account letter %s did not go (try %s): %s", letter.pk, letter.tries, reason, exc_info=ours
    )
    if letter.tries >= MOST_TRIES:
        letter.delete()
        return
    letter.claimed_at = None
    letter.due_at = timezone.now() + timedelta(minutes=2) * 4 ** (letter.tries - 1)
    letter.save(update_fields=["claimed_at", "due_at"])


def deliver_waiting() -> int:
    """Send every letter that is due: those whose worker died, and those that failed before."""
    due = AccountLetter.objects.filter(due_at__lte=timezone.now())
    return sum(deliver(pk) for pk in list(due.values_list("pk", flat=True)))


def write_new_password(letter: AccountLetter, desk: Desk) -> None:
    form = ResetPasswordForm(data={"email": letter.email})
    if form.is_valid():
        form.save(desk)


def write_proof(letter: AccountLetter, desk: Desk) -> None:
    if letter.address is not None and not letter.address.verified:
        confirmation = EmailConfirmationHMAC.create(letter.address)
        get_adapter().send_confirmation_mail(desk, confirmation, signup=False)


def write_words(letter: AccountLetter, desk: Desk) -> None:
    send_mail(letter.subject, letter.text, get_adapter().get_from_email(), [letter.email])


WRITERS: dict[str, Callable[[AccountLetter, Desk], None]] = {
    Kind.NEW_PASSWORD: write_new_password,
    Kind.PROOF: write_proof,
    Kind.WORDS: write_words,
}
