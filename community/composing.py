"""What a letter says at the moment it goes.

Letters about posts and sessions are put together only then: whoever has lost sight of one
meanwhile, or muted its topic, has no letter of it, however long the mail server was away; and no
copy of what members wrote lies in the outbox.
"""

from collections.abc import Callable

from community import digests, event_letters, summary_letters, telling
from community.mail import Words
from community.models import Letter, Member, Post
from community.reviewing import REVIEW_DUE, moderators

COMPOSED: dict[str, Callable[[Letter, Member], Words | None]] = {
    telling.POST: telling.compose,
    digests.DIGEST_LETTER: digests.compose,
    summary_letters.ASKED: summary_letters.compose_asked,
    **event_letters.COMPOSED,
}


def words_of(letter: Letter) -> Words | None:
    """None where it may no longer go: its reader has gone, or what it tells of."""
    member, kept = letter.member, Words(letter.subject, letter.text, letter.html)
    if member is None:
        return kept if still_read(letter) else None
    if member.user is None or not member.user.is_active:
        return None
    if letter.kind in COMPOSED:
        return COMPOSED[letter.kind](letter, member)
    if letter.post is not None and not still_told(letter.post, member):
        return None
    return kept


def still_read(letter: Letter) -> bool:
    """Whoever moderates no longer, or has gone, need not review anything."""
    if letter.kind != REVIEW_DUE:
        return True
    return moderators().filter(email__iexact=letter.address).exists()


def still_told(post: Post, author: Member) -> bool:
    """Of a post that was shown and hidden again, the author has heard the second already."""
    return post.state == Post.State.PUBLIC and author.state == Member.State.APPROVED
