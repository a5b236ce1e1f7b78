"""Addresses of the gap analysis."""

from django.urls import path

from directory.gaps import views

app_name = "gaps"

urlpatterns = [
    path("gaps/", views.gaps, name="gaps"),
    path("gaps.csv", views.gaps_csv, name="gaps_csv"),
]
