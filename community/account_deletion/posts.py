"""What becomes of the posts of somebody who deletes the account and takes them along.

What a moderator has still to decide on leaves the boards at once, and is kept as an earlier
version, which moderators alone read, until it is decided. Of a post that was ever reported the
empty shell stays: with it the times of notice and action that the law asks us to know.
"""

from django.utils import timezone

from community.attachments.actions import discard, take_out
from community.audit.log import SYSTEM, record
from community.boards.actions.topics import recount
from community.email.outbox import tell
from community.models import Member, Post, PostVersion, Report, Topic
from community.moderation.open_cases import in_question, is_in_question
from community.search.index import index_post
from community.text.markdown import rendered

REMOVED, REMOVED_TITLE = "*Removed by its author.*", "A topic removed by its author"
WHY_HIDDEN = "Removed by its author."


def locked_topics(member: Member) -> list[Topic]:
    """Whole, unlike other locks: while a topic may go, no answer to it is stored that would go
    with it unseen. Whoever answers waits, and is then told that it is gone."""
    own = Topic.objects.filter(pk__in=Post.objects.filter(author=member).values("topic"))
    return list(own.select_for_update(of=("self",)).order_by("pk"))


def take_posts_away(member: Member) -> None:
    """Topics in which nobody else wrote go whole. Where others answered, their words stay, below
    an opening post that says that it was removed."""
    kept = set(in_question(member).values_list("pk", flat=True))
    for topic in locked_topics(member):
        _take_away(topic, member, kept)


def _take_away(topic: Topic, member: Member, kept: set[int]) -> None:
    posts = topic.posts.filter(author=member)
    others = topic.posts.exclude(author=member).exists()
    shells = set(posts.filter(reports__isnull=False).values_list("pk", flat=True))
    shells |= kept & set(posts.values_list("pk", flat=True))
    if not others and not shells:
        topic.delete()
        return
    posts.filter(is_opening=False).exclude(pk__in=shells).delete()
    for post in posts.order_by("pk"):
        _empty(post, topic, keep=post.pk in kept, in_sight=others and post.is_opening)
    if posts.filter(is_opening=True).exists():
        topic.title, topic.subject_key = REMOVED_TITLE, ""
        topic.tags.clear()
        topic.save(update_fields=["title", "subject_key"])
    for post in posts.select_related("topic"):
        index_post(post)
    recount(topic)


def _empty(post: Post, topic: Topic, *, keep: bool, in_sight: bool) -> None:
    """`in_sight`: others wrote below it, so that it stays where members saw it."""
    if keep:
        title = topic.title if post.is_opening else ""
        written = post.edited_at or post.created_at
        PostVersion.objects.create(post=post, text=post.text, title=title, written_at=written)
        take_out(post=post, files=post.attachments.all())
    post.text, post.html, post.edited_at = REMOVED, rendered(REMOVED), timezone.now()
    if keep and not in_sight and post.state == Post.State.PUBLIC:
        post.state, post.held_for = Post.State.HELD, Post.HeldFor.REPORT
        post.held_since = timezone.now()
    elif not keep and not in_sight:
        _hide(post)
    post.save()
    post.mentions.all().delete()


def _hide(post: Post) -> None:
    post.state, post.hidden_reason = Post.State.HIDDEN, WHY_HIDDEN
    post.held_for, post.held_since = "", None


def forget_decided(post: Post) -> None:
    """Once nothing is open about a post whose author has gone, what was kept of it goes too."""
    stored = Post.objects.get(pk=post.pk)
    if stored.author_id is not None or is_in_question(stored):
        return
    gone, _ = stored.versions.all().delete()
    if stored.text == REMOVED:
        discard(stored.attachments.all())
    else:
        discard(stored.attachments.filter(taken_out_at__isnull=False))
    if stored.text == REMOVED and not (stored.is_opening and stored.topic.reply_count):
        _hide(stored)
        stored.save(update_fields=["state", "hidden_reason", "held_for", "held_since"])
        index_post(stored)
        recount(stored.topic)
    if gone:
        record("forgot_evidence", stored, by=None, as_whom=SYSTEM)


def close_reports_of_page(member: Member) -> None:
    """Nobody can decide on a page that is gone; whoever reported it is told."""
    for report in member.reports.filter(state=Report.State.OPEN).select_related("reporter__user"):
        record("report_fell_away", report, by=None, as_whom=SYSTEM)
        if report.reporter is not None:
            tell(report.reporter, "report_fell_away", report=report)
