"""The one queue: everything that waits, the oldest first, and what each kind needs."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Complaint, Member, Post, Report
from community.moderation.actions.appeals import appeal
from community.moderation.actions.complaints import complain
from community.moderation.actions.posts import hide_post
from community.moderation.actions.reports import report_member, report_post
from community.moderation.queue import PAGE
from tests.community.people import (
    administrator,
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

DESK = "/community/moderation/"
HELD = {"state": Post.State.HELD}


def filled(times: int = 1) -> None:
    """Some of every kind; the guard's first, and each a minute after the one before."""
    member, chief = make_member(display_name="Kim"), moderator()
    topic = make_topic(make_board(), member)
    for _ in range(times):
        make_post(topic, member, "Held by the guard.", held_for="guard", **HELD)
        make_post(topic, member, "A first post.", held_for="first", **HELD)
        reported = make_post(topic, make_member(), "Something sharp.")
        report_post(post=reported, reporter=member, kind="abuse")
        report_member(member=make_member(), reporter=member, kind="abuse")
        decision = hide_post(post=make_post(topic, member), by=chief, reason="It names.")
        appeal(decision=decision, words="It names nobody.")
        make_member(experienced=False, state=Member.State.APPLIED, why="I am alone.")
        complain(member=member, about="service", words="Too slow.", key=uuid4())


def titles(client: Client, address: str = DESK) -> list[str]:
    found = re.findall(r'queue__title"><a href="([^"]+)"', client.get(address).text)
    return [str(one) for one in found]


def test_everything_waits_in_one_queue_and_is_counted_by_kind(db: None) -> None:
    filled()
    html = signed_in(moderator()).get(DESK).text
    for words in ("Held by the guard.", "A first post.", "Something sharp.", "It names nobody."):
        assert words in html
    for kind, number in {"Everything": 7, "Reports": 2, "First posts": 1, "Appeals": 1}.items():
        assert re.search(rf'{kind} <span class="queue-kinds__number">{number}<', html), kind


@pytest.mark.parametrize("kind", ["reports", "guard", "first", "appeals", "applications"])
def test_a_kind_is_shown_alone(db: None, kind: str) -> None:
    filled()
    found = titles(signed_in(moderator()), f"{DESK}?kind={kind}")
    assert len(found) == (2 if kind == "reports" else 1)


def test_who_has_waited_longest_stands_first(db: None) -> None:
    filled()
    late = Complaint.objects.get()
    Complaint.objects.update(noticed_at=timezone.now() - timedelta(days=3))
    client = signed_in(moderator())
    assert titles(client)[1] == f"{DESK}complaints/{late.pk}/", "after what the guard holds"
    assert "<strong>3 days</strong>" in client.get(DESK).text


def test_what_could_identify_a_family_stands_before_all_else_however_late(db: None) -> None:
    applied, topic = applicant(40), make_topic(make_board(), make_member())
    sharp, named = (make_post(topic, make_member()) for _ in range(2))
    page = make_member()
    report_post(post=sharp, reporter=make_member(), kind="abuse")
    report_post(post=named, reporter=make_member(), kind="abuse")
    report_post(post=named, reporter=make_member(), kind="identifies")
    report_member(member=page, reporter=make_member(), kind="identifies")
    held = make_post(topic, make_member(), held_for="guard", **HELD)
    Post.objects.filter(pk=held.pk).update(held_since=timezone.now())
    assert titles(signed_in(moderator())) == [
        f"{DESK}posts/{named.pk}/",
        f"{DESK}members/{page.pk}/",
        f"{DESK}posts/{held.pk}/",
        applied,
        f"{DESK}posts/{sharp.pk}/",
    ]


