"""Several who begin, answer for, edit and hand over a summary at the same moment."""

from functools import partial
from typing import Any

import pytest
from wagtail.models import Page

from community.audit.log import MODERATOR
from community.boards.actions.posts import edit_post
from community.exceptions import NotPossible
from community.models import AuditEntry, Letter, Post, Summary, SummaryConsent
from community.summaries.actions import ask_for_summary, hand_summary_over
from community.summaries.consent_actions import answer_for_posts
from community.summaries.page_targets import places_for
from tests.community.concurrency import at_once
from tests.community.people import moderator
from tests.community.summaries.factories import (
    answer,
    author,
    editor,
    make_summary,
    sent,
    two_posts,
)

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5
Answer = SummaryConsent.Answer


def raised(answers: list[Any]) -> list[Exception]:
    return [
        one for one in answers if isinstance(one, Exception) and not isinstance(one, NotPossible)
    ]


def test_begun_twice_at_once_there_is_one_and_each_author_is_asked_once() -> None:
    for _ in range(ROUNDS):
        posts = two_posts()
        asking = [
            partial(
                ask_for_summary,
                topic=posts[0].topic,
                posts=posts,
                by=moderator(),
                as_whom=MODERATOR,
            )
            for _ in range(2)
        ]
        assert raised(at_once(*asking)) == []
        summary = Summary.objects.get(topic=posts[0].topic)
        assert summary.consents.count() == 2
        letters = Letter.objects.filter(kind="summary_asked", member=posts[0].author)
        assert letters.count() == 1


def test_handed_over_twice_at_once_it_is_one_page() -> None:
    by = editor()
    place = places_for(by)["page"]
    for _ in range(ROUNDS):
        posts = two_posts()
        summary = make_summary(*posts)
        answer(summary, posts[0], Answer.MEMBER)
        summary, pages = sent(summary), Page.objects.count()
        over = partial(
            hand_summary_over, summary=summary, by=by, place=place, stands=summary.stands
        )
        first, second = at_once(over, over)
        assert first == second
        assert Page.objects.count() == pages + 1
    assert AuditEntry.objects.filter(act="handed_summary_over").count() == ROUNDS


def test_an_edit_while_it_is_handed_over_is_never_passed_off_as_agreed_to() -> None:
    by = editor()
    place = places_for(by)["page"]
    for _ in range(ROUNDS):
        posts = two_posts()
        summary = make_summary(*posts)
        answer(summary, posts[0], Answer.MEMBER)
        summary = sent(summary)
        over = partial(
            hand_summary_over, summary=summary, by=by, place=place, stands=summary.stands
        )
        answers = at_once(over, edit(posts[0]))
        assert raised(answers) == []
        summary.refresh_from_db()
        handed = summary.state == Summary.State.HANDED_OVER
        if handed:
            words = str(Page.objects.latest("pk").specific.body)
            assert "We ring on day one." in words
        else:
            assert summary.state == Summary.State.ASKING


def test_an_answer_and_an_edit_at_once_leave_no_consent_to_what_was_not_read() -> None:
    for _ in range(ROUNDS):
        posts = two_posts()
        summary = make_summary(*posts)
        agreeing = partial(
            answer_for_posts,
            summary=summary,
            member=author(posts[0]),
            answers={1: Answer.MEMBER},
            seen={1: "first"},
        )
        assert raised(at_once(agreeing, edit(posts[0]))) == []
        consent = summary.consents.select_related("post__topic", "summary").get(number=1)
        assert not consent.is_usable


def edit(post: Post) -> Any:
    return partial(
        edit_post, post=post, member=author(post), text="We do not ring.", stands="first"
    )
