"""A member's name and words in what others wrote, once the account is deleted."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest

from community.account_deletion.actions import GO, STAY, delete_account
from community.account_deletion.find_references import TAKEN_BACK
from community.boards.actions.drafts import keep_draft
from community.boards.actions.posts import reply
from community.boards.quotes import names_quoted, quote
from community.models import AuditEntry, Draft, Member, Post, PostVersion, Topic
from community.moderation.actions.reports import report_post
from tests.community.account_deletion.exported_files import with_password
from tests.community.people import make_board, make_member, make_post, make_topic, signed_in

KIM, SAID = "Kim Zwiebel", "What nobody else knows of endings."
Capture = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def kim(db: None) -> Member:
    return make_member(display_name=KIM)


@pytest.fixture
def lee(db: None) -> Member:
    return make_member(display_name="Lee Park")


@pytest.fixture
def topic(lee: Member) -> Topic:
    return make_topic(make_board(), lee)


def answering(post: Post, by: Member, text: str = "I thank you.") -> Post:
    return reply(topic=post.topic, member=by, text=quote(post) + text, key=uuid4())


def go(member: Member, posts: str) -> None:
    assert member.user is not None
    delete_account(user=member.user, member=member, posts=posts)


def test_a_quote_of_who_went_bears_no_name_and_keeps_its_words(
    kim: Member, lee: Member, topic: Topic
) -> None:
    post = make_post(topic, kim, SAID)
    found = answering(post, lee)
    go(kim, STAY)
    found.refresh_from_db()
    assert KIM not in found.text + found.html
    assert f"> A former member wrote ([the post]({post.get_absolute_url()})):" in found.text
    assert SAID in found.html
    assert found.edited_at is None
    assert not found.versions.exists()
    assert AuditEntry.objects.get(act="deleted_account").details["elsewhere"] == 1


@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_quoted_words_of_posts_that_go_are_taken_back(
    kim: Member, lee: Member, topic: Topic, line: str
) -> None:
    post, other = make_post(topic, kim, f"{SAID}\n\nAnd more."), make_post(topic, lee, "My own.")
    text = f"So:\n\n{quote(post)}{quote(other)}Thanks.\n\n> Not of a post."
    found = make_post(topic, lee, text.replace("\n", line))
    go(kim, GO)
    found.refresh_from_db()
    for word in (KIM, SAID, "And more."):
        assert word not in found.text + found.html
    assert "> A former member wrote:" in found.text
    assert f"> {TAKEN_BACK}" in found.text
    assert TAKEN_BACK in found.html
    assert "> Lee Park wrote ([the post]" in found.text
    for word in ("So:", "My own.", "Thanks.", "Not of a post."):
        assert word in found.html
    html = signed_in(lee).get("/community/search/?q=endings").text
    assert "Lee Park" not in html


def test_a_post_without_a_name_is_still_quoted_as_a_members(
    kim: Member, lee: Member, topic: Topic
) -> None:
    found = answering(make_post(topic, kim, SAID, nameless=True), lee)
    before = found.text
    make_post(topic, kim)
    go(kim, STAY)
    found.refresh_from_db()
    assert found.text == before
    assert "> A member wrote" in found.text


def test_mentions_of_who_went_lead_nowhere_and_others_stay_named(
    kim: Member, lee: Member, topic: Topic
) -> None:
    make_member(display_name="Kim")
    text = "@kim zwiebel thanks, @Kim and @Lee Park; @Kim Zwiebel’s word, @Kim Zwiebels no name."
    found = reply(topic=topic, member=lee, text=text, key=uuid4())
    linked = reply(
        topic=topic, member=lee, key=uuid4(), text=f"[Kim Z](/community/members/{kim.pk}/)"
    )
    go(kim, STAY)
    found.refresh_from_db()
    linked.refresh_from_db()
    assert found.text == (
        "A former member thanks, @Kim and @Lee Park; A former member’s word, @Kim Zwiebels no name."
    )
    assert f"/members/{kim.pk}/" not in found.html + linked.html
    assert f"/community/members/{lee.pk}/" in found.html
    assert linked.text == "A former member"
    assert found.mentions.count() == 2


def test_what_others_wrote_before_an_edit_and_in_drafts_is_forgotten_too(
    kim: Member, lee: Member, topic: Topic
) -> None:
    make_member(display_name=f"{KIM} Smith")
    post = make_post(topic, kim, SAID)
    found = answering(post, lee, f"@{KIM}")
    PostVersion.objects.create(post=found, text=found.text, written_at=found.created_at)
    Post.objects.filter(pk=found.pk).update(text="Nothing.", html="Nothing.")
    keep_draft(member=lee, place="topic:1", text=quote(post))
    keep_draft(member=lee, place="topic:2", text=f"Ask @{KIM}, not @{KIM} Smith.")
    go(kim, GO)
    version = PostVersion.objects.get(post=found)
    drafts = list(Draft.objects.order_by("pk").values_list("text", flat=True))
    for text in (version.text, *drafts):
        assert KIM not in text.replace(f"{KIM} Smith", "")
        assert SAID not in text
    assert TAKEN_BACK in version.text
    assert drafts[1] == f"Ask A former member, not @{KIM} Smith."


def test_what_a_reported_post_quoted_stays_for_who_decides(
    kim: Member, lee: Member, topic: Topic
) -> None:
    found = answering(make_post(topic, kim, SAID), lee)
    report_post(post=found, reporter=make_member(), kind="abuse")
    go(kim, GO)
    found.refresh_from_db()
    assert SAID not in found.text
    kept = found.versions.get().text
    assert SAID in kept
    assert KIM not in kept


def test_the_page_says_how_many_posts_of_others_quote(
    kim: Member, lee: Member, topic: Topic
) -> None:
    assert "No post by others quotes what you wrote." in deleting_page(kim)
    post = make_post(topic, kim, SAID)
    answering(post, kim)
    answering(post, lee)
    assert "1 post by others quotes what you wrote." in deleting_page(kim)
    answering(post, lee, "Again.")
    assert "2 posts by others quote what you wrote." in deleting_page(kim)


def deleting_page(member: Member) -> str:
    return with_password(member).get("/community/joining/delete/").text


def test_many_quotes_are_read_in_batches(
    kim: Member, lee: Member, topic: Topic, assert_queries: Capture
) -> None:
    from community.account_deletion.find_references import posts_quoting

    post = make_post(topic, kim, SAID)
    for _ in range(3):
        make_post(topic, lee, quote(post))
    with assert_queries(3):
        assert posts_quoting(kim) == 3


def test_the_head_of_a_quote_is_known_as_browsers_send_it(kim: Member, topic: Topic) -> None:
    text = quote(make_post(topic, kim, SAID)).replace("\n", "\r\n")
    assert [name for *_, name in names_quoted(text)] == [KIM]
