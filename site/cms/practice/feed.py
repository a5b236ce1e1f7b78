"""The Atom feed of spotlights: the newest, each with its summary."""

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.utils.feedgenerator import Atom1Feed

from cms.models.spotlights import SpotlightPage
from cms.presenters.breadcrumbs import address
from cms.querysets import public_spotlights
from config.product import PRODUCT

MOST = 50


class AtomFeed(Atom1Feed):
    """A type that browsers and readers both know."""

    content_type = "application/atom+xml; charset=utf-8"


class PracticeFeed(Feed):
    """Answers the same for everyone; an entry's id stays when its address changes."""

    feed_type = AtomFeed
    title = f"Practice spotlights – {PRODUCT.name}"
    link = "/practice/"
    subtitle = "What services for parents in recurrent care proceedings did, and what they learned."
    author_name = PRODUCT.name

    def items(self) -> QuerySet[SpotlightPage]:
        return public_spotlights()[:MOST]

    def item_title(self, item: SpotlightPage) -> str:
        return item.title

    def item_description(self, item: SpotlightPage) -> str:
        return item.summary

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
        return [theme.name for theme in item.themes.all()]
