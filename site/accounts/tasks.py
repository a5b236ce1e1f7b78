"""What a worker does for accounts, on the community's queue and before its letters."""

from django_tasks import task

from accounts.letters.delivery import deliver


@task(backend="community", priority=50)
def send_account_letter(pk: int) -> bool:
    return deliver(pk)
