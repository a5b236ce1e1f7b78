"""Letters about a post that comes back before members' eyes."""

from django.utils import timezone

from community.email.tasks import send_letter
from community.models import Letter, Post
from community.notifications.posts import POST


def take_up_letters(post: Post) -> None:
    """Letters that told of a post and were not sent, since it was out of sight when their turn
    came. Whoever may not or does not want to hear of it now is left out when they go."""
    dropped = Letter.objects.filter(post=post, kind=POST, state=Letter.State.DROPPED)
    taken = list(dropped.values_list("pk", flat=True))
    Letter.objects.filter(pk__in=taken).update(
        state=Letter.State.WAITING, claimed_at=None, tries=0, due_at=timezone.now()
    )
    for pk in taken:
        send_letter.enqueue(pk)
