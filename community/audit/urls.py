"""Addresses of the audit log."""

from django.urls import path

from community.audit import views

app_name = "audit"

urlpatterns = [
    path("community/moderation/audit/", views.log, name="log"),
    path("community/moderation/audit.csv", views.export, name="export"),
]
