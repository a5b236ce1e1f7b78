"""Addresses of the mapping rounds."""

from django.urls import path

from directory.rounds import views as round_views

urlpatterns = [
    path("", round_views.round_list, name="rounds"),
    path("compare/", round_views.round_compare, name="round_compare"),
    path("<str:slug>.csv", round_views.round_csv, name="round_csv"),
    path("<str:slug>/", round_views.round_detail, name="round"),
]
