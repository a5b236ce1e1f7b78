"""Addresses of what editors publish, beside the pages of Wagtail's own tree."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.documents.views.serve import authenticate_with_password

from cms.media import views as media_views
from cms.search.views import search
from cms.views import versions

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:name>", media_views.picture_file),
    # Under the names by which Wagtail makes addresses; its own view checks no consent.
    path(
        "documents/<int:document_id>/<str:document_filename>",
        media_views.document,
        name="wagtaildocs_serve",
    ),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="wagtailcore_login",
    ),
    path("search/", search, name="site_search"),
    path("", include("cms.evidence.urls")),
    path("versions/<int:revision_id>/", versions.version, name="version"),
    path("", include("cms.practice.urls")),
]
