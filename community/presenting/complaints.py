"""Complaints, as who made them and as who answers them sees them."""

from typing import Any

from community.models import Complaint
from community.presenting.decisions import crumbs
from community.viewers import Viewer

LATEST = 50


def own_complaints(viewer: Viewer, *, sent: str) -> dict[str, Any]:
    found = list(Complaint.objects.filter(member=viewer.member).order_by("-pk")[:LATEST])
    return {
        "complaints": found,
        "is_sent": any(str(one.pk) == sent for one in found),
        "breadcrumbs": crumbs(viewer, "Complaints"),
    }


def complaint_page(viewer: Viewer, complaint: Complaint) -> dict[str, Any]:
    answered = complaint.answered_at
    return {
        "complaint": complaint,
        "who": complaint.member.shown_name if complaint.member else "A former member",
        "took": answered - complaint.noticed_at if answered else None,
        "is_own": viewer.member is not None and complaint.member_id == viewer.member.pk,
    }
