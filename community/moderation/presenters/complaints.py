"""Complaints, as who made them and as who answers them sees them."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from community.links import breadcrumbs_for
from community.models import Complaint, Decision
from community.moderation.moderators import waits_for_another
from community.viewer import Viewer

LATEST = 50


def own_complaints(viewer: Viewer, *, sent: str) -> dict[str, Any]:
    found = list(Complaint.objects.filter(member=viewer.member).order_by("-pk")[:LATEST])
    just_sent = [one for one in found if str(one.pk) == sent]
    return {
        "complaints": found,
        "is_sent": bool(just_sent),
        "is_alone": any(waits_for_another(one) for one in just_sent),
        "breadcrumbs": breadcrumbs_for(viewer, "Complaints"),
    }


def named(decision: Decision | None) -> str:
    """The decision that a complaint is about. Of one about a post without a name nothing is told
    by which the post could be found."""
    if decision is None:
        return ""
    if decision.post is not None and decision.post.nameless:
        return "One about a post without a name"
    return f"{decision.get_kind_display()}, {date_format(timezone.localtime(decision.at), 'j F Y')}"


def complaint_page(viewer: Viewer, complaint: Complaint) -> dict[str, Any]:
    answered = complaint.answered_at
    return {
        "complaint": complaint,
        "who": complaint.member.shown_name if complaint.member else "A former member",
        "named": named(complaint.decision),
        "took": answered - complaint.noticed_at if answered else None,
        "is_own": viewer.member is not None and complaint.member_id == viewer.member.pk,
    }
