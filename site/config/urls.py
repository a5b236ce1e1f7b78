"""Addresses of the site; each app lists its own."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from config import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("", include("accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("directory.urls")),
    path("", include("cms.urls")),
    # Last: pages of the editors' own tree, the first page among them.
    path("", include(wagtail_urls)),
]