def test_the_queue_shows_words_and_no_markdown(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    text = "> Huw wrote ([the post](/community/topics/28/)):\n> So.\n\nWe **also** do."
    make_post(topic, make_member(), text, held_for="guard", **HELD)
    assert '<p class="queue__excerpt">We also do.</p>' in signed_in(moderator()).get(DESK).text


def applicant(hours: int, *, at_work: bool = False) -> str:
    """Their place on the desk, having waited so long."""
    member = make_member(experienced=False, state=Member.State.APPLIED, work_address=at_work)
    since = timezone.now() - timedelta(hours=hours)
    Member.objects.filter(pk=member.pk).update(state_since=since)
    return f"{DESK}members/{member.pk}/"


def test_applications_from_a_work_address_stand_before_the_others_and_the_page_says_so(
    db: None,
) -> None:
    at_home, late, long_ago = applicant(30), applicant(1, at_work=True), applicant(2, at_work=True)
    topic = make_topic(make_board(), make_member())
    post = make_post(topic, make_member(), held_for="guard", **HELD)
    Post.objects.filter(pk=post.pk).update(held_since=timezone.now() - timedelta(hours=40))
    client = signed_in(moderator())
    assert titles(client, f"{DESK}?kind=applications") == [long_ago, late, at_home]
    assert titles(client) == [f"{DESK}posts/{post.pk}/", long_ago, late, at_home]
    html = client.get(DESK).text
    assert "stand before the others" in html
    assert re.search(r"<strong>2 hours</strong>", html), "it says how long each has waited"


def test_a_work_address_overtakes_nothing_but_applications(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    post = make_post(topic, make_member(), held_for="guard", **HELD)
    Post.objects.filter(pk=post.pk).update(held_since=timezone.now() - timedelta(hours=5))
    at_work = applicant(1, at_work=True)
    client = signed_in(moderator())
    assert titles(client) == [f"{DESK}posts/{post.pk}/", at_work]
    Member.objects.update(work_address=False)
    assert "stand before the others" not in client.get(DESK).text


def test_applications_are_walked_once_through_whoever_stands_first(db: None) -> None:
    wanted = [applicant(40 - number, at_work=number % 2 == 1) for number in range(2 * PAGE + 4)]
    client, address, seen = signed_in(moderator()), f"{DESK}?kind=applications", list[str]()
    while address:
        seen += titles(client, address)
        later = re.search(r'href="([^"]+after=[^"]+)"', client.get(address).text)
        address = later[1].replace("&amp;", "&") if later else ""
    assert seen == wanted[1::2] + wanted[::2]


def test_several_reports_of_one_post_are_one_thing_to_do(db: None) -> None:
    post = make_post(make_topic(make_board(), make_member()), make_member())
    for _ in range(3):
        report_post(post=post, reporter=make_member(), kind="abuse")
    client = signed_in(moderator())
    assert titles(client) == [f"{DESK}posts/{post.pk}/"]
    assert "Personal abuse (3)" in client.get(DESK).text


def test_the_queue_is_walked_once_through_by_its_keys(db: None) -> None:
    filled(9)
    moment = timezone.now() - timedelta(days=1)
    Post.objects.filter(state=Post.State.HELD).update(held_since=moment)
    Report.objects.update(noticed_at=moment)
    client, address, seen = signed_in(moderator()), DESK, list[str]()
    while address:
        seen += titles(client, address)
        later = re.search(r'href="([^"]+after=[^"]+)"', client.get(address).text)
        address = later[1].replace("&amp;", "&") if later else ""
    assert len(seen) == len(set(seen)) == 63


@pytest.mark.parametrize(
    "cursor", ["nonsense", "1_nothing_1_1", "1_first_1", "9" * 18 + "_first_1_1", "\x00"]
)
def test_what_is_no_place_in_the_queue_is_said(db: None, cursor: str) -> None:
    html = signed_in(moderator()).get(DESK, {"after": cursor}).text
    assert "not a place in the queue" in html


def test_an_unknown_kind_is_said(db: None) -> None:
    assert "no such kind" in signed_in(moderator()).get(f"{DESK}?kind=nonsense").text


def test_an_empty_queue_says_so(db: None) -> None:
    assert "Nothing is waiting" in signed_in(moderator()).get(DESK).text


@pytest.mark.parametrize("times", [1, PAGE])
def test_the_queue_costs_the_same_however_much_waits(
    db: None, times: int, assert_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    filled(times)
    client = signed_in(moderator())
    with assert_queries(15):
        client.get(DESK)


def test_complaints_about_moderators_wait_for_administrators_alone(db: None) -> None:
    complaint = complain(member=make_member(), about="moderator", words="Rude.", key=uuid4())
    address = f"{DESK}complaints/{complaint.pk}/"
    assert titles(signed_in(moderator())) == []
    assert signed_in(moderator()).get(address).status_code == 404
    assert titles(signed_in(administrator())) == [address]


def test_who_posted_without_a_name_has_none_in_the_queue(db: None) -> None:
    member = make_member(display_name="Kim Nobody")
    topic = make_topic(make_board(), make_member())
    make_post(topic, member, "A shy question.", nameless=True, held_for="guard", **HELD)
    html = signed_in(moderator()).get(DESK).text
    assert "A shy question." in html
    assert "Kim Nobody" not in html
