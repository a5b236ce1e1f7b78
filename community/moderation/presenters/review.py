"""What a moderator sees of a post or a member before deciding: the thing, what stands around it,
and what was decided before.

Who posted without a name stays without one here: only what happened is told, never to whom.
"""

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from community.access import why_barred
from community.attachments.content import found_where, listed, said_in, texts_of
from community.audit.labels import in_words
from community.audit.log import MEMBER
from community.boards.quotes import quoting
from community.guard_check import marked, weigh
from community.membership.author_names import author_name
from community.models import Attachment, AuditEntry, Decision, Member, Post, Report
from community.models.members import GONE, NAMELESS
from community.moderation.moderators import moderators
from community.moderation.version_tokens import member_version_token, post_version_token
from community.viewer import Viewer

AROUND, EARLIER, HISTORY, QUOTING = 2, 10, 30, 20
Shown = dict[str, Any]


def post_page(viewer: Viewer, post: Post) -> Shown:
    before, after = around(post)
    files = list(post.attachments.all())
    return {
        "post": post,
        "author": author_name(post),
        "is_nameless": post.nameless,
        "may_trace": viewer.may_trace,
        "is_own": viewer.member is not None and post.author_id == viewer.member.pk,
        "is_alone": not moderators().exclude(pk=viewer.user.pk).exists(),
        "barred": why_barred(viewer, post.author_id, post.reports.all()),
        "findings": found_in(post, files),
        "files": listed(files),
        "before": before,
        "after": after,
        "versions": list(post.versions.all()),
        "quoting": [_quoting(one) for one in quoting(post).select_related("author")[:QUOTING]],
        "reports": reports_shown(viewer, post.reports.all(), post.author_id),
        "earlier": earlier_of(post),
        "history": history(*_names_of(post)),
        "seen": post_version_token(post),
    }


def found_in(post: Post, files: list[Attachment]) -> Shown:
    """The guard's findings, looked for anew, each where it stands in text, title and files."""
    titled = {"title": post.topic.title} if post.is_opening else {}
    said = said_in(files)
    weighed = weigh(text=post.text, **titled, **texts_of(said))
    reasons = {one.type: one for found in weighed.findings.values() for one in found}
    return {
        "text": marked(post.text, weighed.findings["text"]),
        "title": marked(post.topic.title, weighed.findings.get("title", [])),
        "files": found_where(said, weighed.findings),
        "any": weighed.any,
        "reasons": list(reasons.values()),
    }


def around(post: Post) -> tuple[list[Shown], list[Shown]]:
    """The posts just before and just after, in the topic's own order."""
    posts = Post.objects.filter(topic=post.topic_id).select_related("author")
    before = list(posts.filter(pk__lt=post.pk).order_by("-pk")[:AROUND])[::-1]
    after = list(posts.filter(pk__gt=post.pk).order_by("pk")[:AROUND])
    return [_near(one) for one in before], [_near(one) for one in after]


def _near(post: Post) -> Shown:
    return {
        "author": author_name(post),
        "html": post.html,
        "created_at": post.created_at,
        "state": "" if post.state == Post.State.PUBLIC else post.get_state_display(),
    }


def _quoting(post: Post) -> Shown:
    return _near(post) | {"url": reverse("moderation:review_post", args=[post.pk])}


def reports_shown(viewer: Viewer, reports: QuerySet[Report], about: int | None) -> list[Shown]:
    """Whoever was reported is not told who did, a moderator neither."""
    is_own = viewer.member is not None and viewer.member.pk == about
    return [
        {
            "title": report.title,
            "words": report.words,
            "by": NAMELESS if is_own else reporter_name(report),
            "noticed_at": report.noticed_at,
            "acted_at": report.acted_at,
            "took": report.took,
            "is_open": report.state == Report.State.OPEN,
            "outcome": report.get_state_display(),
            "held_at_once": report.held_at_once,
        }
        for report in reports.select_related("reporter").order_by("-pk")
    ]


def reporter_name(report: Report) -> str:
    return report.reporter.shown_name if report.reporter else GONE


def earlier_of(post: Post) -> Shown:
    """Decisions about the author; of one without a name none: even whether there are any could be
    changed by deciding about a member, and so tell whether it is they."""
    if post.author is None or post.nameless:
        return {"counts": [], "decisions": []}
    return earlier(post.author)


def earlier(member: Member) -> Shown:
    """Without those about posts that bear no name: their day alone would tell whose they are."""
    named = member.decisions.filter(nameless=False)
    decisions = named.select_related("post__topic").order_by("-pk")[:EARLIER]
    return {"counts": counts_of(member, named), "decisions": [_decision(one) for one in decisions]}


def counts_of(member: Member, named: QuerySet[Decision]) -> list[str]:
    """“A post was hidden: 2”; what was taken back is not counted. And reports upheld."""
    standing = named.filter(withdrawn_at__isnull=True).order_by("kind")
    found = standing.values_list("kind").annotate(number=Count("pk"))
    said = [f"{Decision.Kind(kind).label}: {number}" for kind, number in found]
    reports = Report.objects.filter(post__author=member, post__nameless=False)
    upheld = reports.filter(state=Report.State.UPHELD).count()
    return [*said, f"Reports of their posts upheld: {upheld}"] if upheld else said


def _decision(decision: Decision) -> Shown:
    post = decision.post
    return {
        "title": decision.get_kind_display(),
        "at": decision.at,
        "reason": decision.reason,
        "topic": post.topic.title if post else "",
        "url": reverse("moderation:review_post", args=[post.pk]) if post else "",
        "until": decision.until,
        "withdrawn_at": decision.withdrawn_at,
    }


def _names_of(post: Post) -> list[str]:
    """As the audit knows a post; the opening one is its topic too."""
    return [f"post:{post.pk}", *([f"topic:{post.topic_id}"] if post.is_opening else [])]


def history(*about: str) -> list[Shown]:
    """What was done with a thing, the last first. Members stand there without their names. That
    somebody looked who wrote a post stands in the audit log alone: laid beside the day on which a
    member was suspended, it would tell."""
    entries = AuditEntry.objects.filter(about__in=about).exclude(act="traced")
    entries = entries.select_related("by").order_by("-pk")
    return [
        {
            "act": in_words(entry.act),
            "at": entry.at,
            "by": "" if entry.by_whom == MEMBER or entry.by is None else entry.by.name,
            "as_whom": entry.by_whom,
            "reason": entry.details.get("reason", ""),
        }
        for entry in entries[:HISTORY]
    ]


def member_page(viewer: Viewer, member: Member) -> Shown:
    return {
        "member": member,
        "name": member.shown_name,
        "is_own": viewer.member is not None and member.pk == viewer.member.pk,
        "barred": why_barred(viewer, member.pk, member.reports.all()),
        "findings": marked(member.about, weigh(about=member.about).findings["about"]),
        "reports": reports_shown(viewer, member.reports.all(), member.pk),
        "earlier": earlier(member),
        "history": history(f"member:{member.pk}"),
        "seen": member_version_token(member),
    }
