"""Finding out who wrote a post without a name, and suspending them. Each look is written down
before it is answered.

What is decided about such an author never names the post, here or on a page: beside the day on
which a membership was suspended it would tell whose post it is.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.audit.log import MODERATOR, record
from community.locks import locked_member
from community.models import Member, Post, TraceRequest
from community.moderation.actions.suspensions import suspend_member

AS_WHOM = "safeguarding"


@transaction.atomic
def trace_author(*, post: Post, by: User, reason: str) -> Member | None:
    """The author, or None where the account is gone. The reason stands in the audit log."""
    record("traced", post, by=by, as_whom=AS_WHOM, reason=reason)
    return post.author


@transaction.atomic
def suspend_author(
    *, post: Post, by: User, reason: str, words: str, until: date | None = None
) -> str:
    """Suspend who wrote it; `reason` is for the audit log, `words` for the author. Answers in
    words what was done: what stands in the way tells of the author too, and is a look as well."""
    author = trace_author(post=post, by=by, reason=reason)
    if author is None:
        return "Nothing was changed: the account was deleted."
    stored = locked_member(author.pk)
    if stored.state != Member.State.APPROVED:
        return f"Nothing was changed: the membership stands at “{stored.get_state_display()}”."
    suspend_member(member=stored, by=by, reason=words, until=until)
    return "The author’s membership is suspended, and they have been told why."


@transaction.atomic
def ask_to_trace(*, post: Post, by: User, words: str) -> None:
    """A moderator asks those who may. Sent twice, it stands once."""
    asked, made = TraceRequest.objects.get_or_create(
        post=post, by=by, done_at=None, defaults={"words": words}
    )
    if made:
        record("asked_to_trace", post, by=by, as_whom=MODERATOR, request=asked.pk, reason=words)


@transaction.atomic
def close_trace_requests(*, post: Post, by: User) -> None:
    """Nothing more is to be done about what moderators asked of this post."""
    for asked in post.trace_requests.select_for_update(of=("self",)).filter(done_at=None):
        asked.done_at, asked.done_by = timezone.now(), by
        asked.save(update_fields=["done_at", "done_by"])
        record("closed_trace_request", asked, by=by, as_whom=AS_WHOM)
