"""Addresses of reports, decisions, complaints and of the moderators' desk.

What somebody whose membership is suspended must reach stands below `joining/`, where the door
lets everybody who is signed in."""

from django.urls import path

from community.audit import views as audit
from community.boards.views import board_admin
from community.moderation.views import appeals, complaints, reports, safety_reviews
from community.moderation.views import queue as moderation
from community.moderation.views import review as deciding
from community.moderation.views import transparency as terms

urlpatterns = [
    path("community/reports/", reports.reports, name="own_reports"),
    path("community/posts/<int:pk>/report/", reports.report_post, name="report_post"),
    path("community/members/<int:pk>/report/", reports.report_member, name="report_member"),
    path("community/joining/decisions/", appeals.decisions, name="own_decisions"),
    path("community/joining/decisions/<int:pk>/", appeals.decision, name="own_decision"),
    path("community/joining/complaints/", complaints.complaints, name="own_complaints"),
    path("community/joining/terms/", terms.terms, name="joining_terms"),
    path("community/terms/", terms.terms, name="terms"),
    path("community/how-we-moderate/", terms.figures, name="how_we_moderate"),
    path("community/moderation/audit/", audit.log, name="audit"),
    path("community/moderation/audit.csv", audit.export, name="audit_export"),
    path("community/moderation/reviews/", safety_reviews.reviews, name="safety_reviews"),
    path(
        "community/moderation/risk-assessment/", safety_reviews.assessment, name="risk_assessment"
    ),
    path("community/moderation/boards/", board_admin.desk, name="board_desk"),
    path("community/moderation/boards/new/", board_admin.new_board, name="new_board"),
    path("community/moderation/boards/<slug:slug>/", board_admin.board, name="change_board"),
    path("community/moderation/", moderation.desk, name="moderation"),
    path("community/moderation/posts/<int:pk>/", deciding.post, name="review_post"),
    path("community/moderation/members/<int:pk>/", deciding.member, name="review_member"),
    path("community/moderation/appeals/<int:pk>/", appeals.answer, name="answer_appeal"),
    path("community/moderation/complaints/<int:pk>/", complaints.answer, name="answer_complaint"),
]
