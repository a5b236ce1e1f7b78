"""What a worker does for the community: `manage.py db_worker --backend community`.

Each may be run again at any time: letters are written once an occasion, and sent once.
"""

from django_tasks import task


@task(backend="community")
def send_letter(pk: int) -> bool:
    from community.delivery import deliver

    return deliver(pk)


@task(backend="community")
def tell_of_post(pk: int) -> int:
    """Write to those who are to hear of a post; how many."""
    from community.telling import tell_of_post as tell

    return tell(pk)


@task(backend="community")
def tell_mentioned(pk: int) -> int:
    """Write to those alone whom a post names, where it was shown before it named them."""
    from community.telling import tell_of_post as tell

    return tell(pk, watchers_too=False)


@task(backend="community")
def send_digests(period: str, slot: str) -> int:
    """The daily or weekly digest of a day (`2026-11-23`); how many were written."""
    from community.digests import write_digests

    return write_digests(period, slot)
