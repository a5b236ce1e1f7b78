"""What the digests of a thousand members cost: writing them down, and putting each together and
handing it to a mail server that keeps nothing.

Run `make bench`, or `.venv/bin/python bench/digest.py` after `make run` has loaded the data.
"""

import resource
from collections.abc import Callable
from time import perf_counter

from _site import counted, open_copy

MEMBERS, TOPICS = 1000, 60


def main() -> None:
    open_copy()
    from django.conf import settings
    from django.utils import timezone

    from community.notifications.digests import DAILY, slot_of, write_digests

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    furnish()
    slot = slot_of(DAILY, timezone.now()).isoformat()
    print(f"Digests for {MEMBERS:,} members, {TOPICS} new topics that nobody has read")
    show("written down", lambda: write_digests(DAILY, slot))
    show("put together and sent", send_all)
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def furnish() -> None:
    from django.utils import timezone

    from accounts.models import User
    from community.models import Board, Member, Post, Topic
    from community.text.markdown import rendered

    users = User.objects.bulk_create(User(email=f"m{n}@example.org") for n in range(MEMBERS + 1))
    today = timezone.localdate()
    members = Member.objects.bulk_create(
        Member(user=user, state="approved", confirmed_on=today, digest="daily") for user in users
    )
    author = members.pop()
    Member.objects.filter(pk=author.pk).update(digest="never")
    board = Board.objects.create(slug="measured", name="Measured", purpose="Made up.")
    for number in range(TOPICS):
        topic = Topic.objects.create(board=board, author=author, title=f"Topic {number}")
        text = "We tried a shorter first visit, and then a longer one. " * 4
        post = Post.objects.create(
            topic=topic,
            author=author,
            text=text,
            html=rendered(text),
            is_opening=True,
            shown_order=1,
            shown_at=timezone.now(),
        )
        Topic.objects.filter(pk=topic.pk).update(
            is_public=True, last_post_id=post.pk, last_shown=1, shown_count=1
        )


def send_all() -> int:
    from community.email.delivery import deliver
    from community.models import Letter

    keys = Letter.objects.filter(kind="digest").values_list("pk", flat=True)
    return sum(deliver(pk) for pk in list(keys))


def show(words: str, act: Callable[[], int]) -> None:
    begun = perf_counter()
    done, queries = counted(act)
    taken = perf_counter() - begun
    assert done == MEMBERS, f"{done} {words}"
    print(f"  {taken:5.1f} s  {queries / MEMBERS:4.1f} queries a member  {words}", flush=True)


if __name__ == "__main__":
    main()
