"""Deleting one's account: what it takes with it, and what may stay without a name."""

from typing import IO

from django.db import transaction
from django.db.models import Q

from accounts.actions import delete_user
from accounts.models import User
from community.actions.attachments import discard
from community.actions.topics import recount
from community.audit import MEMBER, record
from community.exporting import everything_of
from community.markup import rendered
from community.models import Attachment, Member, Post, PostVersion, Topic
from community.search.index import index_post

STAY, GO = "stay", "go"
REMOVED, REMOVED_TITLE = "*Removed by its author.*", "A topic removed by its author"


@transaction.atomic
def delete_account(*, user: User, member: Member | None, posts: str) -> None:
    """Forget the person. Posts stay without a name, or go (`STAY` or `GO`); what they said before
    an edit goes in either case, as do files that stand below none of them."""
    if member is not None:
        PostVersion.objects.filter(post__author=member).delete()
        own = Attachment.objects.filter(Q(post__author=member) | Q(uploader=member))
        discard(own if posts == GO else own.exclude(pk__in=own.standing()))
        if posts == GO:
            _take_posts_away(member)
        record("deleted_account", member, by=None, as_whom=MEMBER, posts=posts)
        # Their posts and topics forget them by `SET_NULL`, all that is theirs alone goes too.
        member.delete()
    delete_user(user=user)


@transaction.atomic
def take_everything_away(*, user: User, member: Member | None) -> IO[bytes]:
    """The file of everything kept of the person. That it was made is written down."""
    packed = everything_of(user, member)
    if member is not None:
        record("exported", member, by=user, as_whom=MEMBER)
    return packed


def _take_posts_away(member: Member) -> None:
    """Topics in which nobody else wrote go whole. Where others answered, their words stay, below
    an opening post that says that it was removed."""
    own = Topic.objects.filter(posts__author=member).distinct()
    for topic in list(own.order_by("pk")):
        if not topic.posts.exclude(author=member).exists():
            topic.delete()
            continue
        topic.posts.filter(author=member, is_opening=False).delete()
        opening = Post.objects.filter(topic=topic, author=member, is_opening=True)
        if opening.update(text=REMOVED, html=rendered(REMOVED)):
            topic.title, topic.subject_key = REMOVED_TITLE, ""
            topic.tags.clear()
            topic.save(update_fields=["title", "subject_key"])
            index_post(opening.get())
        recount(topic)
