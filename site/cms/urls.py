"""Addresses of what editors publish, beside the pages of Wagtail's own tree."""

from django.urls import URLPattern, URLResolver, path

from cms import practice_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("practice/feed/", practice_views.feed, name="practice_feed"),
]
