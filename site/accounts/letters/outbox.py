"""Add mail about accounts to the outbox; a worker sends it once the transaction is committed."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import AccountLetter
from accounts.tasks import send_account_letter


@transaction.atomic
def keep(
    kind: str, *, email: str, address: EmailAddress | None = None, subject: str = "", text: str = ""
) -> None:
    """Store a letter and queue the task that sends it, both or neither."""
    letter = AccountLetter.objects.create(
        kind=kind, email=email, address=address, subject=subject[:250], text=text
    )
    send_account_letter.enqueue(letter.pk)
