"""The yearly review, the template of a risk assessment, and the figures that members read."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from community.email.delivery import deliver_waiting
from community.models import AuditEntry, Letter, Report, SafetyReview
from community.moderation.actions.posts import hide_post
from community.moderation.actions.reports import report_post
from community.moderation.actions.safety_reviews import record_review, remind_of_review
from community.moderation.statistics import figures
from tests.community.outbox import run_tasks
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

REVIEWS = "/community/moderation/reviews/"
FIGURES = "/community/how-we-moderate/"


def test_a_review_is_recorded_once_and_the_note_on_the_desk_goes(db: None) -> None:
    client = signed_in(moderator())
    assert "yearly safety review is due" in client.get("/community/moderation/").text
    sent = {"on": timezone.localdate().isoformat(), "found": "All is well."}
    for _ in range(2):
        client.post(REVIEWS, sent)
    assert SafetyReview.objects.count() == 1
    assert AuditEntry.objects.filter(act="reviewed").count() == 1
    assert "yearly safety review is due" not in client.get("/community/moderation/").text
    assert "All is well." in client.get(REVIEWS).text


def test_a_review_of_tomorrow_is_refused(db: None) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    html = signed_in(moderator()).post(REVIEWS, {"on": tomorrow, "found": "Kept."}).text
    assert "That day has not come yet." in html
    assert "Kept." in html


def test_moderators_are_reminded_once_in_four_weeks_while_a_review_is_due(db: None) -> None:
    chief, member, now = moderator(), make_member("Moderators"), timezone.now()
    assert member.user is not None
    assert remind_of_review(now) == 2
    assert remind_of_review(now + timedelta(days=1)) == 0
    run_tasks()
    assert sorted(one.to[0] for one in mail.outbox) == sorted([chief.email, member.user.email])
    assert remind_of_review(now + timedelta(days=40)) == 2
    record_review(by=chief, on=timezone.localdate(now), found="All is well.")
    assert remind_of_review(now + timedelta(days=80)) == 0
    assert remind_of_review(now + timedelta(days=400)) == 2


def test_a_moderator_who_is_no_member_is_reminded_though_the_mail_server_was_away(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = moderator()

    def refuse(*_: Any) -> int:
        raise ConnectionRefusedError("the mail server is away")

    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", refuse)
        assert remind_of_review(timezone.now()) == 1
        run_tasks()
    assert mail.outbox == []
    Letter.objects.update(due_at=timezone.now())
    for _ in range(2):
        deliver_waiting()
    assert [one.to for one in mail.outbox] == [[chief.email]]


def test_who_moderates_no_longer_when_the_letter_goes_is_not_reminded(db: None) -> None:
    chief = moderator()
    remind_of_review(timezone.now())
    chief.groups.clear()
    run_tasks()
    assert mail.outbox == []
    assert Letter.objects.get().address == ""


def test_the_template_of_a_risk_assessment_says_what_it_is_not(db: None) -> None:
    address = "/community/moderation/risk-assessment/"
    html = signed_in(moderator()).get(address).text
    assert "This is a template and not legal advice." in html
    assert "A family is identified" in html
    assert signed_in(make_member()).get(address).status_code == 404


def test_what_is_not_known_is_never_shown_as_none(db: None) -> None:
    assert figures().reports.median is None
    html = signed_in(make_member()).get(FIGURES).text
    assert "Not known: none was decided" in html
    assert "less than a minute" not in html


def test_the_median_counts_what_was_decided_and_says_of_how_many(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    for hours in (1, 5, 30):
        post = make_post(topic, make_member())
        report = report_post(post=post, reporter=make_member(), kind="abuse")
        Report.objects.filter(pk=report.pk).update(
            noticed_at=timezone.now() - timedelta(hours=hours)
        )
        hide_post(post=post, by=moderator(), reason="Too sharp.")
    waiting = make_post(topic, make_member())
    report_post(post=waiting, reporter=make_member(), kind="abuse")
    found = figures().reports
    assert (found.noticed, found.decided, found.is_open, found.agreed) == (4, 3, 1, 3)
    assert found.median is not None
    assert timedelta(hours=5) <= found.median < timedelta(hours=6)
    assert "5 hours (of 3)" in signed_in(make_member()).get(FIGURES).text


def test_a_report_older_than_a_year_is_no_longer_counted(db: None) -> None:
    post = make_post(make_topic(make_board(), make_member()), make_member())
    report_post(post=post, reporter=make_member(), kind="abuse")
    Report.objects.update(noticed_at=timezone.now() - timedelta(days=366))
    assert figures().reports.noticed == 0
