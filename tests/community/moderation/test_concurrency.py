"""Several who moderate, write and report at the same moment: each act is done whole or refused in
words, and none of them locks another out."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from community.account_deletion.actions import GO, STAY, delete_account
from community.boards.actions.posts import reply
from community.boards.actions.topics import mark_answer, move_topic, split_topic
from community.boards.quotes import quote
from community.exceptions import NotPossible
from community.membership.actions import approve_member, decline_applicant
from community.models import Appeal, AuditEntry, Decision, Letter, Member, Post, Report, Topic
from community.moderation.actions import posts as moderation
from community.moderation.actions import suspensions
from community.moderation.actions.appeals import answer_appeal, appeal
from community.moderation.actions.reports import report_post
from community.moderation.version_tokens import post_version_token
from tests.community.concurrency import at_once
from tests.community.people import make_board, make_member, make_post, make_topic, moderator

pytestmark = pytest.mark.django_db(transaction=True)
# What goes wrong goes wrong now and then.
ROUNDS = 12
HIDING = "identifies"


def refusals(*acts: Callable[[], Any]) -> int:
    """How many of them were refused in words; any other trouble is raised."""
    answers = at_once(*acts)
    for answer in answers:
        if isinstance(answer, Exception) and not isinstance(answer, NotPossible):
            raise answer
    return sum(isinstance(answer, NotPossible) for answer in answers)


def hiding(post: Post, seen: str = "") -> Callable[[], Any]:
    by = moderator()
    return partial(moderation.hide_post, post=post, by=by, reason="It names a school.", seen=seen)


def test_of_two_who_hide_the_same_post_one_decides_and_the_other_is_told() -> None:
    topic, author = make_topic(make_board(), make_member()), make_member()
    for _ in range(ROUNDS):
        post = make_post(topic, author)
        seen = post_version_token(post)
        assert refusals(hiding(post, seen), hiding(post, seen)) == 1
        assert Decision.objects.filter(post=post).count() == 1
        assert AuditEntry.objects.filter(act="hid", about=f"post:{post.pk}").count() == 1
    assert Letter.objects.filter(member=author, kind="hidden").count() == ROUNDS


def test_of_hiding_and_suspending_at_once_one_is_done() -> None:
    topic, by = make_topic(make_board(), make_member()), moderator()
    for _ in range(ROUNDS):
        author = make_member(experienced=False)
        post = make_post(topic, author)
        seen = post_version_token(post)
        refused = refusals(
            hiding(post, seen),
            partial(
                suspensions.suspend_member,
                member=author,
                by=by,
                reason="Again.",
                post=post,
                seen=seen,
            ),
        )
        assert refused == 1
        assert Decision.objects.filter(post=post).count() == 1


def test_of_approving_and_declining_at_once_one_is_done() -> None:
    one, other = moderator(), moderator()
    for _ in range(ROUNDS):
        applicant = make_member(experienced=False, state=Member.State.APPLIED)
        refused = refusals(
            partial(approve_member, member=applicant, by=one),
            partial(decline_applicant, member=applicant, by=other, reason="No."),
        )
        assert refused == 1
        about = AuditEntry.objects.filter(about=f"member:{applicant.pk}")
        assert about.filter(act__in=["approved", "declined"]).count() == 1


def test_a_topic_is_split_while_its_posts_are_hidden_and_answered() -> None:
    author, by = make_member(), moderator()
    for _ in range(ROUNDS):
        topic = make_topic(make_board(), author)
        posts = [make_post(topic, author) for _ in range(4)]
        refused = refusals(
            partial(split_topic, post=posts[1], title="Apart", by=by),
            hiding(posts[3]),
            hiding(posts[1]),
            partial(mark_answer, topic=topic, post=posts[2], by=by, as_moderator=True),
        )
        assert refused <= 1, "hidden first, or the answer may have gone to the other topic"
        topic.refresh_from_db()
        apart = Topic.objects.filter(title="Apart")
        for one in (topic, *apart):
            shown = one.posts.filter(state=Post.State.PUBLIC)
            assert one.reply_count == shown.filter(is_opening=False).count()
        assert topic.answer is None or topic.answer.topic_id == topic.pk
        apart.update(title="Before")


def test_of_two_who_split_at_the_same_post_one_does() -> None:
    author, by = make_member(), moderator()
    for _ in range(ROUNDS):
        topic = make_topic(make_board(), author)
        posts = [make_post(topic, author) for _ in range(3)]
        acts = [
            partial(split_topic, post=posts[1], title=title, by=by)
            for title in ("One way", "Another")
        ]
        before = Topic.objects.count()
        assert refusals(*acts) == 1
        assert Topic.objects.count() == before + 1


def test_replies_come_in_while_a_post_is_hidden_and_the_topic_moves() -> None:
    author, by, elsewhere = make_member(), moderator(), make_board("elsewhere")
    writers = [make_member() for _ in range(4)]
    for _ in range(ROUNDS):
        topic = make_topic(make_board(), author)
        post = make_post(topic, author)
        replies = [
            partial(reply, topic=topic, member=writer, text="So do we.", key=uuid4())
            for writer in writers
        ]
        move = partial(move_topic, topic=topic, board=elsewhere, by=by)
        assert refusals(*replies, hiding(post), move) == 0
        topic.refresh_from_db()
        assert topic.reply_count == len(writers)
        assert topic.board == elsewhere


def test_several_who_report_the_same_post_are_all_heard() -> None:
    topic, author = make_topic(make_board(), make_member()), make_member()
    reporters = [make_member() for _ in range(4)]
    for _ in range(ROUNDS):
        post = make_post(topic, author)
        reports = [partial(report_post, post=post, reporter=one, kind=HIDING) for one in reporters]
        assert refusals(*reports) == 0
        assert Report.objects.filter(post=post).count() == len(reporters)
        held = AuditEntry.objects.filter(act="held_at_once", about=f"post:{post.pk}")
        assert held.count() == 1
        Report.objects.update(state=Report.State.UPHELD)


def test_an_appeal_is_allowed_while_another_brings_the_post_back() -> None:
    topic, author = make_topic(make_board(), make_member()), make_member()
    one, other = moderator(), moderator()
    for _ in range(ROUNDS):
        post = make_post(topic, author)
        decision = hiding(post)()
        made = appeal(decision=decision, words="It names none.")
        refusals(
            partial(answer_appeal, appeal=made, by=one, allowed=True, answer="Right."),
            partial(moderation.restore_post, post=post, by=other),
        )
        post.refresh_from_db()
        decision.refresh_from_db()
        assert post.state == Post.State.PUBLIC
        assert decision.withdrawn_at is not None


def test_no_appeal_waits_against_what_is_taken_back_at_the_same_moment() -> None:
    topic, author, by = make_topic(make_board(), make_member()), make_member(), moderator()
    for _ in range(ROUNDS):
        post = make_post(topic, author)
        decision = hiding(post)()
        refusals(
            partial(appeal, decision=decision, words="It names none."),
            partial(moderation.restore_post, post=post, by=by),
        )
        waiting = Appeal.objects.filter(decision=decision, state=Appeal.State.OPEN)
        assert not waiting.exists()


def test_no_report_waits_for_what_is_hidden_at_the_same_moment() -> None:
    topic, author, reporter = make_topic(make_board(), make_member()), make_member(), make_member()
    for _ in range(ROUNDS):
        post = make_post(topic, author)
        refusals(hiding(post), partial(report_post, post=post, reporter=reporter, kind="abuse"))
        assert not Report.objects.filter(post=post, state=Report.State.OPEN).exists()


def going(member: Member, posts: str = GO) -> Callable[[], Any]:
    assert member.user is not None
    return partial(delete_account, user=member.user, member=member, posts=posts)


def test_two_who_quote_each_other_and_go_at_once_leave_neither_name() -> None:
    third = make_member()
    for _ in range(ROUNDS // 2):
        kim = make_member(experienced=False, display_name="Kim Zw")
        lee = make_member(experienced=False, display_name="Lee Zw")
        topic = make_topic(make_board(), third)
        first = make_post(topic, kim)
        second = make_post(topic, lee, quote(first))
        make_post(topic, kim, quote(second))
        both = make_post(topic, third, quote(second) + quote(first))
        assert refusals(going(lee, STAY), going(kim, STAY), hiding(both)) == 0
        assert not Post.objects.filter(text__contains="Zw").exists()


def test_an_answer_that_comes_while_its_topic_goes_stands_or_is_refused_in_words() -> None:
    other = make_member()
    for _ in range(ROUNDS):
        leaver = make_member(experienced=False)
        topic = make_topic(make_board(), leaver)
        answering = partial(reply, topic=topic, member=other, text="My answer.", key=uuid4())
        refused = refusals(answering, going(leaver))
        assert Post.objects.filter(topic=topic.pk, author=other).count() == 1 - refused


def test_two_who_go_at_once_with_all_they_wrote_leave_the_topics_whole() -> None:
    third = make_member()
    for _ in range(ROUNDS // 2):
        leavers = [make_member(experienced=False) for _ in range(2)]
        topics = [make_topic(make_board(), third) for _ in range(4)]
        for topic in topics:
            for leaver in leavers:
                make_post(topic, leaver)
        assert refusals(*map(going, leavers)) == 0
        for topic in topics:
            topic.refresh_from_db()
            assert topic.reply_count == 0
