"""Nobody floods the boards, the queue or the complaints; and nothing typed is lost by it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from community import rate_limits
from community.models import Complaint, Draft, Member, Post, Report
from tests.community.people import make_board, make_member, make_post, make_topic, signed_in

MOST = 3
USED_IN = {
    "boards.composer": "POSTS",
    "moderation.views.reports": "REPORTS",
    "moderation.views.complaints": "COMPLAINTS",
}


@pytest.fixture(autouse=True)
def low(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in USED_IN.items():
        lower = replace(getattr(rate_limits, name), most=MOST)
        monkeypatch.setattr(f"community.{module}.{name}", lower)


@pytest.fixture
def member(db: None) -> Member:
    writer = make_member()
    Post.objects.filter(author=writer).update(created_at=timezone.now() - timedelta(days=3))
    return writer


def test_the_next_post_waits_as_a_draft(member: Member) -> None:
    topic = make_topic(make_board(), make_member())
    client, address = signed_in(member), topic.get_absolute_url()
    keys = [str(uuid4()) for _ in range(MOST + 1)]
    for key in keys[:MOST]:
        assert client.post(address, {"text": "So do we.", "key": key}).status_code == 302
    refused = client.post(address, {"text": "One more.", "key": keys[MOST]})
    assert "You have sent 3 posts within an hour already" in refused.text
    assert Post.objects.filter(author=member, topic=topic).count() == MOST
    assert Draft.objects.get(member=member).text == "One more."
    again = client.post(address, {"text": "So do we.", "key": keys[0]})
    assert again.status_code == 302, "a double click finds what stands"
    Post.objects.filter(author=member).update(created_at=timezone.now() - rate_limits.HOUR)
    assert client.post(address, {"text": "One more.", "key": keys[MOST]}).status_code == 302


def test_an_edit_is_no_new_post(member: Member) -> None:
    topic = make_topic(make_board(), make_member())
    posts = [make_post(topic, member) for _ in range(MOST)]
    sent = {"text": "As we do now.", "stands": "first", "key": str(uuid4())}
    answer = signed_in(member).post(f"/community/posts/{posts[0].pk}/edit/", sent)
    assert answer.status_code == 302


def test_reports_and_complaints_have_a_most(member: Member) -> None:
    topic = make_topic(make_board(), make_member())
    client = signed_in(member)
    for number in range(MOST + 1):
        post = make_post(topic, make_member())
        sent = {"kind": "abuse", "words": f"Word {number}."}
        reported = client.post(f"/community/posts/{post.pk}/report/", sent)
        said = {"about": "service", "words": f"Word {number}.", "key": str(uuid4())}
        complained = client.post("/community/joining/complaints/", said)
    for answer in (reported, complained):
        assert "already, the most for now" in answer.text
        assert f"Word {MOST}." in answer.text
    assert Report.objects.filter(reporter=member).count() == MOST
    assert Complaint.objects.filter(member=member).count() == MOST
