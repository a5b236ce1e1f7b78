"""What moderators do with posts. Whatever settles a post settles the open reports of it too.

`seen` is the version of the post on the moderator's page (`community.moderation.version_tokens`):
where somebody decided or edited meanwhile, the act is refused and the page shows what stands.
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.account_deletion.posts import forget_decided
from community.attachments.actions import take_out
from community.audit.log import MODERATOR, record
from community.boards.actions.posts import Files, show
from community.boards.actions.rendering import settle
from community.boards.actions.topics import recount
from community.email.outbox import tell
from community.exceptions import NotPossible
from community.locks import locked_post
from community.models import Decision, Post, PostVersion, Report, Topic
from community.moderation.actions.decisions import decide, withdraw
from community.moderation.actions.reports import settle_reports
from community.moderation.version_tokens import post_version_token
from community.notifications.requeue import take_up_letters
from community.notifications.tasks import tell_mentioned
from community.notifications.topic_titles import told_topic
from community.search.index import index_post
from community.summaries.consent_actions import ask_again, tell_of_pages

State = Post.State
STANDING = ["state", "hidden_reason", "held_for", "held_since"]
DECIDED = "This was decided already, or has changed since you opened it."


@transaction.atomic
def accept_post(*, post: Post, by: User, seen: str = "") -> None:
    """Show a held post to members, or leave a reported one as it is."""
    stored = locked(post, seen)
    reported = stored.reports.filter(state=Report.State.OPEN).exists()
    held = stored.state == State.HELD
    if stored.state == State.HIDDEN or not (held or reported):
        raise NotPossible(DECIDED)
    if held:
        bring_back(stored)
    record("accepted" if held else "kept", stored, by=by, as_whom=MODERATOR)
    settle_reports(post=stored, upheld=False, by=by)
    if held and stored.author is not None:
        topic = told_topic(stored, stored.author)
        tell(stored.author, "shown", topic=topic, post=stored)
    forget_decided(stored)


@transaction.atomic
def hide_post(*, post: Post, by: User, reason: str, seen: str = "") -> Decision:
    """Take a post out of sight; its author is told what and why, without the moderator's name.
    A topic whose opening post is hidden goes with it: its title is part of what was said."""
    stored = locked(post, seen)
    if stored.state == State.HIDDEN:
        raise NotPossible(DECIDED)
    was_shown = stored.state == State.PUBLIC
    _stand(stored, State.HIDDEN, reason)
    recount(stored.topic)
    if was_shown:
        tell_of_pages(post=stored)
    decision = decide(Decision.Kind.HIDDEN, stored.author, by, reason, post=stored)
    record("hid", stored, by=by, as_whom=MODERATOR, reason=reason, decision=decision.pk)
    settle_reports(post=stored, upheld=True, by=by, decision=decision)
    forget_decided(stored)
    return decision


@transaction.atomic
def edit_with_notice(
    *,
    post: Post,
    by: User,
    text: str,
    reason: str,
    title: str = "",
    seen: str = "",
    leaving: Files = (),
) -> Decision:
    """Change what a post says (and its topic's title, for an opening post), take files `leaving`
    out of it, and show it; what stood before is kept, and the author is told."""
    stored = locked(post, seen)
    if stored.state == State.HIDDEN:
        raise NotPossible("This post is hidden. Restore it before you edit it.")
    title = title if stored.is_opening else ""
    if stored.text == text and title in ("", stored.topic.title) and not leaving:
        raise NotPossible("Nothing was changed in the text.")
    version = replace_text(stored, text, title, by=by)
    taken_out = take_out(post=stored, files=leaving, version=version)
    if stored.state == State.HELD:
        bring_back(stored)
    decision = decide(Decision.Kind.EDITED, stored.author, by, reason, post=stored, version=version)
    record(
        "edited_with_notice",
        stored,
        by=by,
        as_whom=MODERATOR,
        reason=reason,
        decision=decision.pk,
        **({"files_out": taken_out} if taken_out else {}),
    )
    settle_reports(post=stored, upheld=True, by=by, decision=decision)
    forget_decided(stored)
    return decision


@transaction.atomic
def restore_post(*, post: Post, by: User, seen: str = "") -> None:
    """Bring a hidden post back; what hid it is taken back."""
    stored = locked(post, seen)
    if stored.state != State.HIDDEN:
        raise NotPossible(DECIDED)
    bring_back(stored)
    withdraw(stored.decisions.filter(kind=Decision.Kind.HIDDEN), by)
    record("restored", stored, by=by, as_whom=MODERATOR)
    if stored.author is not None:
        topic = told_topic(stored, stored.author)
        tell(stored.author, "restored", topic=topic, post=stored)
    forget_decided(stored)


def locked(post: Post, seen: str = "") -> Post:
    """The post as stored now; raises `NotPossible` where it no longer stands as it was seen."""
    stored = locked_post(post.pk)
    if seen and seen != post_version_token(stored):
        raise NotPossible(DECIDED)
    return stored


def bring_back(post: Post) -> None:
    """Before members' eyes: as something new, or in its old place if they had seen it before."""
    is_new = post.shown_order is None
    _stand(post, State.PUBLIC)
    if is_new:
        show(post)
    else:
        recount(post.topic)
        tell_mentioned.enqueue(post.pk)  # whom the edit named for which it was held
        take_up_letters(post)


def _stand(post: Post, state: str, reason: str = "") -> None:
    post.state, post.hidden_reason = state, reason
    post.held_for, post.held_since = "", None
    post.save(update_fields=STANDING)
    index_post(post)


def replace_text(post: Post, text: str, title: str = "", *, by: User) -> PostVersion:
    """What stood before, kept as a version; an empty title leaves the topic's as it is."""
    topic = post.topic
    retitled = title not in ("", topic.title)
    version = PostVersion.objects.create(
        post=post,
        text=post.text,
        title=topic.title if retitled else "",
        written_at=post.edited_at or post.created_at,
        by_moderator=True,
        by=by,
    )
    if retitled:
        Topic.objects.filter(pk=topic.pk).update(title=title)
        topic.title = title
    post.text, post.edited_at = text, timezone.now()
    post.save(update_fields=["text", "edited_at"])
    settle(post)
    ask_again(post=post)
    return version
