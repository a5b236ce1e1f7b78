"""What moderators see of files, and taking one out of a post, which can be appealed against."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.attachments.actions import clear_old
from community.models import Attachment, AuditEntry, Decision, Letter, Member, Post, Report, Topic
from community.moderation.actions.appeals import answer_appeal, appeal
from tests.community.attachments.forms import HELD, attached
from tests.community.outbox import ticked
from tests.community.people import make_member, moderator, signed_in

pytestmark = pytest.mark.django_db


def taking_out(file: Attachment, desk: Client) -> str:
    """Answered by where it leads, or the words of the page."""
    address = f"/community/moderation/posts/{file.post_id}/"
    html = desk.get(address).text
    assert f"Take out “{file.name}”" in html
    seen = html.partition('name="seen" value="')[2].partition('"')[0]
    sent = {"act": "edit", "text": "We do it so.", "words": "It shows a street.", "seen": seen}
    answer = desk.post(address, sent | {f"out_{file.pk}": "on"})
    return answer.headers.get("Location", answer.text)


def test_moderators_see_files_and_what_the_guard_finds_in_them(
    topic: Topic, member: Member
) -> None:
    file = attached(topic, member, state=Post.State.HELD)
    Attachment.objects.update(text=HELD.decode(), is_read=False)
    html = signed_in(moderator()).get(f"/community/moderation/posts/{file.post_id}/").text
    assert "The guard cannot read all of it: open it and look" in html
    assert "In “notes.txt”" in html
    assert ">943 476 5919</mark>" in html


def test_the_queue_says_that_there_are_files(topic: Topic, member: Member) -> None:
    attached(topic, member, state=Post.State.HELD)
    assert "Files: 1" in signed_in(moderator()).get("/community/moderation/").text


def test_a_moderator_takes_a_file_out_and_says_why(
    topic: Topic, client: Client, member: Member
) -> None:
    file = attached(topic, member, "a.jpg")
    desk = signed_in(moderator())
    assert taking_out(file, desk) == "/community/moderation/"
    assert "a.jpg" not in client.get(topic.get_absolute_url()).text
    assert client.get(file.get_absolute_url()).status_code == 404
    html = desk.get(f"/community/moderation/posts/{file.post_id}/").text
    assert "Taken out by a moderator" in html
    assert Decision.objects.get().reason == "It shows a street."
    assert Letter.objects.filter(member=member, kind="edited").exists()
    assert AuditEntry.objects.get(act="edited_with_notice").details["files_out"] == 1


def test_an_appeal_that_is_allowed_brings_the_file_back(
    topic: Topic, client: Client, member: Member
) -> None:
    file = attached(topic, member, "a.jpg")
    taking_out(file, signed_in(moderator()))
    made = appeal(decision=Decision.objects.get(), words="It is our own door.")
    clear_old(timezone.now() + timedelta(days=99))
    answer_appeal(appeal=made, by=moderator(), allowed=True, answer="So it is.")
    assert client.get(file.get_absolute_url()).status_code == 200
    assert "a.jpg</a>" in client.get(topic.get_absolute_url()).text


def test_an_appeal_brings_no_file_back_that_the_guard_would_hold_before_it_was_read(
    topic: Topic, member: Member
) -> None:
    file = attached(topic, member)
    Attachment.objects.update(text=HELD.decode())
    taking_out(file, signed_in(moderator()))
    made = appeal(decision=Decision.objects.get(), words="It is made up.")
    sent = {"outcome": "allowed", "words": "So it is."}
    desk, address = signed_in(moderator()), f"/community/moderation/appeals/{made.pk}/"
    html = desk.post(address, sent).text
    assert ">943 476 5919</mark>" in html
    assert Attachment.objects.get().taken_out_at is not None
    assert desk.post(address, sent | {"checked": ticked(html)}).status_code == 302
    assert Attachment.objects.get().taken_out_at is None


def test_what_was_taken_out_is_kept_while_a_report_is_open(topic: Topic, member: Member) -> None:
    file = attached(topic, member)
    Attachment.objects.update(taken_out_at=timezone.now())
    assert file.post is not None
    report = Report.objects.create(post=file.post, reporter=make_member(), kind="identifies")
    later = timezone.now() + timedelta(days=99)
    assert clear_old(later) == 0
    Report.objects.filter(pk=report.pk).update(state=Report.State.UPHELD)
    assert clear_old(later) == 1
