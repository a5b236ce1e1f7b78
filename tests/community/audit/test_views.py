"""The audit log: for administrators, filtered, taken away as a safe table."""

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from django.http import StreamingHttpResponse

from accounts.models import User
from community.account_deletion.actions import STAY, delete_account
from community.audit.log import record
from community.boards.actions.posts import reply
from community.models import AuditEntry, Member, Post
from community.moderation.actions.appeals import appeal
from community.moderation.actions.posts import hide_post
from community.moderation.actions.suspensions import warn_member
from tests.community.people import (
    administrator,
    make_board,
    make_member,
    make_topic,
    moderator,
    signed_in,
)
from tests.factories import PASSWORD

LOG = "/community/moderation/audit/"


def exported(query: str = "") -> list[list[str]]:
    answer = signed_in(administrator()).get(f"/community/moderation/audit.csv{query}")
    assert isinstance(answer, StreamingHttpResponse)
    return list(csv.reader(io.StringIO(b"".join(answer).decode())))


@pytest.fixture
def shy(db: None) -> Post:
    """A reply without a name."""
    topic = make_topic(make_board(), make_member())
    return reply(topic=topic, member=make_member(), text="Shy.", key=uuid4(), nameless=True)


def test_the_log_is_for_administrators_alone(db: None) -> None:
    for address in (LOG, "/community/moderation/audit.csv"):
        assert signed_in(moderator()).get(address).status_code == 404
        assert signed_in(make_member()).get(address).status_code == 404
        assert signed_in(administrator()).get(address).status_code == 200


def test_it_is_filtered_by_act_thing_person_and_day(db: None) -> None:
    one, other, post = moderator(), moderator(), make_topic(make_board(), make_member())
    record("hid", post, by=one, as_whom="moderator")
    record("accepted", post, by=other, as_whom="moderator")
    for query in ("?act=hid", f"?about=topic:{post.pk}&act=hid", f"?person={one.email}"):
        rows = exported(query)[1:]
        assert [row[3] for row in rows if row[4].startswith("topic")] == ["hid"], query
    assert exported("?until=2001-01-01")[1:] == []
    assert "Write the day as in" in signed_in(administrator()).get(f"{LOG}?since=soon").text


