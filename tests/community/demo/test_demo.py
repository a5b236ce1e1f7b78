"""The demonstration: a believable board, nothing that the guard would mark, and no way to load it
on any other site."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from community.demo.loading import load
from community.demo.reading import boards, people, topics
from community.demo.users import EXAMPLES
from community.models import Appeal, Board, Complaint, Event, Member, Post, Report, Summary, Topic
from community.terms.terms import to_agree
from guard import check

PASSWORD = "a made-up long password"


@pytest.fixture
def demo(db: None, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = False
    load(PASSWORD)


def test_its_words_identify_nobody() -> None:
    written = [text for topic in topics() for text in (topic.title, topic.text, *topic.tags)]
    written += [text for topic in topics() for _, text in topic.replies]
    written += [person.get("about", "") for person in people().values()]
    assert [finding.text for text in written for finding in check(text)] == []


def test_it_has_its_boards_topics_and_posts_and_a_full_review_queue(demo: None) -> None:
    assert len(boards()) == Board.objects.count() == 5
    assert Topic.objects.filter(is_public=True).count() == 30
    assert Post.objects.filter(state=Post.State.PUBLIC).count() == 150

    assert load(PASSWORD) is False, "loaded again it stays as it is"
    assert Board.objects.count() == 5
    assert Member.objects.filter(state__in=["applied", "asked"]).count() >= 3
    reasons = set(Post.objects.filter(state=Post.State.HELD).values_list("held_for", flat=True))
    assert reasons >= {Post.HeldFor.GUARD, Post.HeldFor.FIRST}
    assert Report.objects.filter(state=Report.State.OPEN).count() == 2
    assert Appeal.objects.filter(state=Appeal.State.OPEN).count() == 1
    assert Complaint.objects.count() == 1
    approved = Member.objects.filter(state=Member.State.APPROVED)
    (asked,) = [member for member in approved if to_agree(member) is not None]
    assert asked.display_name == "The group member"
    assert Event.objects.count() == 2
    assert set(Summary.objects.values_list("state", flat=True)) == {"asking", "ready"}


def test_every_example_user_signs_in_and_finds_what_the_role_sees(demo: None) -> None:
    pages = {}
    for example in EXAMPLES:
        client = Client()
        sent = {"login": example.email, "password": PASSWORD}
        answer = client.post("/accounts/login/", sent)
        assert answer.headers["Location"] in ("/community/", "/admin/"), example.role
        pages[example.role] = client.get(answer.headers["Location"])
        if example.role == "moderator":
            assert client.get("/community/moderation/").status_code == 200
    assert "Next session:" in pages["member"].text
    assert "Team leads" not in pages["member"].text
    assert "Team leads" in pages["group member"].text


def test_no_other_site_takes_it(db: None) -> None:
    with pytest.raises(CommandError, match="This is no demonstration"):
        call_command("load_demo", stdout=StringIO())
    assert not Board.objects.exists()
