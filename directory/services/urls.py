"""Addresses of single services."""

from django.urls import path

from directory.services import views

app_name = "services"

urlpatterns = [
    path("services/<slug:slug>/", views.service_detail, name="service"),
]
