"""Handing letters to the mail server, each once.

A letter is claimed in a transaction of its own, handed over, and marked as sent. Should the
worker die between the last two, nobody can know whether the mail server took it: the letter is
tried again, under the same Message-ID, by which mail programs drop the second one. It is never
lost, and only in that moment can it leave twice.
"""

import logging
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from community.composing import words_of
from community.mail import Words
from community.models import Letter
from community.stopping import stop_url

CLAIMED_FOR = timedelta(minutes=10)
MOST_TRIES = 6
State = Letter.State
logger = logging.getLogger(__name__)


def deliver(pk: int) -> bool:
    """Send a letter that waits; False where it went before, is claimed, or did not go."""
    letter = claim(pk)
    if letter is None:
        return False
    try:
        words = words_of(letter)
        if words is not None:
            message(letter, words).send()
    except Exception as reason:  # the mail server's, the way's to it, or a fault in the letter
        put_back(letter, reason)
        return False
    finish(letter, State.DROPPED if words is None else State.SENT)
    return words is not None


@transaction.atomic
def claim(pk: int) -> Letter | None:
    """Take a letter for sending, so that no other worker does."""
    now = timezone.now()
    waiting = Letter.objects.select_for_update(of=("self",), skip_locked=True)
    letter = waiting.filter(pk=pk, state=State.WAITING, due_at__lte=now).first()
    if letter is None or (letter.claimed_at and letter.claimed_at > now - CLAIMED_FOR):
        return None
    letter.claimed_at, letter.tries = now, letter.tries + 1
    letter.save(update_fields=["claimed_at", "tries"])
    return letter


def message(letter: Letter, words: Words) -> EmailMultiAlternatives:
    user = letter.member.user
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    headers = {"Message-ID": f"<{letter.uuid}@{host}>", "Auto-Submitted": "auto-generated"}
    if letter.stops:
        address = stop_url(letter.member.uuid, letter.stops)
        headers["List-Unsubscribe"] = f"<{address}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    mail = EmailMultiAlternatives(
        words.subject, words.text, sender, [user.email] if user else [], headers=headers
    )
    if words.html:
        mail.attach_alternative(words.html, "text/html")
    return mail


def finish(letter: Letter, state: str) -> None:
    """What it said is not kept."""
    letter.state, letter.sent_at = state, timezone.now() if state == State.SENT else None
    letter.subject = letter.text = letter.html = ""
    letter.save(update_fields=["state", "sent_at", "subject", "text", "html"])


def put_back(letter: Letter, reason: Exception) -> None:
    """Try again later, and each time later still; give up after a day or so."""
    ours = not isinstance(reason, OSError)
    logger.warning(
        "letter %s did not go (try %s): %s", letter.pk, letter.tries, reason, exc_info=ours
    )
    if letter.tries >= MOST_TRIES:
        finish(letter, State.GIVEN_UP)
        return
    letter.claimed_at = None
    letter.due_at = timezone.now() + timedelta(minutes=5) * 4 ** (letter.tries - 1)
    letter.save(update_fields=["claimed_at", "due_at"])


def deliver_waiting() -> int:
    """Send every letter that is due: those whose worker died, and those that failed before."""
    due = Letter.objects.filter(state=State.WAITING, due_at__lte=timezone.now())
    keys = due.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=500)
    return sum(deliver(pk) for pk in list(keys))
