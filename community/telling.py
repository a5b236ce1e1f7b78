"""Who is told of a post by e-mail, and how.

Whoever is told may see the post at that moment, as the pages would show it to them.
"""

from django.db.models import Q

from community.mail import write_letter
from community.models import Board, Member, Post, Watch
from community.models.members import NAMELESS
from community.plain import excerpt
from community.querysets import posts_for
from community.stopping import MENTIONS, REPLIES
from community.viewers import Viewer

Level = Watch.Level
POST = "post"


def tell_of_post(pk: int) -> int:
    """Write to those who are to hear of a post that members see; how many letters."""
    shown = Post.objects.filter(pk=pk, state=Post.State.PUBLIC, topic__is_public=True)
    post = shown.select_related("topic__board", "author__user").first()
    if post is None:
        return 0
    mentioned = wanting(Q(mentions__post=post, mails_mentions=True))
    watching = wanting(Q(pk__in=watchers(post), mails_replies=True))
    reasons = dict.fromkeys(watching, REPLIES) | dict.fromkeys(mentioned, MENTIONS)
    muted = muting(post)
    return sum(
        write(post, member, reason)
        for member, reason in reasons.items()
        if member.pk != post.author_id and member.pk not in muted
    )


def wanting(chosen: Q) -> list[Member]:
    members = Member.objects.filter(chosen, state=Member.State.APPROVED, user__is_active=True)
    return [one for one in members.select_related("user").distinct() if one.is_approved]


def levels(post: Post) -> dict[int, str]:
    """Member key to how closely they follow the topic; what was said of it goes before what was
    said of its board."""
    said = Watch.objects.filter(Q(topic=post.topic_id) | Q(board=post.topic.board_id))
    rows = said.order_by("topic_id").values_list("member_id", "topic_id", "level")
    board = {member: level for member, topic, level in rows if topic is None}
    return board | {member: level for member, topic, level in rows if topic is not None}


def watchers(post: Post) -> list[int]:
    return [member for member, level in levels(post).items() if level == Level.WATCH]


def muting(post: Post) -> set[int]:
    return {member for member, level in levels(post).items() if level == Level.MUTE}


def write(post: Post, member: Member, reason: str) -> bool:
    """One letter a member and post, whatever its reasons."""
    if member.user is None or not posts_for(Viewer.of(member.user)).filter(pk=post.pk).exists():
        return False
    restricted = post.topic.board.kind == Board.Kind.RESTRICTED
    letter = write_letter(
        member,
        POST,
        key=str(post.pk),
        post=post,
        stops=reason,
        is_mention=reason == MENTIONS,
        is_told=not restricted or member.mails_restricted,
        author=post.shown_name if post.shown_name != NAMELESS else "",
        topic=post.topic,
        excerpt=excerpt(post.text),
    )
    return letter is not None
