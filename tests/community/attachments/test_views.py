"""Who may have a file, how it is handed out, and when it goes."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.test import Client
from django.utils import timezone

from community.account_deletion.actions import GO, STAY, delete_account
from community.attachments.actions import clear_old, clear_strays
from community.models import Attachment, AuditEntry, Board, Member, Post, Topic, Watch
from community.models.attachments import private_files
from community.notifications.actions import follow
from community.scheduled_jobs import DUE
from foundation.uploads.filenames import clean_filename
from tests.community.account_deletion.exported_files import taken_away
from tests.community.attachments.forms import attached, named, sent, stored
from tests.community.outbox import run_tasks
from tests.community.people import (
    make_board,
    make_member,
    make_topic,
    moderator,
    signed_in,
)

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[Any]]


def test_a_file_is_a_download_that_runs_nowhere_and_is_kept_by_nobody(
    topic: Topic, client: Client, member: Member
) -> None:
    file = attached(topic, member, 'Notes "of" ends; é.txt')
    answer = client.get(file.get_absolute_url())
    assert answer.getvalue() == b"How we end."
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "filename*=utf-8''Notes%20" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "name",
    ['a"; filename="b.html', "a\r\nSet-Cookie: x=y.txt", "../../b.txt", "\u202etxt.exe.txt"],
)
def test_a_name_says_nothing_to_the_browser_but_itself(
    topic: Topic, client: Client, member: Member, name: str
) -> None:
    answer = client.get(attached(topic, member, clean_filename(name)).get_absolute_url())
    said = answer.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="(?:[^"\\]|\\.)*"', said)
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"[\r\n/\u202e]", said)


def test_a_look_at_the_head_and_a_part_of_a_file_need_the_same_leave(
    topic: Topic, client: Client, member: Member
) -> None:
    file = attached(topic, member)
    address, stranger = file.get_absolute_url(), Client()
    head = client.head(address)
    assert head.status_code == 200
    assert head.headers["Cache-Control"] == "private, no-store"
    whole = client.get(address, headers={"range": "bytes=0-2"})
    assert (whole.status_code, whole.getvalue()) == (200, b"How we end.")
    Post.objects.filter(attachments=file).update(state=Post.State.HELD)
    other = signed_in(make_member())
    for ask in (other.head, other.get):
        assert ask(address, headers={"range": "bytes=0-2"}).status_code == 404
    assert stranger.head(address).headers["Location"].startswith("/accounts/login/")


def test_a_file_is_seen_by_those_who_see_its_post(topic: Topic, member: Member) -> None:
    file = attached(topic, member)
    group = Group.objects.create(name="Made-up leads")
    kept = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    leading = make_member(group.name)
    theirs = attached(make_topic(kept, leading), leading)
    other, author, desk = signed_in(make_member()), signed_in(member), signed_in(moderator())

    def statuses(one: Attachment) -> list[int]:
        address = one.get_absolute_url()
        return [person.get(address).status_code for person in (other, author, desk)]

    assert statuses(file) == [200, 200, 200]
    assert statuses(theirs) == [404, 404, 200]
    for state in (Post.State.HELD, Post.State.HIDDEN):
        Post.objects.filter(attachments=file).update(state=state)
        assert statuses(file) == [404, 200, 200]
    Post.objects.filter(attachments=file).update(state=Post.State.PUBLIC)
    Topic.objects.filter(pk=topic.pk).update(is_public=False)
    assert statuses(file) == [404, 200, 200]


def test_a_file_of_a_draft_is_its_writers_alone(topic: Topic, client: Client) -> None:
    client.post(topic.get_absolute_url(), sent(named(), keep="1"))
    address = Attachment.objects.get().get_absolute_url()
    assert client.get(address).status_code == 200
    assert signed_in(make_member()).get(address).status_code == 404
    assert signed_in(moderator()).get(address).status_code == 404


def test_a_file_that_is_lost_is_not_there(topic: Topic, client: Client, member: Member) -> None:
    file = attached(topic, member)
    private_files().delete(str(file.file.name))
    assert client.get(file.get_absolute_url()).status_code == 404


def test_private_files_have_no_address(settings: Any, tmp_path: Any) -> None:
    from community.attachments.storage import PrivateFiles

    settings.PRIVATE_FILES = tmp_path / "private"
    storage = PrivateFiles()
    name = storage.save("ab/cd", ContentFile(b"x"))
    path = tmp_path / "private" / name
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    with pytest.raises(NotImplementedError):
        storage.url(name)


def test_letters_carry_no_files_and_no_names_of_files(topic: Topic, client: Client) -> None:
    asked = topic.author
    assert asked is not None
    follow(member=asked, topic=topic, level=Watch.Level.WATCH)
    client.post(topic.get_absolute_url(), sent(named("endings.txt")))
    run_tasks()
    assert mail.outbox
    for letter in mail.outbox:
        assert not letter.attachments
        assert "endings.txt" not in letter.message().as_string()


def test_a_topic_costs_the_same_with_many_files(
    topic: Topic, client: Client, member: Member, assert_queries: Capture
) -> None:
    attached(topic, member)
    client.get(topic.get_absolute_url())
    for number in range(15):
        attached(topic, member, f"{number}-a.txt", f"{number}-b.txt")
    with assert_queries(15):
        assert "14-b.txt" in client.get(topic.get_absolute_url()).text


def test_files_are_taken_away_with_everything_else(topic: Topic, member: Member) -> None:
    file = attached(topic, member)
    lost = attached(topic, member, "lost.txt")
    private_files().delete(str(lost.file.name))
    packed = taken_away(member)
    assert packed.read(f"files/{file.pk} notes.txt") == b"How we end."
    data = json.loads(packed.read("data.json"))
    assert [one["name"] for one in data["Files that you attached"]] == ["notes.txt", "lost.txt"]


@pytest.mark.parametrize("posts", [STAY, GO])
def test_files_stay_or_go_with_the_posts_of_who_leaves(
    topic: Topic, member: Member, posts: str, django_capture_on_commit_callbacks: Capture
) -> None:
    below, out = attached(topic, member), attached(topic, member)
    waiting = attached(topic, member)
    Attachment.objects.filter(pk=out.pk).update(taken_out_at=timezone.now())
    Attachment.objects.filter(pk=waiting.pk).update(post=None, place="topic:1")
    assert member.user is not None
    with django_capture_on_commit_callbacks(execute=True):
        delete_account(user=member.user, member=member, posts=posts)
    left = [below] if posts == STAY else []
    assert list(Attachment.objects.all()) == left
    assert not Attachment.objects.filter(uploader__isnull=False).exists()
    assert [one for one in (below, out, waiting) if stored(one)] == left


def test_what_waited_too_long_is_cleared_away(
    topic: Topic, client: Client, member: Member, django_capture_on_commit_callbacks: Capture
) -> None:
    below, out = attached(topic, member), attached(topic, member)
    Attachment.objects.filter(pk=out.pk).update(taken_out_at=timezone.now())
    client.post(topic.get_absolute_url(), sent(named(), keep="1"))
    assert clear_old(timezone.now() + timedelta(days=29)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert clear_old(timezone.now() + timedelta(days=31)) == 2
    assert list(Attachment.objects.all()) == [below]
    assert not stored(out)
    assert AuditEntry.objects.get(act="cleared_files").details == {"files": 1}


def test_files_that_no_row_knows_are_cleared_away(topic: Topic, member: Member) -> None:
    known, lost = attached(topic, member), attached(topic, member)
    Attachment.objects.filter(pk=lost.pk).delete()
    clear_strays(timezone.now())
    assert stored(lost), "it may be an upload under way"
    assert clear_strays(timezone.now() + timedelta(days=2)) >= 1
    assert stored(known)
    assert not stored(lost)


def test_the_clock_looks_for_strays_once_a_day(topic: Topic, member: Member) -> None:
    due = next(one for one in DUE if one.name.startswith("files that belong"))
    later = timezone.now() + timedelta(days=3)
    due.run(later)
    lost = attached(topic, member)
    Attachment.objects.filter(pk=lost.pk).delete()
    assert due.run(later) == 0
    assert due.run(later + timedelta(days=1)) >= 1


def test_where_nobody_has_sent_a_file_there_is_nothing_to_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = FileSystemStorage(location=tmp_path / "not-yet")
    monkeypatch.setattr("community.attachments.actions.private_files", lambda: nowhere)
    assert clear_strays(timezone.now()) == 0
