"""Members, boards and posts for tests; all of them made up."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.models import User
from community.boards.actions.posts import FIRST_POSTS, show
from community.models import Board, Consent, Member, Post, Topic
from community.search.index import index_post
from community.terms.terms import in_force
from community.text.markdown import rendered
from tests.factories import UserFactory, with_second_step

APPLICATION = {
    "role": Member.Role.SOCIAL_WORK,
    "employer": "A made-up council",
    "authority": "Made-up-shire",
    "why": "I work alone in a small team.",
}
# As it is sent from the form, with the number of the terms that were shown.
APPLYING = APPLICATION | {"agrees": "1"}


def make_member(
    *groups: str, experienced: bool = True, agreed: bool = True, **fields: Any
) -> Member:
    """An approved member, in these groups; `experienced`: past the first, moderated posts;
    `agreed`: to the terms in force."""
    user = UserFactory()
    user.groups.add(*(Group.objects.get_or_create(name=name)[0] for name in groups))
    with_second_step(user)
    state = {"state": Member.State.APPROVED, "confirmed_on": timezone.localdate()}
    member = Member.objects.create(user=user, **(APPLICATION | state | fields))
    terms = in_force()
    if agreed and terms is not None:
        Consent.objects.create(member=member, terms=terms)
    if experienced:
        board = make_board("seasoning")
        for _ in range(FIRST_POSTS):
            make_topic(board, member)
    return member


def make_board(slug: str = "practice", **fields: Any) -> Board:
    named = {"name": slug.title(), "purpose": "A made-up board."} | fields
    return Board.objects.get_or_create(slug=slug, defaults=named)[0]


def make_topic(board: Board, author: Member, title: str = "A made-up topic") -> Topic:
    """Accepted, with its opening post."""
    topic = Topic.objects.create(board=board, author=author, title=title)
    make_post(topic, author, "How do others do this?", is_opening=True)
    topic.refresh_from_db()
    return topic


def make_post(topic: Topic, author: Member, text: str = "We do it so.", **fields: Any) -> Post:
    post = Post.objects.create(
        topic=topic, author=author, text=text, html=rendered(text), key=uuid4(), **fields
    )
    index_post(post)
    if post.state == Post.State.PUBLIC:
        show(post)
    return post


def signed_in(member: Member | User) -> Client:
    client = Client()
    user = member.user if isinstance(member, Member) else member
    assert user is not None
    client.force_login(user)
    return client


def moderator() -> User:
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Moderators"))
    return with_second_step(user)


def administrator() -> User:
    return with_second_step(UserFactory(role="Administrators"))
