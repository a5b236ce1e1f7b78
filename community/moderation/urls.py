"""Addresses of reports, decisions, appeals, complaints and the moderation queue.

A suspended member reaches all below `joining/`.
"""

from django.urls import path

from community.moderation.views import (
    appeals,
    author_lookup,
    complaints,
    queue,
    reports,
    review,
    safety_reviews,
)

app_name = "moderation"

urlpatterns = [
    path("community/reports/", reports.reports, name="own_reports"),
    path("community/posts/<int:pk>/report/", reports.report_post, name="report_post"),
    path("community/members/<int:pk>/report/", reports.report_member, name="report_member"),
    path("community/joining/decisions/", appeals.decisions, name="own_decisions"),
    path("community/joining/decisions/<int:pk>/", appeals.decision, name="own_decision"),
    path("community/joining/complaints/", complaints.complaints, name="own_complaints"),
    path("community/moderation/", queue.desk, name="queue"),
    path("community/moderation/posts/<int:pk>/", review.post, name="review_post"),
    path("community/moderation/members/<int:pk>/", review.member, name="review_member"),
    path("community/moderation/appeals/<int:pk>/", appeals.answer, name="answer_appeal"),
    path("community/moderation/complaints/<int:pk>/", complaints.answer, name="answer_complaint"),
    path("community/moderation/reviews/", safety_reviews.reviews, name="safety_reviews"),
    path(
        "community/moderation/risk-assessment/", safety_reviews.assessment, name="risk_assessment"
    ),
    path("community/posts/<int:pk>/author/", author_lookup.trace, name="author_lookup"),
    path("community/tracing/", author_lookup.tracing, name="author_lookups"),
]
