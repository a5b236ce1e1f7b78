"""What the entries of the audit log are about, by name and with a link to what may be seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from community.models import Board, Event, Report, SummaryConsent, TraceRequest
from community.viewer import Viewer
from community.visibility import members_for, posts_for, summaries_for, topics_for
from foundation.numbers import read_integer

NAMES = {
    "appeal": "Appeal",
    "board": "Board",
    "complaint": "Complaint",
    "event": "Session",
    "member": "Member",
    "post": "Post",
    "report": "Report",
    "safetyreview": "Safety review",
    "summary": "Summary",
    "summaryconsent": "A post asked for in a summary, request",
    "termsversion": "Terms, entry",
    "topic": "Topic",
    "tracerequest": "What was asked about who wrote a post, request",
    "user": "Account",
}


@dataclass(frozen=True)
class Thing:
    title: str
    url: str = ""


def things(keys: Iterable[str], viewer: Viewer) -> dict[str, Thing]:
    """By key, such as `post:12`; at most one query a kind. What is gone has its number alone."""
    wanted: dict[str, set[int]] = {}
    named = {}
    for key in keys:
        kind, _, number = key.partition(":")
        named[key] = Thing(f"{NAMES.get(kind, kind.capitalize())} {number}")
        if (pk := read_integer(number)) is not None:
            wanted.setdefault(kind, set()).add(pk)
    for kind, numbers in wanted.items():
        found = _found(kind, numbers, viewer)
        named.update({f"{kind}:{pk}": thing for pk, thing in found.items()})
    return named


def _found(kind: str, pks: set[int], viewer: Viewer) -> dict[int, Thing]:
    if kind == "post":
        posts = posts_for(viewer).filter(pk__in=pks).select_related("topic")
        return {
            one.pk: Thing(
                f"{'Opening post of' if one.is_opening else 'Reply in'} “{one.topic.title}”",
                one.get_absolute_url(),
            )
            for one in posts
        }
    if kind == "topic":
        topics = topics_for(viewer).filter(pk__in=pks)
        return {one.pk: Thing(f"Topic “{one.title}”", one.get_absolute_url()) for one in topics}
    if kind == "member":
        members = members_for(viewer).filter(pk__in=pks)
        return {
            one.pk: Thing(
                f"Member {one.display_name or one.pk}",
                reverse("moderation:review_member", args=[one.pk]),
            )
            for one in members
        }
    return _rarer(kind, pks, viewer)


def _rarer(kind: str, pks: set[int], viewer: Viewer) -> dict[int, Thing]:
    """Of a post that was asked for in a summary nothing tells which it is."""
    if kind == "board":
        boards = Board.objects.filter(pk__in=pks)
        return {one.pk: Thing(f"Board “{one.name}”", one.get_absolute_url()) for one in boards}
    if kind == "event":
        events = Event.objects.filter(pk__in=pks)
        return {one.pk: Thing(f"Session “{one.title}”", one.get_absolute_url()) for one in events}
    if kind == "summary":
        summaries = summaries_for(viewer).filter(pk__in=pks)
        return {
            one.pk: Thing(f"Summary “{one.title or one.pk}”", one.get_absolute_url())
            for one in summaries
        }
    if kind == "summaryconsent":
        seen = summaries_for(viewer).filter(consents__in=pks)
        consents = SummaryConsent.objects.filter(pk__in=pks, summary__in=seen)
        return {
            one.pk: Thing(
                f"A post asked for in the summary “{one.summary.title or one.summary_id}”",
                one.summary.get_absolute_url(),
            )
            for one in consents.select_related("summary")
        }
    if kind == "report":
        reports = Report.objects.filter(pk__in=pks)
        return {one.pk: Thing(f"Report {one.pk}", _reported(one)) for one in reports}
    if kind == "tracerequest":
        asked = TraceRequest.objects.filter(pk__in=pks)
        url = reverse("moderation:author_lookups")
        return {one.pk: Thing(f"Who wrote post {one.post_id}", url) for one in asked}
    return {}


def _reported(report: Report) -> str:
    if report.post_id:
        return reverse("moderation:review_post", args=[report.post_id])
    if report.member_id:
        return reverse("moderation:review_member", args=[report.member_id])
    return ""
