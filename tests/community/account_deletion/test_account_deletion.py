"""Taking everything away, and deleting the account."""

import json
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from accounts.models import User
from community.account_deletion.data_export import LEFT_OUT, PARTS
from community.models import AuditEntry, Member, Post, PostVersion, Topic
from tests.community.account_deletion.exported_files import EXPORT, taken_away, with_password
from tests.community.people import make_board, make_member, make_post, make_topic, signed_in
from tests.factories import PASSWORD, UserFactory

WORD = "zwiebelfisch"


def written_by(member: Member) -> Topic:
    """A topic of the member with an answer by another, an edit, a reply elsewhere and a draft."""
    board, other = make_board(), make_member()
    topic = make_topic(board, member, f"About {WORD}")
    make_post(topic, other, "An answer of another.")
    post = make_post(topic, member, f"More of {WORD}.")
    client = signed_in(member)
    sent = {"text": f"Other words of {WORD}.", "stands": "first", "key": str(uuid4())}
    client.post(f"/community/posts/{post.pk}/edit/", sent)
    elsewhere = make_topic(board, other)
    make_post(elsewhere, member, f"A reply of {WORD}.")
    client.post(elsewhere.get_absolute_url(), {"text": f"{WORD} NHS 943 476 5919"})
    return topic


def in_tables(word: str) -> list[str]:
    """Tables and columns in which the word stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name = connection.ops.quote_name(column.name)
                where = (
                    f"FROM {connection.ops.quote_name(table)} WHERE CAST({name} AS TEXT) LIKE %s"
                )
                cursor.execute(f"SELECT 1 {where} LIMIT 1", [f"%{word}%"])
                if cursor.fetchone():
                    found.append(f"{table}.{column.name}")
    return found


@pytest.fixture
def leaver(db: None) -> Member:
    member = make_member(display_name=WORD, employer=f"{WORD} council", about=f"I am {WORD}.")
    assert member.user is not None
    User.objects.filter(pk=member.user.pk).update(email=f"{WORD}@example.org", name=WORD)
    member.user.refresh_from_db()
    return member


def deleting(member: Member, posts: str) -> Client:
    client = Client()
    assert member.user is not None
    client.force_login(member.user)
    first = client.get("/community/joining/delete/")
    assert first.headers["Location"].startswith("/accounts/reauthenticate/")
    client.post(first.headers["Location"], {"password": PASSWORD})
    html = client.post("/community/joining/delete/", {"posts": posts, "sure": "no"}).text
    assert "Type the word “delete”" in html
    answer = client.post("/community/joining/delete/", {"posts": posts, "sure": "Delete"})
    assert "Your account is deleted" in answer.text
    return client


def test_all_that_was_written_can_be_taken_away(leaver: Member) -> None:
    written_by(leaver)
    packed = taken_away(leaver)
    data = json.loads(packed.read("data.json"))
    assert data["account"]["email"] == f"{WORD}@example.org"
    texts = [post["text"] for post in data["Posts"]]
    assert f"Other words of {WORD}." in texts
    assert [row["text"] for row in data["Earlier versions of posts"]] == [f"More of {WORD}."]
    assert any("943 476 5919" in row["text"] for row in data["Drafts"])
    page = packed.read("what-you-wrote.html").decode()
    assert f"A reply of {WORD}." in page
    assert "An answer of another" not in page
    assert AuditEntry.objects.get(act="exported").by == leaver.user


def test_everything_is_taken_away_only_after_the_password_once_more(leaver: Member) -> None:
    client, page = signed_in(leaver), f"/accounts/reauthenticate/?next={quote(EXPORT, safe='')}"
    for answer in (client.get(EXPORT), client.post(EXPORT)):
        assert answer.headers["Location"] == page
    asked = with_password(leaver)
    html = asked.get(EXPORT).text
    assert f'<form method="post" action="{EXPORT}">' in html
    assert not AuditEntry.objects.filter(act="exported").exists(), "to look at a page is no act"
    answer = asked.post(EXPORT)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert AuditEntry.objects.get(act="exported").by == leaver.user


def test_every_model_that_leads_to_a_member_is_exported_or_says_why_not() -> None:
    leads = {
        model
        for model in apps.get_app_config("community").get_models()
        for field in model._meta.get_fields()
        if getattr(field, "related_model", None) in (Member, User)
        and getattr(field, "column", None)
    }
    assert leads <= {part.model for part in PARTS} | set(LEFT_OUT)


def test_posts_that_stay_bear_no_name_and_the_person_is_nowhere(leaver: Member) -> None:
    topic = written_by(leaver)
    client = deleting(leaver, "stay")
    where = in_tables(WORD)
    assert set(where) <= {
        "community_post.text",
        "community_post.html",
        "community_stem.stem",
        "community_topic.title",
    }
    html = signed_in(make_member()).get(topic.get_absolute_url()).text
    assert "A former member" in html
    assert client.get("/community/").headers["Location"].startswith("/accounts/login/")
    assert not PostVersion.objects.exists()


def test_posts_that_go_leave_the_answers_of_others(leaver: Member) -> None:
    topic = written_by(leaver)
    alone = make_topic(make_board(), leaver, f"{WORD} alone")
    deleting(leaver, "go")
    assert in_tables(WORD) == []
    html = signed_in(make_member()).get(topic.get_absolute_url()).text
    assert "An answer of another." in html
    assert "Removed by its author." in html
    assert "A topic removed by its author" in html
    assert not Topic.objects.filter(pk=alone.pk).exists()
    assert Post.objects.filter(topic=topic).count() == 2


def test_somebody_who_never_applied_can_go_too(db: None) -> None:
    user = UserFactory()
    client = Client()
    client.force_login(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/community/joining/delete/", {"posts": "go", "sure": "delete"})
    assert not User.objects.filter(pk=user.pk).exists()


def test_an_account_that_edits_pages_is_closed_by_an_administrator(db: None) -> None:
    user = UserFactory(role="Editors")
    client = Client()
    client.force_login(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.post("/community/joining/delete/", {"posts": "go", "sure": "delete"})
    assert answer.status_code == 403
    assert User.objects.filter(pk=user.pk).exists()
