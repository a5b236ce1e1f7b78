"""Who is told of a post by e-mail, and how.

Whoever is told may see the post at the moment the letter goes, as the pages would show it to them.
"""

from django.db.models import Q

from community.email.composers import LetterKind, register
from community.email.messages import Words, words
from community.email.outbox import queue
from community.email.unsubscribe import MENTIONS, REPLIES, stop_url
from community.models import Board, Letter, Member, Post, Watch
from community.models.members import NAMELESS
from community.text.excerpts import excerpt
from community.viewer import Viewer
from community.visibility import posts_for

Level = Watch.Level
POST = "post"
EVERYBODY = Q()


def tell_of_post(pk: int, watchers_too: bool = True) -> int:
    """Write to those who are to hear of a post that members see; how many letters."""
    post = shown(pk)
    if post is None:
        return 0
    mentioned = wanting(Q(mentions__post=post, mails_mentions=True))
    following = watchers(post) if watchers_too else []
    watching = wanting(Q(pk__in=following, mails_replies=True))
    reasons = dict.fromkeys(watching, REPLIES) | dict.fromkeys(mentioned, MENTIONS)
    told = [member for member in reasons if may_hear(member, post)]
    letters = [write(one, post, reasons[one]) for one in told]
    return sum(letter is not None for letter in letters)


def write(member: Member, post: Post, reason: str) -> Letter | None:
    """Who was told of a post already still hears that an edit names them."""
    key = f"{post.pk}:mention" if reason == MENTIONS else f"{post.pk}"
    return queue(member, POST, key=key, post=post, stops=reason)


def shown(pk: int) -> Post | None:
    """The post, as far as members see it."""
    posts = Post.objects.filter(pk=pk, state=Post.State.PUBLIC, topic__is_public=True)
    return posts.select_related("topic__board", "author__user").first()


def wanting(chosen: Q) -> list[Member]:
    members = Member.objects.filter(chosen, user__is_active=True)
    return [one for one in members.select_related("user").distinct() if one.is_approved]


def may_hear(member: Member, post: Post) -> bool:
    """A member, not of their own post, not of what they have muted, and of what they may see."""
    if member.user is None or not member.is_approved or member.pk == post.author_id:
        return False
    if levels(post, Q(member=member)).get(member.pk) == Level.MUTE:
        return False
    return posts_for(Viewer.of(member.user)).filter(pk=post.pk).exists()


def levels(post: Post, whose: Q = EVERYBODY) -> dict[int, str]:
    """Member key to how closely they follow the topic; what was said of it goes before what was
    said of its board."""
    said = Watch.objects.filter(whose, Q(topic=post.topic_id) | Q(board=post.topic.board_id))
    rows = list(said.values_list("member_id", "topic_id", "level"))
    board = {member: level for member, topic, level in rows if topic is None}
    return board | {member: level for member, topic, level in rows if topic is not None}


def watchers(post: Post) -> list[int]:
    return [member for member, level in levels(post).items() if level == Level.WATCH]


def compose(letter: Letter, member: Member) -> Words | None:
    """What it says now; None where the member may or wants to hear of the post no longer."""
    post = shown(letter.post_id or 0)
    is_mention = letter.stops == MENTIONS
    wants = member.mails_mentions if is_mention else member.mails_replies
    if post is None or not wants or not may_hear(member, post):
        return None
    restricted = post.topic.board.kind == Board.Kind.RESTRICTED
    return words(
        member,
        POST,
        post=post,
        is_mention=is_mention,
        is_told=not restricted or member.mails_restricted,
        author=post.shown_name if post.shown_name != NAMELESS else "",
        topic=post.topic,
        excerpt=excerpt(post.text),
        stop_url=stop_url(member.uuid, letter.stops),
    )


register(POST, LetterKind(compose=compose))
