"""Addresses of what editors publish, beside the pages of Wagtail's own tree."""

from django.urls import URLPattern, URLResolver, path

from cms.practice.feed import PracticeFeed

urlpatterns: list[URLPattern | URLResolver] = [
    path("practice/feed/", PracticeFeed(), name="practice_feed"),
]
