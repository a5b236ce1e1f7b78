"""Addresses of the directory; each feature lists its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("directory.search.urls")),  # first: its names are no slugs of services
    path("", include("directory.services.urls")),
    path("", include("directory.coverage.urls")),
    path("", include("directory.gaps.urls")),
    path("", include("directory.rounds.urls")),
    path("", include("directory.published_tables.urls")),
    path("", include("directory.areas.urls")),
]
