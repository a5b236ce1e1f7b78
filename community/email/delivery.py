"""Handing letters to the mail server, each once.

A letter is claimed in a transaction of its own, noted as being handed over in another, handed
over, and marked as sent. Should the worker die between the last two, nobody can know whether the
mail server took it. A digest is then not sent again: the next one tells what it told. Any other
letter is tried again, under the same Message-ID, by which mail programs drop the second one: it
is never lost, and only in that moment can it leave twice.
"""

import logging
from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr
from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone

from community.email.composers import kind_of, words_of
from community.email.html_layout import as_page
from community.email.messages import Words
from community.email.unsubscribe import stop_url
from community.models import Letter

CLAIMED_FOR = timedelta(minutes=10)
MOST_TRIES = 6
SAID_NO = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError)
State = Letter.State
logger = logging.getLogger(__name__)


class Taken(Exception):
    """Another worker has the letter: this one was given up as dead."""


def deliver(pk: int) -> bool:
    """Send a letter that waits; False where it went before, is claimed, or did not go."""
    letter = claim(pk)
    if letter is None:
        return False
    try:
        words = words_of(letter)
        if words is not None:
            hand_over(letter, message(letter, words))
    except Taken:
        return False
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
    if in_doubt(letter):
        logger.warning("letter %s: its worker died while it handed it over", letter.pk)
        finish(letter, State.DOUBTFUL)
        return None
    letter.claimed_at, letter.tries, letter.handing_at = now, letter.tries + 1, None
    letter.save(update_fields=["claimed_at", "tries", "handing_at"])
    return letter


def in_doubt(letter: Letter) -> bool:
    """Whether it may have gone, and must not go twice."""
    return letter.handing_at is not None and kind_of(letter).at_most_once


def hand_over(letter: Letter, mail: EmailMultiAlternatives) -> None:
    """What can fail before the mail server has a word of it fails first, and leaves no doubt: a
    fault in the letter, the way to the server, signing in there."""
    mail.message()
    server = get_connection()
    server.open()
    try:
        note_handing(letter)
        server.send_messages([mail])
    finally:
        with suppress(OSError):  # whether it says goodbye is no matter
            server.close()


def note_handing(letter: Letter) -> None:
    """From here on it may have gone. Raises `Taken` where that is no longer for us to do."""
    letter.handing_at = timezone.now()
    ours = Letter.objects.filter(
        pk=letter.pk, state=State.WAITING, claimed_at=letter.claimed_at, handing_at=None
    )
    if not ours.update(handing_at=letter.handing_at, until=letter.until):
        raise Taken


def message(letter: Letter, words: Words) -> EmailMultiAlternatives:
    member = letter.member
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    headers = {"Message-ID": f"<{letter.uuid}@{host}>", "Auto-Submitted": "auto-generated"}
    if member is not None and letter.stops:
        address = stop_url(member.uuid, letter.stops)
        headers["List-Unsubscribe"] = f"<{address}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    mail = EmailMultiAlternatives(words.subject, words.text, sender, to(letter), headers=headers)
    mail.attach_alternative(words.html or as_page(words.subject, words.text), "text/html")
    return mail


def to(letter: Letter) -> list[str]:
    if letter.member is None:
        return [letter.address]
    return [letter.member.user.email] if letter.member.user else []


def finish(letter: Letter, state: str) -> None:
    """What it said is not kept, nor to which address that is no member's."""
    letter.state, letter.sent_at = state, timezone.now() if state == State.SENT else None
    letter.subject = letter.text = letter.html = letter.address = ""
    letter.save(update_fields=["state", "sent_at", "subject", "text", "html", "address"])


def put_back(letter: Letter, reason: Exception) -> None:
    """Try again later, and each time later still; give up after a day or so."""
    ours = not isinstance(reason, OSError)
    logger.warning(
        "letter %s did not go (try %s): %s", letter.pk, letter.tries, reason, exc_info=ours
    )
    if in_doubt(letter) and not refused(reason):
        finish(letter, State.DOUBTFUL)
        return
    if letter.tries >= MOST_TRIES:
        finish(letter, State.GIVEN_UP)
        return
    letter.claimed_at = letter.handing_at = None
    letter.due_at = timezone.now() + timedelta(minutes=5) * 4 ** (letter.tries - 1)
    letter.save(update_fields=["claimed_at", "handing_at", "due_at"])


def refused(reason: Exception) -> bool:
    """Whether the mail server has said that it does not take it, or the fault is ours and no word
    was sent. A way that broke off, or an answer that never came, says nothing."""
    return isinstance(reason, SAID_NO) or not isinstance(reason, OSError)


def deliver_waiting() -> int:
    """Send every letter that is due: those whose worker died, and those that failed before."""
    due = Letter.objects.filter(state=State.WAITING, due_at__lte=timezone.now())
    keys = due.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=500)
    return sum(deliver(pk) for pk in list(keys))
