"""Summaries for tests: under way, answered for, sent."""

from typing import Any

from django.contrib.auth.models import Group

from accounts.models import User
from community.audit.log import MODERATOR
from community.models import Member, Post, Summary, Topic
from community.summaries.actions import ask_for_summary, send_summary, write_summary
from community.summaries.consent_actions import answer_for_posts
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.factories import UserFactory

TEXT = "We asked how others begin.\n\n[post 1]\n\n[post 2]\n\nThat is what we learned."


def make_summary(*posts: Post) -> Summary:
    """The authors of these posts of one topic are asked; the posts bear the numbers 1, 2, …"""
    return ask_for_summary(topic=posts[0].topic, posts=posts, by=moderator(), as_whom=MODERATOR)


def answer(summary: Summary, post: Post, said: str) -> None:
    """The author of the post says it, as from the page that shows the post as it is."""
    post.refresh_from_db()
    consent = summary.consents.get(post=post)
    assert post.author is not None
    answer_for_posts(
        summary=summary,
        member=post.author,
        answers={consent.number: said},
        seen={consent.number: post.version},
    )


def written(summary: Summary, text: str = TEXT) -> Summary:
    summary.refresh_from_db()
    return write_summary(
        summary=summary,
        by=moderator(),
        as_whom=MODERATOR,
        title="How others begin",
        text=text,
        stands=summary.stands,
    )


def sent(summary: Summary) -> Summary:
    return send_summary(summary=written(summary), by=moderator(), as_whom=MODERATOR)


def two_posts() -> list[Post]:
    """Two posts of a topic by two members; the first shows a name."""
    topic = make_topic(make_board(), make_member())
    kim, other = make_member(display_name="Kim Ash"), make_member()
    return [make_post(topic, kim, "We ring on day one."), make_post(topic, other, "We write.")]


def editor() -> User:
    user: User = UserFactory(role="Editors")
    return user


def send(client: Any, address: str, **said: str) -> Any:
    return client.post(address, said)


def handing_over(summary: Summary, by: User, place: str = "page") -> Any:
    summary.refresh_from_db()
    said = {"act": "hand_over", "place": place, "stands": summary.stands}
    return signed_in(by).post(f"{summary.get_absolute_url()}act/", said)


def author(post: Post) -> Member:
    assert post.author is not None
    return post.author


def written_form(summary: Summary) -> dict[str, str]:
    summary.refresh_from_db()
    return {"title": summary.title, "text": summary.text, "stands": summary.stands}


def page_editor() -> User:
    """An editor of records and of pages, who is no member."""
    user: User = UserFactory(editor=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def furnished_summaries(topic: Topic, restricted: Topic) -> dict[str, int]:
    """One of each topic: being written, and of the restricted board one that editors were sent."""
    begun = [make_summary(one.posts.get(is_opening=True)) for one in (topic, restricted)]
    answer(begun[1], restricted.posts.get(is_opening=True), "member")
    sent(begun[1])
    return {"summary": begun[0].pk, "sent": begun[1].pk}
