"""The Atom feed of spotlights: the newest, each with its summary."""

import re
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from cms.breadcrumbs import address
from cms.models.spotlights import SpotlightPage
from cms.publishing.fixed_urls import PRACTICE, page_url
from cms.querysets import public_spotlights

MOST = 50
# XML has no way to write these; they come with words pasted from other programs.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class AtomFeed(Atom1Feed):
    """A type that browsers and readers both know."""

    content_type = "application/atom+xml; charset=utf-8"


def writable(words: str) -> str:
    return UNWRITABLE.sub(" ", words)


class PracticeFeed(Feed):
    """Answers the same for everyone; an entry's id stays when its address changes."""

    feed_type = AtomFeed
    title = f"Practice spotlights – {settings.PRODUCT.name}"
    subtitle = "What services for parents in recurrent care proceedings did, and what they learned."
    author_name = settings.PRODUCT.name

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Readers ask by ETag alone: the date of the newest entry stays when an older one is
        withdrawn, and by it they would keep what was taken away."""
        response: HttpResponse = super().__call__(request, *args, **kwargs)
        del response.headers["Last-Modified"]
        return response

    def link(self) -> str:
        return page_url(PRACTICE)

    def items(self) -> QuerySet[SpotlightPage]:
        return public_spotlights()[:MOST]

    def item_title(self, item: SpotlightPage) -> str:
        return writable(item.title)

    def item_description(self, item: SpotlightPage) -> str:
        """Atom's summary is read as HTML."""
        return escape(writable(item.summary))

    def item_link(self, item: SpotlightPage) -> str:
        return address(item)

    def item_guid(self, item: SpotlightPage) -> str:
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: SpotlightPage) -> object:
        return item.first_published_at

    def item_updateddate(self, item: SpotlightPage) -> object:
        return item.last_published_at

    def item_categories(self, item: SpotlightPage) -> list[str]:
        return [writable(theme.name) for theme in item.themes.all()]
