"""Addresses of the evidence library."""

from django.urls import path

from cms.evidence import views

app_name = "evidence"

urlpatterns = [
    path("evidence/", views.reference_list, name="references"),
    path("evidence.bib", views.list_file, {"form": "bib"}, name="references_bib"),
    path("evidence.ris", views.list_file, {"form": "ris"}, name="references_ris"),
    path("evidence/<slug:key>/", views.reference_detail, name="reference"),
    path("evidence/<slug:key>.bib", views.reference_file, {"form": "bib"}, name="reference_bib"),
    path("evidence/<slug:key>.ris", views.reference_file, {"form": "ris"}, name="reference_ris"),
]
