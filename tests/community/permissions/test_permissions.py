"""The permission table, checked in full; and that an anonymous visitor learns nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import timedelta
from inspect import getclosurevars
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, resolve
from django.utils import timezone

from accounts.models import User
from community.boards.composer import ATTACH, FIND, KEEP, MENTION, PREVIEW
from community.boards.views.topic_actions import FLAGS
from community.links import is_in_community
from community.models import (
    AuditEntry,
    Member,
)
from community.moderation.views.review import MEMBER_ACTS, POST_ACTS
from community.urls import urlpatterns
from tests.community.people import (
    make_member,
    signed_in,
)
from tests.community.permissions.rows import AS, Row
from tests.community.permissions.table import TABLE
from tests.community.permissions.world import GROUP, People, World, people

__all__ = ["people"]
JOINING = "/community/joining/"


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
    for feature in urlpatterns:
        assert isinstance(feature, URLResolver)
        for one in feature.url_patterns:
            assert isinstance(one, URLPattern)
            view: Any = one.callback
            while "request_method_list" not in view.__code__.co_freevars:
                view = view.__wrapped__  # a view that takes every method has none, and fails here
            name = f"{feature.namespace}:{one.name}"
            yield name, set(getclosurevars(view).nonlocals["request_method_list"])


def test_every_address_and_method_of_the_community_has_a_row(people: People) -> None:
    rows = set()
    for row in TABLE:
        path = row.address.format(**asdict(people.world)).partition("?")[0]
        rows.add((resolve(path).view_name, row.method))
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
        if not is_in_community(address):
            continue
        with django_assert_num_queries(0):
            answer = Client().generic(method, address)
        location = answer.headers["Location"].partition("?")[0]
        kept = {name: value for name, value in answer.headers.items() if name != "Location"}
        answers.add((answer.status_code, location, answer.content, str(kept)))
    assert len(answers) == 1


def test_nothing_is_done_by_a_form_that_another_site_sends(people: People) -> None:
    before, answers = AuditEntry.objects.count(), {}
    for row in TABLE:
        user = people.users["author" if " done" in row.answers[:24] else "administrator"]
        address = row.address.format(**asdict(people.world))
        if row.method != "POST" or not is_in_community(address) or user is None:
            continue
        client = Client(enforce_csrf_checks=True)
        client.force_login(user)
        sent = {"key": str(uuid4())} | row.sent
        answer = client.post(address, sent, headers={"Origin": "https://elsewhere.example"})
        answers[str(row)] = answer.status_code
    assert set(answers.values()) == {403}
    assert AuditEntry.objects.count() == before
