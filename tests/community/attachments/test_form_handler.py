"""Attaching files: kept with the draft, refused by name, never lost and never doubled."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from community.boards.actions.drafts import discard_draft
from community.models import Attachment, AuditEntry, Draft, Member, Post, Topic
from tests.community.attachments.forms import named, sent, stored
from tests.community.people import make_board, make_member, make_topic, signed_in
from tests.foundation.uploads.files import pdf

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[Any]]


def test_a_reply_with_files_shows_them_below_it(topic: Topic, client: Client) -> None:
    client.post(topic.get_absolute_url(), sent(named(), named("Plan.PDF", pdf()), looked="1"))
    post = Post.objects.get(text="See below.")
    html = signed_in(make_member()).get(topic.get_absolute_url()).text
    for file in post.attachments.all():
        assert f'<a href="/community/attachments/{file.pk}/">{file.name}</a>' in html
    assert "plain text, 11 bytes" in html
    assert "Plan.pdf" in html
    assert AuditEntry.objects.get(act="replied").details["files"] == 2
    assert not Draft.objects.exists()


def test_a_topic_is_started_with_a_file(client: Client) -> None:
    make_board()
    client.post("/community/boards/practice/new/", sent(named(), title="Endings"))
    assert Post.objects.get(topic__title="Endings").attachments.get().name == "notes.txt"


def test_the_same_form_sent_twice_has_its_files_once(topic: Topic, client: Client) -> None:
    key = str(uuid4())
    for _ in range(2):
        client.post(topic.get_absolute_url(), sent(named(), key=key))
    assert Post.objects.filter(text="See below.").count() == 1
    assert Attachment.objects.count() == 1
    assert Attachment.objects.get().post is not None


def test_what_comes_back_with_an_error_keeps_its_files(
    topic: Topic, client: Client, member: Member
) -> None:
    key = str(uuid4())
    html = client.post(topic.get_absolute_url(), sent(named(), text="", key=key)).text
    assert "notes.txt</a>" in html
    file = Attachment.objects.get()
    place = Draft.objects.get(member=member).files_place
    assert (file.post, file.place, file.uploader) == (None, place, member)
    assert "notes.txt</a>" in client.get(topic.get_absolute_url()).text
    assert "notes.txt" not in signed_in(make_member()).get(topic.get_absolute_url()).text
    client.post(topic.get_absolute_url(), sent(key=key))
    assert Post.objects.get(text="See below.").attachments.get() == file


def test_files_go_with_the_form_that_they_were_attached_in_and_with_no_other(
    topic: Topic, client: Client
) -> None:
    key = str(uuid4())
    client.post(topic.get_absolute_url(), sent(named(), key=key, keep="1"))
    client.post(topic.get_absolute_url(), sent(text="A quick thanks."))
    assert not Post.objects.get(text="A quick thanks.").attachments.exists()
    client.post(topic.get_absolute_url(), sent(key=key))
    assert Post.objects.get(text="See below.").attachments.get().name == "notes.txt"


@pytest.mark.parametrize("button", ["preview", "keep", "attach_now", "find"])
def test_the_other_buttons_keep_files_with_the_draft(
    topic: Topic, client: Client, button: str
) -> None:
    html = client.post(topic.get_absolute_url(), sent(named(), **{button: "1"})).text
    assert "notes.txt</a>" in html
    assert "See below.</textarea>" in html
    assert not Post.objects.filter(text="See below.").exists()
    assert "With notes.txt" in client.get("/community/drafts/").text


def test_a_file_is_taken_out_of_a_draft_before_the_rest_is_done(
    topic: Topic, client: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    key = str(uuid4())
    client.post(topic.get_absolute_url(), sent(named(), named("b.txt", b"B"), key=key, keep="1"))
    first, second = Attachment.objects.all()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(topic.get_absolute_url(), sent(take_out=[first.pk, "x", "9" * 30], key=key))
    assert list(Post.objects.get(text="See below.").attachments.all()) == [second]
    assert not stored(first)
    assert stored(second)


def test_nobody_takes_out_or_posts_what_another_keeps_in_a_draft(
    topic: Topic, client: Client
) -> None:
    client.post(topic.get_absolute_url(), sent(named(), keep="1"))
    file = Attachment.objects.get()
    signed_in(make_member()).post(topic.get_absolute_url(), sent(take_out=[file.pk]))
    file.refresh_from_db()
    assert file.post is None


def test_a_discarded_draft_takes_its_files_with_it(
    topic: Topic, client: Client, member: Member, django_capture_on_commit_callbacks: Capture
) -> None:
    client.post(topic.get_absolute_url(), sent(named(), keep="1"))
    file = Attachment.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        discard_draft(member=member, pk=Draft.objects.get().pk)
    assert not Attachment.objects.exists()
    assert not stored(file)


def test_what_is_refused_is_named_and_the_rest_is_kept(topic: Topic, client: Client) -> None:
    html = client.post(
        topic.get_absolute_url(), sent(named("a.exe", b"MZ"), named(), named("b.pdf", b"no"))
    ).text
    assert "Not posted yet" in html
    assert "“a.exe” is not attached: files of this kind are not taken" in html
    assert "“b.pdf” is not attached: it is damaged, or it is not a PDF." in html
    assert [file.name for file in Attachment.objects.all()] == ["notes.txt"]
    assert "See below.</textarea>" in html
    assert Draft.objects.get().text == "See below."


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "a\x01\tb.txt", "C:\\y.txt", "\x00.txt"])
def test_a_name_that_leads_elsewhere_leads_nowhere(topic: Topic, client: Client, name: str) -> None:
    client.post(topic.get_absolute_url(), sent(named(name)))
    file = Attachment.objects.get()
    assert not set(file.name) & set("/\\\r\n\0")
    answer = client.get(file.get_absolute_url())
    assert "\n" not in answer.headers["Content-Disposition"]
    assert file.name not in str(file.file.name)


def test_a_post_takes_five_files_and_says_so(topic: Topic, client: Client) -> None:
    files = [named(f"{n}.txt", str(n).encode()) for n in range(6)]
    html = client.post(topic.get_absolute_url(), sent(*files)).text
    assert "“5.txt” is not attached: a post takes 5 files." in html
    assert Attachment.objects.count() == 5


def test_a_day_has_its_measure(topic: Topic, client: Client, settings: Any) -> None:
    settings.ATTACHMENT_BYTES_A_DAY = 20
    client.post(topic.get_absolute_url(), sent(named()))
    html = client.post(topic.get_absolute_url(), sent(named("b.txt", b"x" * 10))).text
    assert "in one day" in html
    Attachment.objects.update(uploaded_at=timezone.now() - timedelta(days=2))
    client.post(topic.get_absolute_url(), sent(named("b.txt", b"x" * 10)))
    assert Attachment.objects.count() == 2


def test_a_file_that_is_too_large_is_not_read_and_loses_nothing(
    topic: Topic, client: Client, settings: Any
) -> None:
    settings.ATTACHMENT_MOST_BYTES = 100_000
    large, small = named("large.txt", b"x" * 900_000), named()
    html = client.post(topic.get_absolute_url(), sent(large, small)).text
    assert "“large.txt” is not attached: it is larger than 97 KB." in html
    assert "See below.</textarea>" in html
    assert Attachment.objects.get().name == "notes.txt"


def test_editors_of_pages_may_send_larger_files(settings: Any) -> None:
    """The measure is of the community."""
    settings.ATTACHMENT_MOST_BYTES = 10
    from django.test import RequestFactory

    request = RequestFactory().post("/admin/documents/", {"file": named("a.txt", b"x" * 900)})
    assert [file.size for file in request.FILES.values()] == [900]  # type: ignore[union-attr]


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_many_times_at_once_has_its_files_once() -> None:
    topic, member, key = make_topic(make_board(), make_member()), make_member(), str(uuid4())
    clients = [signed_in(member) for _ in range(4)]
    ready = threading.Barrier(len(clients))

    def send(client: Client) -> None:
        ready.wait()
        try:
            client.post(topic.get_absolute_url(), sent(named(), key=key))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert Post.objects.get(text="See below.").attachments.count() == 1
    assert Attachment.objects.count() == 1
