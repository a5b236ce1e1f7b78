"""Each author is asked, answers, and may take it back; who has no name keeps none."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page

from community.account_deletion.actions import delete_account
from community.account_deletion.data_export import PARTS
from community.boards.actions.posts import edit_post
from community.boards.actions.topics import split_topic
from community.email.composers import words_of
from community.exceptions import NotPossible
from community.models import AuditEntry, Board, Letter, Member, Post, Summary, SummaryConsent
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.community.summaries.factories import (
    answer,
    author,
    editor,
    handing_over,
    make_summary,
    send,
    sent,
    two_posts,
    written,
    written_form,
)

Answer, State = SummaryConsent.Answer, Summary.State


@pytest.fixture
def posts(db: None) -> list[Post]:
    return two_posts()


def test_the_author_reads_the_very_posts_and_answers_for_each(posts: list[Post]) -> None:
    own = make_post(posts[0].topic, author(posts[0]), "And we come again.")
    summary = make_summary(*posts, own)
    client, address = signed_in(author(posts[0])), f"/community/joining/summaries/{summary.pk}/"
    assert "Waits for you" in client.get("/community/joining/summaries/").text
    page = client.get(address).text
    assert "We ring on day one." in page
    assert "And we come again." in page
    assert "We write." not in page
    send(client, address, answer_1="name", seen_1="first", answer_3="no", seen_3="first")
    said = dict(summary.consents.values_list("number", "answer"))
    assert said == {1: "name", 2: "", 3: "no"}
    acts = AuditEntry.objects.filter(act="answered_consent").count()
    send(client, address, answer_1="name", seen_1="first", answer_3="no", seen_3="first")
    assert AuditEntry.objects.filter(act="answered_consent").count() == acts == 2


def test_nobody_answers_for_another(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    address = f"/community/joining/summaries/{summary.pk}/"
    assert signed_in(make_member()).post(address, {"answer_1": "name"}).status_code == 404
    send(signed_in(author(posts[1])), address, answer_1="name", seen_1="first")
    assert not summary.consents.exclude(answer="").exists()


def test_who_wrote_without_a_name_is_asked_and_stays_unknown(posts: list[Post]) -> None:
    secret = make_member(display_name="Robin Secret")
    bare = make_post(posts[0].topic, secret, "I was afraid at first.", nameless=True)
    summary = make_summary(bare)
    assert secret.user is not None
    letter = Letter.objects.get(kind="summary_asked")
    assert letter.member == secret
    address = f"/community/joining/summaries/{summary.pk}/"
    page = signed_in(secret).get(address).text
    assert 'value="name"' not in page
    assert "without your name" in page
    send(signed_in(secret), address, answer_1="name", seen_1="first")
    assert not summary.consents.exclude(answer="").exists()
    send(signed_in(secret), address, answer_1="member", seen_1="first")
    assert AuditEntry.objects.get(act="answered_consent").by is None
    page = signed_in(moderator()).get(summary.get_absolute_url()).text
    assert "May be used, as “A member”" in page
    assert "Robin" not in page
    written(summary, "[post 1]")
    sent_on = signed_in(moderator()).post(
        summary.get_absolute_url(), written_form(summary) | {"send": "1"}
    )
    assert sent_on.status_code == 302
    by = editor()
    assert "Robin" not in signed_in(by).get(summary.get_absolute_url()).text
    handing_over(summary, by)
    made = Page.objects.latest("pk").specific
    assert "Robin" not in str(made.get_latest_revision().content)
    assert "Robin" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_what_is_edited_is_asked_for_again(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.NAME)
    edit_post(post=posts[0], member=author(posts[0]), text="We do not.", stands="first")
    consent = summary.consents.get(number=1)
    assert (consent.answer, consent.is_usable) == (Answer.NONE, False)
    assert Letter.objects.filter(kind="summary_asked", member=author(posts[0])).count() == 2
    address = f"/community/joining/summaries/{summary.pk}/"
    late = send(signed_in(author(posts[0])), address, answer_1="name", seen_1="first")
    assert late.status_code == 409
    assert "This post was changed since you opened the page." in late.text
    answer(summary, posts[0], Answer.NAME)
    assert summary.consents.get(number=1).is_usable


def test_consent_is_taken_back_before_it_was_handed_over(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    for post in posts:
        answer(summary, post, Answer.MEMBER)
    sent(summary)
    page = signed_in(author(posts[0])).get(f"/community/joining/summaries/{summary.pk}/").text
    assert "No longer" in page
    answer(summary, posts[0], Answer.NO)
    summary.refresh_from_db()
    assert summary.state == State.ASKING
    assert handing_over(summary, editor()).status_code == 404
    assert (
        "We ring"
        not in signed_in(moderator())
        .get(summary.get_absolute_url())
        .text.split("preview-title")[-1]
    )


def test_no_yes_comes_in_after_it_was_sent(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.MEMBER)
    sent(summary)
    with pytest.raises(NotPossible):
        answer(summary, posts[1], Answer.MEMBER)
    page = signed_in(author(posts[1])).get(f"/community/joining/summaries/{summary.pk}/").text
    assert "This post was not used." in page


def test_a_deleted_account_takes_its_consents_along(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    for post in posts:
        answer(summary, post, Answer.NAME if post == posts[0] else Answer.MEMBER)
    sent(summary)
    member = author(posts[0])
    assert member.user is not None
    delete_account(user=member.user, member=member, posts="stay")
    summary.refresh_from_db()
    assert summary.state == State.ASKING
    page = signed_in(moderator()).get(summary.get_absolute_url()).text
    assert "Its author has left" in page
    assert "Kim Ash" not in page


def test_somebody_who_is_suspended_can_still_take_consent_back(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.MEMBER)
    Member.objects.filter(pk=author(posts[0]).pk).update(state=Member.State.SUSPENDED)
    address = f"/community/joining/summaries/{summary.pk}/"
    send(signed_in(author(posts[0])), address, answer_1="no", seen_1="first")
    assert summary.consents.get(number=1).answer == Answer.NO


def test_a_restricted_topic_is_seen_by_its_group_until_it_is_sent(db: None) -> None:
    group = Group.objects.create(name="North West leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    inside = make_member("North West leads")
    topic = make_topic(board, inside, "A title for leads")
    post = make_post(topic, inside)
    summary, by = make_summary(post, topic.posts.get(is_opening=True)), editor()
    member_editor = make_member("Editors")
    for outside in (by, member_editor):
        assert signed_in(outside).get(summary.get_absolute_url()).status_code == 404
        assert "A title for leads" not in signed_in(outside).get("/community/summaries/").text
    page = signed_in(inside).get(f"/community/joining/summaries/{summary.pk}/").text
    assert "an editor outside of the group will read it" in page
    answer(summary, post, Answer.MEMBER)
    sent(summary)
    for outside in (by, member_editor):
        page = signed_in(outside).get(summary.get_absolute_url()).text
        assert "We do it so." in page
        assert "A title for leads" not in page
        assert "/community/topics/" not in page
    assert inside.user is not None
    inside.user.groups.clear()
    page = signed_in(inside).get(f"/community/joining/summaries/{summary.pk}/").text
    assert "A title for leads" not in page
    assert "No longer" in page


def test_the_letter_names_nobody_and_no_topic_of_a_restricted_board(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    letter = Letter.objects.filter(kind="summary_asked").first()
    assert letter is not None
    said = words_of(letter)
    assert said is not None
    assert posts[0].topic.title in said.text
    assert f"/community/joining/summaries/{summary.pk}/" in said.text
    assert "Kim Ash" not in said.text
    group = Group.objects.create(name="North West leads")
    Board.objects.filter(pk=posts[0].topic.board_id).update(kind=Board.Kind.RESTRICTED, group=group)
    said = words_of(Letter.objects.get(pk=letter.pk))
    assert said is not None
    assert posts[0].topic.title not in said.subject + said.text
    for post in posts:
        answer(summary, post, Answer.NO)
    assert words_of(Letter.objects.get(pk=letter.pk)) is None, "nothing is asked any more"


def test_a_post_moved_to_a_topic_that_others_read_is_out(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    for post in posts:
        answer(summary, post, Answer.MEMBER)
    split_topic(post=posts[1], title="For a few", by=moderator())
    page = signed_in(moderator()).get(summary.get_absolute_url()).text
    assert "We ring on day one." in page
    assert "We write." not in page


def test_what_was_said_can_be_taken_away_by_who_said_it(posts: list[Post]) -> None:
    summary = make_summary(*posts)
    answer(summary, posts[0], Answer.NAME)
    member = author(posts[0])
    part = next(one for one in PARTS if one.model is SummaryConsent)
    assert member.user is not None
    (row,) = part.rows(member.user, member)
    assert (row["answer"], row["summary__title"]) == ("name", summary.title)
