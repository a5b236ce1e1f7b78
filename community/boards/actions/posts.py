"""Writing: topics, replies and edits. What is sent twice stands once."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from community.attachments.actions import (
    attach,
    is_done,
    take_out,
)
from community.audit.log import MEMBER, record
from community.boards.actions.idempotency import Files, sent_before
from community.boards.actions.post_versions import counted, rename, version_before
from community.boards.actions.rendering import settle
from community.boards.actions.topics import recount
from community.exceptions import ChangedMeanwhile, NotPossible
from community.locks import locked_post, locked_topic, turn_of
from community.models import (
    Board,
    Draft,
    Member,
    Post,
    Topic,
    Watch,
)
from community.notifications.actions import follow
from community.notifications.tasks import tell_mentioned, tell_of_post
from community.summaries.consent_actions import ask_again

# A new member's first posts are read by a moderator before others see them.
FIRST_POSTS = 3


def start_topic(
    *,
    board: Board,
    member: Member,
    title: str,
    text: str,
    key: UUID,
    nameless: bool = False,
    tags: list[str] | None = None,
    subject_key: str = "",
    hold: bool = False,
    files: Files = (),
) -> Post:
    """A topic with its opening post, and below it `files` that wait with the draft. The same
    again with the same `key` answers the post that stands."""
    same: dict[str, Any] = {"text": text, "title": title, "topic__board": board, "is_opening": True}
    if sent := sent_before(member, key, files, **same):
        return sent
    try:
        with transaction.atomic():
            topic = Topic.objects.create(
                board=board,
                title=title,
                author=member,
                nameless=nameless,
                key=key,
                subject_key=subject_key,
            )
            topic.tags.set(tags or [])
            return _open_topic(topic, member, text, hold, files)
    except IntegrityError:  # the second of two at once finds the first
        if sent := sent_before(member, key, files, **same):
            return sent
        raise


def _open_topic(topic: Topic, member: Member, text: str, hold: bool, files: Files) -> Post:
    post = Post.objects.create(
        topic=topic,
        author=member,
        nameless=topic.nameless,
        key=topic.key,
        text=text,
        is_opening=True,
        **standing(member, hold),
    )
    settle(post)
    said = counted(files=attach(post=post, files=files))
    record("started", topic, by=named(post), as_whom=MEMBER, state=post.state, **said)
    follow(member=member, topic=topic, level=Watch.Level.WATCH)
    Draft.objects.filter(member=member, key=topic.key).delete()
    if post.state == Post.State.PUBLIC:
        show(post)
    return post


def reply(
    *,
    topic: Topic,
    member: Member,
    text: str,
    key: UUID,
    nameless: bool = False,
    hold: bool = False,
    files: Files = (),
) -> Post:
    """A reply at the end of a topic, and below it `files` that wait with the draft. The same
    again with the same `key` answers the post that stands. Raises `NotPossible` where the topic
    was closed meanwhile."""
    same: dict[str, Any] = {"text": text, "topic": topic}
    if sent := sent_before(member, key, files, **same):
        return sent
    try:
        with transaction.atomic():
            post = Post.objects.create(
                topic=_still_open(topic),
                author=member,
                nameless=nameless,
                key=key,
                text=text,
                **standing(member, hold),
            )
            settle(post)
            said = counted(files=attach(post=post, files=files))
            record("replied", post, by=named(post), as_whom=MEMBER, state=post.state, **said)
            follow(member=member, topic=topic, level=Watch.Level.TRACK)
            Draft.objects.filter(member=member, key=key).delete()
            if post.state == Post.State.PUBLIC:
                show(post)
            return post
    except IntegrityError:
        if sent := sent_before(member, key, files, **same):
            return sent
        raise


def _still_open(topic: Topic) -> Topic:
    """The topic as stored now; nobody closes it while it is replied to, and who moves it finds
    the reply in it."""
    stored = locked_topic(topic.pk)
    if stored.is_closed:
        raise NotPossible("This topic is closed.")
    return stored


def named(post: Post) -> User | None:
    """Who stands in the audit log: nobody, where the post bears no name. Who wrote it can be
    found out by `moderation.actions.author_lookup` alone, which records that somebody looked."""
    return None if post.nameless or post.author is None else post.author.user


def standing(member: Member, hold: bool) -> dict[str, Any]:
    """How a new post stands: held where the guard says so, and for the first posts of a new
    member; why and since when is kept with it."""
    accepted = Post.objects.filter(author=member, state=Post.State.PUBLIC)[:FIRST_POSTS]
    is_new = len(accepted.values_list("pk", flat=True)) < FIRST_POSTS
    if not hold and not is_new:
        return {"state": Post.State.PUBLIC}
    return held(Post.HeldFor.GUARD if hold else Post.HeldFor.FIRST)


def held(why: str) -> dict[str, Any]:
    return {"state": Post.State.HELD, "held_for": why, "held_since": timezone.now()}


@transaction.atomic
def show(post: Post) -> None:
    """Have members see a post for the first time: its topic moves up, an opening post opens its
    topic, and those who follow it are told."""
    opening = {"is_public": True} if post.is_opening else {"reply_count": F("reply_count") + 1}
    # The topic is locked till all of it is stored: places are given, and come to be seen, in one
    # order, so that nobody has read a later one before an earlier one was there.
    before = turn_of(Topic.objects.all()).get(pk=post.topic_id).shown_count
    post.shown_order, post.shown_at = before + 1, timezone.now()
    post.save(update_fields=["shown_order", "shown_at"])
    Topic.objects.filter(pk=post.topic_id).update(
        last_post_at=post.shown_at,
        last_post_id=post.pk,
        last_shown=post.shown_order,
        shown_count=post.shown_order,
        **opening,
    )
    tell_of_post.enqueue(post.pk)


@transaction.atomic
def edit_post(
    *,
    post: Post,
    member: Member,
    text: str,
    stands: str,
    title: str = "",
    tags: list[str] | None = None,
    key: UUID | None = None,
    hold: bool = False,
    files: Files = (),
    leaving: Files = (),
) -> Post:
    """Replace the text, put `files` below it and take those `leaving` out; of an opening post
    also the `title` and the `tags` of its topic, where they are given. What stood before is kept
    for moderators. `stands` names the version that the writer saw (`Post.version`): what somebody
    else wrote since is not written over. `key` is that of the draft. Raises `NotPossible`."""
    stored = locked_post(post.pk)
    if stored.state == Post.State.HIDDEN:
        raise NotPossible("A moderator has hidden this post, so it cannot be edited.")
    before = version_before(stored, text, title, tags)
    is_sent_again = before is None and is_done(files=files, leaving=leaving)
    if stored.version != stands and not is_sent_again:
        raise ChangedMeanwhile("This post was changed while you wrote.")
    if key is not None:
        Draft.objects.filter(member=member, key=key).delete()
    if is_sent_again:
        return stored
    said = counted(
        files=attach(post=stored, files=files), files_out=take_out(post=stored, files=leaving)
    )
    if before is not None:
        before.save()
        said |= rename(stored.topic, before, title, tags)
    stored.text, stored.edited_at = text, timezone.now()
    if hold and stored.state == Post.State.PUBLIC:
        for name, value in held(Post.HeldFor.EDIT).items():
            setattr(stored, name, value)
    stored.save()
    if stored.held_for == Post.HeldFor.EDIT:
        recount(stored.topic)
    if settle(stored) and stored.state == Post.State.PUBLIC:
        tell_mentioned.enqueue(stored.pk)
    ask_again(post=stored)
    record("edited", stored, by=named(stored), as_whom=MEMBER, state=stored.state, **said)
    return stored
