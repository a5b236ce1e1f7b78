"""Addresses of the published tables."""

from django.urls import path

from directory.published_tables import views as published_table_views

urlpatterns = [
    path("", published_table_views.figure_list, name="figures"),
    path("<str:key>.csv", published_table_views.figure_csv, name="figure_csv"),
    path("<str:key>/", published_table_views.figure_detail, name="figure"),
]
