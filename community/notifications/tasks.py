"""Background tasks that write letters about posts, and digests.

Each may be run again at any time: there is one letter for each occasion.
"""

from django_tasks import task

from community.notifications import digests
from community.notifications import posts as telling


@task(backend="community")
def tell_of_post(pk: int) -> int:
    """Write to those who are to hear of a post; how many."""
    return telling.tell_of_post(pk)


@task(backend="community")
def tell_mentioned(pk: int) -> int:
    """Write to those alone whom a post names, where it was shown before it named them."""
    return telling.tell_of_post(pk, watchers_too=False)


@task(backend="community")
def send_digests(period: str, slot: str) -> int:
    """The daily or weekly digest of a day (`2026-11-23`); how many were written."""
    return digests.write_digests(period, slot)
