"""The permission table, checked in full; and that an anonymous visitor learns nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from community.models import AuditEntry, Board, Event, Member, Post, Topic
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.community.permission_table import AS, TABLE, Row
from tests.factories import UserFactory

GROUP = "North West leads"
JOINING = "/community/joining/"


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
        "editor": UserFactory(editor=True),
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
    return World(
        applicant=applicant.pk,
        author=author.pk,
        topic=topic.pk,
        restricted=restricted.pk,
        waiting=waiting.pk,
        closed=closed.pk,
        opening=topic.posts.get().pk,
        reply=make_post(topic, leading).pk,
        restricted_reply=make_post(restricted, leading).pk,
        held=make_post(topic, author, state=Post.State.HELD).pk,
        hidden=make_post(topic, author, state=Post.State.HIDDEN).pk,
        in_closed=closed.posts.get().pk,
        nameless=make_post(topic, author, nameless=True).pk,
    )


def answered(row: Row, user: User | None, world: World) -> tuple[str, int]:
    """What this person is answered, in the table's words, and how many acts were written down.
    Whatever it changed is undone."""
    client = signed_in(user) if user else Client()
    with transaction.atomic():
        before = AuditEntry.objects.count()
        sent = {"key": str(uuid4())} | row.sent
        address = row.address.format(**asdict(world))
        answer = client.get(address) if row.method == "GET" else client.post(address, sent)
        acts = AuditEntry.objects.count() - before
        transaction.set_rollback(True)
    location = answer.headers.get("Location", "")
    if answer.status_code == 302 and location.startswith("/accounts/login/"):
        return "in", acts
    if answer.status_code == 302 and location == JOINING and JOINING not in row.address:
        return "join", acts
    return {200: "yes", 302: "done", 403: "may", 404: "no", 409: "late"}[answer.status_code], acts


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_everybody_is_answered_as_the_table_says(row: Row, people: People) -> None:
    found = {one: answered(row, people.users[one], people.world) for one in AS}
    assert {one: words for one, (words, _) in found.items()} == dict(
        zip(AS, row.answers.split(), strict=True)
    )
    refused = {one: acts for one, (words, acts) in found.items() if words not in ("yes", "done")}
    assert not any(refused.values()), "a refusal changes nothing"


def test_an_anonymous_visitor_is_answered_alike_without_a_look_at_the_database(
    people: People, django_assert_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    """What is not asked cannot be told, by its time either."""
    answers = set()
    for row in TABLE:
        address = row.address.format(**asdict(people.world))
        with django_assert_num_queries(0):
            answer = Client().get(address)
        location = answer.headers["Location"].partition("?")[0]
        kept = {name: value for name, value in answer.headers.items() if name != "Location"}
        answers.add((answer.status_code, location, answer.content, str(kept)))
    assert len(answers) == 1
