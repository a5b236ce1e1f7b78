"""Addresses of the published tables."""

from django.urls import path

from directory.published_tables import views

app_name = "published_tables"

urlpatterns = [
    path("figures/", views.figure_list, name="tables"),
    path("figures/<str:key>.csv", views.figure_csv, name="table_csv"),
    path("figures/<str:key>/", views.figure_detail, name="table"),
]
