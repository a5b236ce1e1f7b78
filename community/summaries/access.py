"""Fetching summaries, and what they ask for, with permission or not at all."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from community.access import access_topic
from community.models import Member, Summary, SummaryConsent, Topic
from community.viewer import Viewer
from community.visibility import summaries_for, topics_for


def access_topic_to_summarise(viewer: Viewer, pk: int) -> Topic:
    """For those who may make a summary of it, and nobody else learns that there is such a page."""
    topic = access_topic(viewer, pk)
    if not may_summarise(viewer, topic):
        raise Http404
    return topic


def may_summarise(viewer: Viewer, topic: Topic) -> bool:
    """Of a topic that the viewer sees: moderators, editors who are members, and its starter."""
    own = viewer.may_write and viewer.member is not None and topic.author_id == viewer.member.pk
    return topic.is_public and viewer.is_inside and (viewer.is_moderator or viewer.is_editor or own)


def access_summary(viewer: Viewer, pk: int) -> Summary:
    summaries = summaries_for(viewer).select_related("topic__board", "topic__author")
    return get_object_or_404(summaries, pk=pk)


def access_summary_to_write(viewer: Viewer, pk: int) -> Summary:
    summary = access_summary(viewer, pk)
    if not may_go_on(viewer, summary):
        raise PermissionDenied("Only those who may see its topic go on with it.")
    return summary


def may_go_on(viewer: Viewer, summary: Summary) -> bool:
    """An editor may have been sent a summary of a topic that they cannot see."""
    seen = topics_for(viewer).filter(pk=summary.topic_id).exists()
    return seen and may_summarise(viewer, summary.topic)


def access_summary_to_hand_over(viewer: Viewer, pk: int) -> Summary:
    summary = access_summary(viewer, pk)
    if not viewer.is_editor:
        raise PermissionDenied("An editor makes the page.")
    return summary


def access_own_consents(viewer: Viewer, pk: int) -> tuple[Summary, Member]:
    """A summary that asks for the viewer's own posts, whether their membership stands or not:
    whoever gave consent can take it back."""
    if viewer.member is None:
        raise Http404
    own = SummaryConsent.objects.filter(member=viewer.member).values("summary")
    summaries = Summary.objects.filter(pk__in=own).select_related("topic__board")
    return get_object_or_404(summaries, pk=pk), viewer.member
