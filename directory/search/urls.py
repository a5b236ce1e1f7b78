"""Addresses of the search for services."""

from django.urls import path

from directory.search import views

app_name = "search"

urlpatterns = [
    path("services/", views.service_list, name="services"),
    path("services/find/", views.find, name="find"),
    path("services.csv", views.service_csv, name="services_csv"),
    path("services.geojson", views.service_geojson, name="services_geojson"),
]
