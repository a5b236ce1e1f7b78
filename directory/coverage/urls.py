"""Addresses of the coverage page, its files, its images and the map to embed."""

from django.urls import include, path

from directory.coverage import views

app_name = "coverage"

urlpatterns = [
    path("coverage/", views.coverage, name="coverage"),
    path("coverage/", include("directory.maps.urls")),
    path("coverage.csv", views.coverage_csv, name="coverage_csv"),
    path("coverage.geojson", views.coverage_geojson, name="coverage_geojson"),
    path("coverage/states.json", views.coverage_states, name="coverage_states"),
]
