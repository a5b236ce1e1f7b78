"""What a letter says at the moment it goes; each feature registers its kinds of letter here.

Letters about posts and sessions are put together only then: whoever has lost sight of one
meanwhile, or muted its topic, has no letter of it, however long the mail server was away; and no
copy of what members wrote lies in the outbox.
"""

from collections.abc import Callable
from dataclasses import dataclass

from community.email.messages import Words
from community.models import Letter, Member, Post
from foundation.registry import Registry


@dataclass(frozen=True)
class LetterKind:
    """How letters of a kind are written and sent.

    `compose`: what it says now, or None where it may no longer go. Without it, the letter says
    what was stored with it.
    `is_wanted`: whether the address of a letter to no member may still have it.
    `at_most_once`: a letter that may have gone is not tried again.
    """

    compose: Callable[[Letter, Member], Words | None] | None = None
    is_wanted: Callable[[Letter], bool] | None = None
    at_most_once: bool = False


PLAIN = LetterKind()
KINDS = Registry[str, LetterKind]("kind of letter")


def register(name: str, kind: LetterKind) -> None:
    """Say how letters whose `Letter.kind` is `name` are sent; the rest are plain.

    `CommunityConfig.ready` imports each module that calls this.
    """
    KINDS.register(name, kind)


def kind_of(letter: Letter) -> LetterKind:
    return KINDS.get(letter.kind, PLAIN)


def words_of(letter: Letter) -> Words | None:
    """None where it may no longer go: its reader has gone, or what it tells of."""
    kind, member = kind_of(letter), letter.member
    kept = Words(letter.subject, letter.text, letter.html)
    if member is None:
        return kept if kind.is_wanted is None or kind.is_wanted(letter) else None
    if member.user is None or not member.user.is_active:
        return None
    if kind.compose is not None:
        return kind.compose(letter, member)
    if letter.post is not None and not still_told(letter.post, member):
        return None
    return kept


def still_told(post: Post, author: Member) -> bool:
    """Of a post that was shown and hidden again, the author has heard the second already."""
    return post.state == Post.State.PUBLIC and author.state == Member.State.APPROVED
