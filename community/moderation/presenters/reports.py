"""What a member sees of their own reports: never anything about somebody else's case."""

from typing import Any

from community.links import start_breadcrumbs
from community.models import Member, Report

LATEST = 50


def own_reports(member: Member | None, *, sent: str) -> dict[str, Any]:
    """`sent` is the key of the report that was sent just now."""
    made = Report.objects.filter(reporter=member) if member else Report.objects.none()
    found = made.select_related("post__topic", "member").order_by("-pk")[:LATEST]
    return {
        "reports": [
            {
                "pk": report.pk,
                "title": report.title,
                "about": about(report),
                "noticed_at": report.noticed_at,
                "acted_at": report.acted_at,
                "outcome": report.get_state_display(),
                "held_at_once": report.held_at_once and report.acted_at is None,
                "is_new": str(report.pk) == sent,
            }
            for report in found
        ],
        "breadcrumbs": start_breadcrumbs({"title": "Your reports"}),
    }


def about(report: Report) -> str:
    """What was reported, without a title that may have been hidden since."""
    return "A post" if report.post_id else "A member’s page"
