"""Deleting one's account: what it takes with it, and what may stay without a name."""

from typing import IO

from django.db import transaction
from django.db.models import Q

from accounts.actions import delete_user
from accounts.models import User
from community.account_deletion.data_export import everything_of
from community.account_deletion.posts import close_reports_of_page, locked_topics, take_posts_away
from community.account_deletion.references import forget_elsewhere
from community.attachments.actions import discard
from community.audit.log import MEMBER, record
from community.events.actions import release_places
from community.models import Attachment, Member, PostVersion
from community.moderation.open_cases import in_question
from community.summaries.consent_actions import withdraw_consents

STAY, GO = "stay", "go"


@transaction.atomic
def delete_account(*, user: User, member: Member | None, posts: str) -> None:
    """Forget the person, by name also where others quote or mention them. Posts stay without a
    name, or go (`STAY` or `GO`); what they said before an edit goes in either case, as do files
    that stand below none of them. What a moderator has still to decide on is kept until then."""
    if member is not None:
        elsewhere = forget_elsewhere(member=member, takes_back=posts == GO)
        if posts == GO:
            locked_topics(member)
        withdraw_consents(member=member)
        kept = list(in_question(member).values_list("pk", flat=True))
        PostVersion.objects.filter(post__author=member).exclude(post__in=kept).delete()
        own = Attachment.objects.filter(Q(post__author=member) | Q(uploader=member))
        own = own.filter(Q(post=None) | ~Q(post__in=kept))
        discard(own if posts == GO else own.exclude(pk__in=own.standing()))
        if posts == GO:
            take_posts_away(member)
        close_reports_of_page(member)
        release_places(member)
        record("deleted_account", member, by=None, as_whom=MEMBER, posts=posts, elsewhere=elsewhere)
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
