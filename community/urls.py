"""Addresses of the community; each feature lists its own.

`community.middleware` decides who is let in before any of them is answered.
"""

from django.urls import include, path

FEATURES = (
    "boards",
    "membership",
    "account_deletion",
    "search",
    "events",
    "notifications",
    "attachments",
    "terms",
    "moderation",
    "audit",
    "summaries",
)

urlpatterns = [path("", include(f"community.{feature}.urls")) for feature in FEATURES]
