"""Background task that sends one letter from the outbox.

It may be run again at any time: each letter is sent once.
"""

from django_tasks import task

from community.email.delivery import deliver


@task(backend="community")
def send_letter(pk: int) -> bool:
    """Send the letter with this key; False if it was not sent now."""
    return deliver(pk)
