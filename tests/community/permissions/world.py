"""The people and things that the permission table names."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from community.email.unsubscribe import DIGEST, stop_url
from community.models import (
    Appeal,
    Attachment,
    Board,
    Complaint,
    Decision,
    Draft,
    Event,
    Member,
    Post,
    Topic,
)
from community.moderation.actions.appeals import appeal
from community.moderation.actions.complaints import complain
from community.moderation.actions.suspensions import warn_member
from tests.community.attachments.forms import attached
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
)
from tests.community.summaries.factories import furnished_summaries, page_editor
from tests.factories import UserFactory

GROUP = "North West leads"


@dataclass(frozen=True)
class World:
    """Keys of what the addresses of the table name."""

    applicant: int
    author: int
    topic: int
    restricted: int
    waiting: int
    closed: int
    opening: int
    reply: int
    restricted_reply: int
    held: int
    hidden: int
    in_closed: int
    nameless: int
    decision: int
    appeal: int
    complaint: int
    about_moderator: int
    draft: int
    summary: int
    sent: int
    calendar: str
    stop: str
    file: int
    restricted_file: int
    held_file: int
    hidden_file: int
    taken_out_file: int
    draft_file: int


@dataclass(frozen=True)
class People:
    users: dict[str, User | None]
    world: World


@pytest.fixture
def people(db: None) -> People:
    applicant = make_member(experienced=False, state=Member.State.APPLIED)
    author, member, leading = make_member(), make_member(), make_member(GROUP)
    users = {
        "anonymous": None,
        "applicant": applicant.user,
        "member": member.user,
        "group member": leading.user,
        "author": author.user,
        "moderator": moderator(),
        "editor": page_editor(),
        "administrator": UserFactory(role="Administrators"),
    }
    return People(users, furnished(applicant, author, leading))


def furnished(applicant: Member, author: Member, leading: Member) -> World:
    board = make_board()
    make_board("news", kind=Board.Kind.ANNOUNCEMENTS)
    kept = make_board("leads", kind=Board.Kind.RESTRICTED, group=Group.objects.get(name=GROUP))
    topic, restricted = make_topic(board, author), make_topic(kept, leading)
    waiting, closed = make_topic(board, author), make_topic(board, author)
    Topic.objects.filter(pk=waiting.pk).update(is_public=False)
    waiting.posts.update(state=Post.State.HELD)
    Topic.objects.filter(pk=closed.pk).update(is_closed=True)
    begins = timezone.now() + timedelta(days=9)
    times = {"begins_at": begins, "ends_at": begins + timedelta(hours=1)}
    Event.objects.create(slug="session", title="A session", **times)
    Event.objects.create(slug="for-leads", title="Theirs", board=kept, **times)
    decision, appeal = decided(author)
    Member.objects.filter(pk=author.pk).update(calendar_key=uuid4())
    author.refresh_from_db()
    draft_file = attached(topic, author)
    Attachment.objects.filter(pk=draft_file.pk).update(post=None, place=f"topic:{topic.pk}")
    taken_out = attached(topic, author)
    Attachment.objects.filter(pk=taken_out.pk).update(taken_out_at=timezone.now())
    return World(
        applicant=applicant.pk,
        author=author.pk,
        topic=topic.pk,
        restricted=restricted.pk,
        waiting=waiting.pk,
        closed=closed.pk,
        opening=topic.posts.get(is_opening=True).pk,
        reply=make_post(topic, leading).pk,
        restricted_reply=make_post(restricted, leading).pk,
        held=make_post(topic, author, state=Post.State.HELD).pk,
        hidden=make_post(topic, author, state=Post.State.HIDDEN).pk,
        in_closed=closed.posts.get().pk,
        nameless=make_post(topic, author, nameless=True).pk,
        decision=decision.pk,
        appeal=appeal.pk,
        complaint=complained(author, Complaint.About.SERVICE).pk,
        about_moderator=complained(author, Complaint.About.MODERATOR).pk,
        **furnished_summaries(topic, restricted),
        draft=Draft.objects.create(member=author, place=f"topic:{topic.pk}", text="Begun.").pk,
        calendar=str(author.calendar_key),
        stop=stop_url(author.uuid, DIGEST).rstrip("/").rpartition("/")[2],
        file=attached(topic, author).pk,
        restricted_file=attached(restricted, leading).pk,
        held_file=attached(topic, author, state=Post.State.HELD).pk,
        hidden_file=attached(topic, author, state=Post.State.HIDDEN).pk,
        taken_out_file=taken_out.pk,
        draft_file=draft_file.pk,
    )


def decided(author: Member) -> tuple[Decision, Appeal]:
    """Two warnings by a moderator who is none of the people: against one nothing was said yet,
    against the other the author appeals."""
    by = moderator()
    open_one, appealed = (
        warn_member(member=author, by=by, reason="Please be kinder.") for _ in range(2)
    )
    return open_one, appeal(decision=appealed, words="I was.")


def complained(member: Member, about: str) -> Complaint:
    return complain(member=member, about=about, words="It went wrong.", key=uuid4())
