"""The permission table, checked in full; and that an anonymous visitor learns nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import timedelta
from inspect import getclosurevars
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, resolve
from django.utils import timezone

from accounts.models import User
from community.actions.appeals import appeal
from community.actions.complaints import complain
from community.actions.suspensions import warn_member
from community.models import (
    Appeal,
    Attachment,
    AuditEntry,
    Board,
    Complaint,
    Decision,
    Draft,
    Event,
    Member,
    Post,
    Topic,
)
from community.sending_again import GROUND
from community.stopping import DIGEST, stop_url
from community.urls import urlpatterns
from community.views.deciding import MEMBER_ACTS, POST_ACTS
from community.views.topic_acts import FLAGS
from community.writing import ATTACH, FIND, KEEP, MENTION, PREVIEW
from tests.community.attachments.posts import attached
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.community.permission_row import AS, Row
from tests.community.permission_table import TABLE
from tests.community.summaries import furnished_summaries, page_editor
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


def answered(row: Row, user: User | None, world: World) -> tuple[str, int]:
    """What this person is answered, in the table's words, and how many acts were written down.
    Whatever it changed is undone."""
    client = signed_in(user) if user else Client()
    with transaction.atomic():
        before = AuditEntry.objects.count()
        named = asdict(world)
        said = {"key": str(uuid4())} | {
            one: words.format(**named) for one, words in row.sent.items()
        }
        address = row.address.format(**named)
        answer = client.get(address) if row.method == "GET" else client.post(address, said)
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


STATES = ("declined", "asked", "left", "suspended", "lapsed")


def outsider(state: str) -> Member:
    """A member as they stand before the door: `lapsed` was not confirmed within the year."""
    if state == "lapsed":
        return make_member(GROUP, confirmed_on=timezone.localdate() - timedelta(days=366))
    return make_member(GROUP, state=state)


@pytest.mark.parametrize("state", STATES)
def test_no_address_opens_to_those_whose_membership_does_not_stand(
    state: str, people: People
) -> None:
    user = outsider(state).user
    inside = [row for row in TABLE if row.answers.startswith("in join")]
    found = {str(row): answered(row, user, people.world) for row in inside}
    assert {row: one for row, one in found.items() if one != ("join", 0)} == {}


def community_views() -> Iterator[tuple[str, set[str]]]:
    """Every address of the community by name, with the methods that its view takes."""
    for one in urlpatterns:
        assert isinstance(one, URLPattern)
        view: Any = one.callback
        while "request_method_list" not in view.__code__.co_freevars:
            view = view.__wrapped__  # a view that takes every method has none, and fails here
        yield str(one.name), set(getclosurevars(view).nonlocals["request_method_list"])


def test_every_address_and_method_of_the_community_has_a_row(people: People) -> None:
    rows = set()
    for row in TABLE:
        path = row.address.format(**asdict(people.world)).partition("?")[0]
        rows.add((resolve(path).url_name, row.method))
    wanted = {
        (name, method) for name, methods in community_views() for method in methods - {"HEAD"}
    }
    assert wanted - rows == set()
    assert {method for _, method in wanted} == {"GET", "POST"}


def test_every_act_has_a_row() -> None:
    def acts(ending: str) -> set[str]:
        return {row.sent["act"] for row in TABLE if "act" in row.sent and ending in row.address}

    assert acts("{topic}/act/") - {"nonsense"} == {*FLAGS, "move", "about"}
    assert acts("{sent}/act/") - {"nonsense"} == {"take_back", "give_up", "hand_over"}
    assert acts("/moderation/posts/") - {"nonsense"} == set(POST_ACTS)
    assert acts("/moderation/members/") - {"nonsense"} == set(MEMBER_ACTS)
    pressed = {name for row in TABLE for name in row.sent}
    assert {FIND, MENTION, PREVIEW, KEEP, ATTACH} <= pressed


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@pytest.mark.parametrize("method", METHODS)
def test_an_anonymous_visitor_is_answered_alike_without_a_look_at_the_database(
    method: str,
    people: People,
    django_assert_num_queries: Callable[..., AbstractContextManager[Any]],
) -> None:
    """What is not asked cannot be told, by its time either."""
    answers = set()
    for row in TABLE:
        address = row.address.format(**asdict(people.world))
        if not address.startswith(GROUND):
            continue
        with django_assert_num_queries(0):
            answer = Client().generic(method, address)
        location = answer.headers["Location"].partition("?")[0]
        kept = {name: value for name, value in answer.headers.items() if name != "Location"}
        answers.add((answer.status_code, location, answer.content, str(kept)))
    assert len(answers) == 1
