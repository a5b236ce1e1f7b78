"""Addresses of the mapping rounds."""

from django.urls import path

from directory.rounds import views

app_name = "rounds"

urlpatterns = [
    path("rounds/", views.round_list, name="rounds"),
    path("rounds/compare/", views.round_compare, name="compare"),
    path("rounds/<str:slug>.csv", views.round_csv, name="round_csv"),
    path("rounds/<str:slug>/", views.round_detail, name="round"),
]
