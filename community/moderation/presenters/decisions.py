"""A decision as the member sees it, and as the moderator who answers the appeal does. The member
never learns who decided, nor who reported."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from community.access import may_answer_appeal
from community.links import breadcrumbs_for
from community.models import Appeal, Decision, Topic
from community.moderation.moderators import moderators
from community.viewer import Viewer
from community.visibility import topics_for

LATEST = 50


def own_decisions(viewer: Viewer) -> dict[str, Any]:
    found = Decision.objects.filter(member__isnull=False, member=viewer.member)
    latest = list(found.select_related("post__topic", "appeal").order_by("-pk")[:LATEST])
    topics = [one.post.topic_id for one in latest if one.post]
    seen = topics_for(viewer).in_bulk(topics)
    return {
        "decisions": [_line(one, seen) for one in latest],
        "breadcrumbs": breadcrumbs_for(viewer, "Decisions about you"),
    }


def _line(decision: Decision, seen: dict[int, Topic]) -> dict[str, Any]:
    """Of a topic that has moved out of their sight the title is not told."""
    appeal, post = appeal_of(decision), decision.post
    return {
        "title": decision.get_kind_display(),
        "url": decision.get_absolute_url(),
        "at": decision.at,
        "topic": seen[post.topic_id].title if post and post.topic_id in seen else "",
        "is_new": decision.seen_at is None,
        "withdrawn_at": decision.withdrawn_at,
        "appeal": appeal.get_state_display() if appeal else "",
    }


def decision_page(viewer: Viewer, decision: Decision) -> dict[str, Any]:
    post = decision.post
    topic = topics_for(viewer).filter(pk=post.topic_id).first() if post else None
    return {
        "decision": decision,
        "topic": topic,
        "post_url": post.get_absolute_url() if post and topic and viewer.is_inside else "",
        "appeal": appeal_of(decision),
        "is_alone": not others_than(decision).exists(),
        "breadcrumbs": breadcrumbs_for(viewer, decision.get_kind_display()),
    }


def appeal_page(viewer: Viewer, appeal: Appeal) -> dict[str, Any]:
    decision = appeal.decision
    member = None if decision.nameless else decision.member
    return {
        "appeal": appeal,
        "decision": decision,
        "who": member.shown_name if member else "A member",
        "post": decision.post,
        "may_answer": may_answer_appeal(viewer, appeal),
        "decided_it": decision.was_by(viewer.user),
        "is_alone": not others_than(decision).exists(),
        "is_open": appeal.state == Appeal.State.OPEN,
    }


def others_than(decision: Decision) -> QuerySet[User]:
    """Moderators who may answer an appeal against it: who decided may not, nor who appeals."""
    member = decision.member
    concerned = (decision.by_id, member.user_id if member else None)
    others = moderators().exclude(pk__in=[pk for pk in concerned if pk is not None])
    gone = decision.by_id is None and decision.by_address
    return others.exclude(email__iexact=decision.by_address) if gone else others


def appeal_of(decision: Decision) -> Appeal | None:
    return getattr(decision, "appeal", None)
