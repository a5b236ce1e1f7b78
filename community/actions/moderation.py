"""What moderators do with posts."""

from django.db import transaction

from accounts.models import User
from community.actions.posts import show
from community.audit import MODERATOR, record
from community.mail import tell
from community.models import Post


@transaction.atomic
def accept_post(*, post: Post, by: User) -> None:
    """Show a held post to members. Accepting one that is shown already changes nothing."""
    stored = Post.objects.select_for_update(of=("self",)).select_related("topic").get(pk=post.pk)
    if stored.state != Post.State.HELD:
        return
    stored.state = Post.State.PUBLIC
    stored.save(update_fields=["state"])
    show(stored)
    record("accepted", stored, by=by, as_whom=MODERATOR)


@transaction.atomic
def hide_post(*, post: Post, by: User, reason: str) -> None:
    """Take a post out of sight; its author is told what and why, without the moderator's name."""
    stored = (
        Post.objects.select_for_update(of=("self",))
        .select_related("topic", "author__user")
        .get(pk=post.pk)
    )
    if stored.state == Post.State.HIDDEN:
        return
    stored.state, stored.hidden_reason = Post.State.HIDDEN, reason
    stored.save(update_fields=["state", "hidden_reason"])
    record("hid", stored, by=by, as_whom=MODERATOR, reason=reason)
    if stored.author is not None:
        tell(stored.author, "hidden", reason=reason, topic=stored.topic)
