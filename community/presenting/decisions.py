"""A decision as the member sees it, and as the moderator who answers the appeal does. The member
never learns who decided, nor who reported."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from community.access import may_answer_appeal
from community.models import Appeal, Decision
from community.reviewing import moderators
from community.viewers import Viewer

LATEST = 50


def own_decisions(viewer: Viewer) -> dict[str, Any]:
    found = Decision.objects.filter(member__isnull=False, member=viewer.member)
    latest = found.select_related("post__topic", "appeal").order_by("-pk")[:LATEST]
    return {
        "decisions": [_line(one) for one in latest],
        "breadcrumbs": crumbs(viewer, "Decisions about you"),
    }


def _line(decision: Decision) -> dict[str, Any]:
    appeal = appeal_of(decision)
    return {
        "title": decision.get_kind_display(),
        "url": decision.get_absolute_url(),
        "at": decision.at,
        "topic": decision.post.topic.title if decision.post else "",
        "is_new": decision.seen_at is None,
        "withdrawn_at": decision.withdrawn_at,
        "appeal": appeal.get_state_display() if appeal else "",
    }


def decision_page(viewer: Viewer, decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision,
        "topic": decision.post.topic if decision.post else None,
        "post_url": decision.post.get_absolute_url() if decision.post and viewer.is_inside else "",
        "appeal": appeal_of(decision),
        "is_alone": not others_than(decision).exists(),
        "breadcrumbs": crumbs(viewer, decision.get_kind_display()),
    }


def appeal_page(viewer: Viewer, appeal: Appeal) -> dict[str, Any]:
    decision = appeal.decision
    hidden = decision.post is not None and decision.post.nameless
    return {
        "appeal": appeal,
        "decision": decision,
        "who": "A member" if hidden or not decision.member else decision.member.shown_name,
        "post": decision.post,
        "may_answer": may_answer_appeal(viewer, appeal),
        "decided_it": decision.by_id == viewer.user.pk,
        "is_alone": not others_than(decision).exists(),
        "is_open": appeal.state == Appeal.State.OPEN,
    }


def others_than(decision: Decision) -> QuerySet[User]:
    """Moderators who may answer an appeal against it: who decided may not, nor who appeals."""
    member = decision.member
    concerned = (decision.by_id, member.user_id if member else None)
    return moderators().exclude(pk__in=[pk for pk in concerned if pk is not None])


def appeal_of(decision: Decision) -> Appeal | None:
    return getattr(decision, "appeal", None)


def crumbs(viewer: Viewer, title: str) -> list[dict[str, str]]:
    """Those outside have no way to the boards, and none is shown to them."""
    above = {
        "title": "Community",
        "url": "/community/" if viewer.is_inside else "/community/joining/",
    }
    return [above, {"title": title}]
