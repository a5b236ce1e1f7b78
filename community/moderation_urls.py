"""Addresses of reports, decisions, terms and of the moderators' desk."""

from django.urls import path

from community.views import reports

urlpatterns = [
    path("community/reports/", reports.reports, name="own_reports"),
    path("community/posts/<int:pk>/report/", reports.report_post, name="report_post"),
    path("community/members/<int:pk>/report/", reports.report_member, name="report_member"),
]
