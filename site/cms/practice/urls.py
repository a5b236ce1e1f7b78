"""Addresses of the practice spotlights, beside their pages in Wagtail's tree."""

from django.urls import path
from django.views.decorators.http import require_safe

from cms.practice.feed import PracticeFeed

app_name = "practice"

urlpatterns = [
    path("practice/feed/", require_safe(PracticeFeed()), name="feed"),
]
