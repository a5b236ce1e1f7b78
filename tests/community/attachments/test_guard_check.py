"""The guard reads files and their names; edits add files and take them out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.models import Attachment, AuditEntry, Member, Post, Topic
from tests.community.attachments.forms import HELD, WARNED, attached, named, sent
from tests.community.outbox import ticked
from tests.community.people import (
    make_member,
    make_post,
    moderator,
    signed_in,
)
from tests.foundation.uploads.files import picture

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[Any]]


def test_the_guard_reads_what_a_file_says_and_holds_the_post(topic: Topic, client: Client) -> None:
    key = str(uuid4())
    html = client.post(topic.get_absolute_url(), sent(named(data=HELD), key=key)).text
    assert "Not posted yet" in html
    assert "In “notes.txt”" in html
    assert ">943 476 5919</mark>" in html
    client.post(topic.get_absolute_url(), sent(checked=ticked(html), key=key))
    post = Post.objects.get(text="See below.")
    assert (post.state, post.held_for) == (Post.State.HELD, Post.HeldFor.GUARD)
    assert post.attachments.count() == 1


def test_the_guard_reads_names_of_files(topic: Topic, client: Client) -> None:
    html = client.post(topic.get_absolute_url(), sent(named("JasmineOkafor_plan.txt"))).text
    assert "The name of a file" in html
    assert ">Jasmine Okafor</mark>" in html
    held = client.post(topic.get_absolute_url(), sent(named("nhs_943-476-5919.txt", b"x"))).text
    assert "a moderator has to read this" in held


def test_what_was_read_and_confirmed_is_posted_and_what_just_came_is_shown_first(
    topic: Topic, client: Client
) -> None:
    key = str(uuid4())
    first = sent(named(data=WARNED), checked="on", key=key)
    html = client.post(topic.get_absolute_url(), first).text
    assert ">Jasmine Okafor</mark>" in html
    client.post(topic.get_absolute_url(), sent(checked=ticked(html), key=key))
    assert Post.objects.get(text="See below.").state == Post.State.PUBLIC


def test_what_the_guard_cannot_read_somebody_must_have_looked_through(
    topic: Topic, client: Client
) -> None:
    key = str(uuid4())
    html = client.post(topic.get_absolute_url(), sent(named("a.jpg", picture()), key=key)).text
    assert "The guard cannot read all of what you attach." in html
    client.post(topic.get_absolute_url(), sent(looked="1", key=key))
    assert Post.objects.get(text="See below.").attachments.get().kind == "jpeg"


def test_a_long_file_shows_only_what_stands_around_a_finding(topic: Topic, client: Client) -> None:
    said = b"We wrote letters. " * 300 + WARNED + b" We wrote letters." * 300
    html = client.post(topic.get_absolute_url(), sent(named(data=said))).text
    assert ">Jasmine Okafor</mark>" in html
    assert html.count("We wrote letters.") < 30


def test_a_report_takes_a_post_out_of_sight_for_what_its_file_says(
    topic: Topic, member: Member
) -> None:
    file = attached(topic, member)
    Attachment.objects.update(text=HELD.decode())
    new = make_member(experienced=False)
    sent = {"kind": "identifies", "words": "Look at the file."}
    kinds = signed_in(new).get(f"/community/posts/{file.post_id}/report/").text
    sent["kind"] = kinds.partition('name="kind"')[2].partition('value="')[2].partition('"')[0]
    signed_in(new).post(f"/community/posts/{file.post_id}/report/", sent)
    assert Post.objects.get(attachments=file).state == Post.State.HELD


def test_an_edit_adds_files_and_takes_some_out_for_moderators_to_see(
    topic: Topic, client: Client, member: Member
) -> None:
    first = attached(topic, member, "a.txt", text="We do it so.")
    post = first.post
    assert post is not None
    address = f"/community/posts/{post.pk}/edit/"
    assert "a.txt</a>" in client.get(address).text
    edit = sent(named("b.txt", b"B"), text="We do it so.", take_out=[first.pk])
    assert client.post(address, edit).status_code == 302
    html = client.get(topic.get_absolute_url()).text
    assert "b.txt</a>" in html
    assert "a.txt</a>" not in html
    assert client.get(first.get_absolute_url()).status_code == 404
    desk = signed_in(moderator())
    assert "Taken out by its author" in desk.get(f"/community/moderation/posts/{post.pk}/").text
    assert desk.get(first.get_absolute_url()).status_code == 200
    details = AuditEntry.objects.get(act="edited").details
    assert (details["files"], details["files_out"]) == (1, 1)
    post.refresh_from_db()
    assert post.edited_at is not None
    assert not post.versions.exists()


def test_an_edit_sent_twice_is_made_once(topic: Topic, client: Client, member: Member) -> None:
    first = attached(topic, member, "a.txt", text="We do it so.")
    address = f"/community/posts/{first.post_id}/edit/"
    for _ in range(2):
        edit = sent(named("b.txt", b"B"), text="We do it so.", take_out=[first.pk])
        assert client.post(address, edit).status_code == 302
    assert [one.name for one in Attachment.objects.standing()] == ["b.txt"]
    assert Attachment.objects.count() == 2
    assert AuditEntry.objects.filter(act="edited").count() == 1


def test_an_edit_that_comes_back_changes_no_file_of_the_post(
    topic: Topic, client: Client, member: Member
) -> None:
    file = attached(topic, member, "a.txt", text="We do it so.")
    address = f"/community/posts/{file.post_id}/edit/"
    html = client.post(address, sent(named("b.txt", b"B"), text="", take_out=[file.pk])).text
    assert f'id="take-out-{file.pk}" checked' in html
    assert [one.name for one in Attachment.objects.standing()] == ["a.txt"]
    assert "b.txt</a>" in client.get(address).text
    assert "b.txt" not in client.get(topic.get_absolute_url()).text


def test_an_edit_that_attaches_what_would_be_held_is_held(
    topic: Topic, client: Client, member: Member
) -> None:
    post = make_post(topic, member)
    address = f"/community/posts/{post.pk}/edit/"
    key = str(uuid4())
    html = client.post(address, sent(named(data=HELD), text=post.text, key=key)).text
    client.post(address, sent(text=post.text, checked=ticked(html), key=key))
    post.refresh_from_db()
    assert (post.state, post.held_for) == (Post.State.HELD, Post.HeldFor.EDIT)


def test_a_quote_carries_no_files(topic: Topic, client: Client, member: Member) -> None:
    file = attached(topic, make_member())
    html = client.get(f"{topic.get_absolute_url()}?from={file.post_id}&quote={file.post_id}").text
    client.post(topic.get_absolute_url(), sent(text="> A quote\n\nYes."))
    assert "wrote ([the post]" in html
    assert not Post.objects.get(text__contains="A quote").attachments.exists()
