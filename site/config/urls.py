"""Addresses of the site; each app lists its own."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from cms.views import pages
from config import health
from config.tag_names import tag_names

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("", include("accounts.urls")),
    path("admin/tag-autocomplete/", tag_names),
    path("admin/tag-autocomplete/taggit/tag/", tag_names),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("community.urls")),
    path("", include("directory.urls")),
    path("", include("cms.urls")),
    # Last: pages of the editors' own tree, the first page among them.
    re_path(wagtail_urls.serve_pattern, pages.serve, name="wagtail_serve"),
]