@pytest.mark.parametrize("query", ["?act=nonsense", "?since=soon"])
def test_a_filter_that_is_not_understood_is_answered_by_no_table(db: None, query: str) -> None:
    answer = signed_in(administrator()).get(f"/community/moderation/audit.csv{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["parameter"] == query[1:].partition("=")[0]
    assert not AuditEntry.objects.filter(act="exported_audit").exists()


def test_no_cell_is_taken_for_a_formula(db: None) -> None:
    post = make_topic(make_board(), make_member())
    record("=cmd()", post, by=None, as_whom="@system")
    row = next(row for row in exported() if "cmd" in row[3])
    assert (row[2], row[3]) == ("'@system", "'=cmd()")


def test_that_it_was_taken_away_is_written_down_without_whom_one_looked_for(db: None) -> None:
    exported("?person=somebody@example.org&act=hid")
    entry = AuditEntry.objects.get(act="exported_audit")
    assert entry.details == {"filter_act": "hid", "person": "one person"}


def test_who_wrote_without_a_name_is_in_neither_page_nor_table(shy: Post) -> None:
    assert shy.author is not None
    assert shy.author.user is not None
    email = shy.author.user.email
    html = signed_in(administrator()).get(f"{LOG}?about=post:{shy.pk}").text
    assert "A member, without a name" in html
    assert email not in html
    rows = [row for row in exported() if row[4] == f"post:{shy.pk}"]
    assert [row[1] for row in rows] == ["A member, without a name"]
    searched = exported(f"?person={email}")
    assert not [row for row in searched if row[4] == f"post:{shy.pk}"]


def test_the_log_is_walked_by_its_keys(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    AuditEntry.objects.bulk_create(
        AuditEntry(act="hid", about=f"topic:{topic.pk}", by_whom="moderator") for _ in range(120)
    )
    client, address, seen = signed_in(administrator()), f"{LOG}?act=hid", 0
    while address:
        html = client.get(address).text
        seen += html.count("<td>Hidden</td>")
        later = html.partition('<p><a href="/community/moderation/audit/?act=hid&amp;before=')[2]
        address = f"{LOG}?act=hid&before={later.partition(chr(34))[0]}" if later else ""
    assert seen == 120


@pytest.mark.parametrize("times", [1, 60])
def test_the_log_costs_the_same_however_long_it_is(
    shy: Post, times: int, assert_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    for _ in range(times):
        record("edited", shy, by=None, as_whom="member")
    client = signed_in(administrator())
    with assert_queries(18):
        client.get(LOG)


def deleted(user: User) -> None:
    delete_account(user=user, member=Member.objects.filter(user=user).first(), posts=STAY)


def test_who_acted_as_a_moderator_is_known_after_their_account_has_gone(db: None) -> None:
    chief, author = make_member("Moderators"), make_member()
    post = make_topic(make_board(), author).posts.get()
    assert chief.user is not None
    email = chief.user.email
    decision = hide_post(post=post, by=chief.user, reason="It names a school.")
    deleted(chief.user)
    rows = exported(f"?person={email}")[1:]
    assert [(row[1], row[3]) for row in rows] == [(f"{email} (the account is gone)", "hid")]
    decision.refresh_from_db()
    assert (decision.by, decision.by_address) == (None, email)


def test_who_comes_back_with_the_same_address_answers_no_appeal_against_their_own_decision(
    db: None,
) -> None:
    chief, author = moderator(), make_member()
    decision = warn_member(member=author, by=chief, reason="Tone.")
    made, email = appeal(decision=decision, words="No."), chief.email
    deleted(chief)
    again = moderator()
    User.objects.filter(pk=again.pk).update(email=email)
    address = f"/community/moderation/appeals/{made.pk}/"
    sent = {"outcome": "refused", "words": "No."}
    assert signed_in(again).post(address, sent).status_code == 403
    assert signed_in(moderator()).post(address, sent).status_code == 302


def test_of_what_a_member_did_no_address_is_kept(db: None) -> None:
    member = make_member()
    topic = make_topic(make_board(), make_member())
    reply(topic=topic, member=member, text="As we do.", key=uuid4())
    assert not AuditEntry.objects.filter(act="replied").exclude(by_address="").exists()


def page_of_deletion(member: Member) -> str:
    client = signed_in(member)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client.get("/community/joining/delete/").text


def test_a_moderator_is_told_before_they_delete_their_account(db: None) -> None:
    chief, member = make_member("Moderators"), make_member()
    assert chief.user is not None
    warn_member(member=member, by=chief.user, reason="Tone.")
    words = "stays in the log of the community with your e-mail address"
    assert words in page_of_deletion(chief)
    assert words not in page_of_deletion(member)


def test_what_was_done_and_to_what_stands_in_words_with_a_link(db: None) -> None:
    topic = make_topic(make_board(), make_member(), "Beds at short notice")
    post = topic.posts.get()
    record("hid", post, by=None, as_whom="system", state="held", upheld=True, left_out=1)
    record("signed_up", topic, by=None, as_whom="member", has_place=False, posts=[50, 51])
    html = signed_in(administrator()).get(LOG).text
    assert f'href="{post.get_absolute_url()}">Opening post of “Beds at short notice”</a>' in html
    for words in (
        "Held for a moderator",
        "The report was upheld",
        "1 post was left out",
        "On the waiting list",
        "Posts 50, 51",
    ):
        assert words in html
    assert "has_place" not in html
    row = next(row for row in exported() if row[3] == "hid")
    assert row[4:] == [f"post:{post.pk}", "state: held; upheld: True; left_out: 1"]


def test_what_has_gone_keeps_its_number_and_has_no_link(db: None) -> None:
    AuditEntry.objects.create(act="hid", about="summaryconsent:900", by_whom="system")
    AuditEntry.objects.create(act="hid", about="post:901", by_whom="system")
    html = signed_in(administrator()).get(LOG).text
    assert "<td>Post 901<br>" in html
    assert "<td>A post asked for in a summary, request 900<br>" in html


def test_an_address_breaks_after_its_at_alone(db: None) -> None:
    chief = moderator()
    record("hid", make_topic(make_board(), make_member()), by=chief, as_whom="moderator")
    html = signed_in(administrator()).get(LOG).text
    assert chief.email.replace("@", "@<wbr>") in html
