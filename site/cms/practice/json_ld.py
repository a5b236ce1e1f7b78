"""A spotlight for machines: schema.org's Article."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from cms.breadcrumbs import address
from cms.citations.numbering import Citations
from cms.models.spotlights import SpotlightPage
from cms.models.themes import Theme
from directory.json_ld import script_text
from directory.models import Service


def article(
    page: SpotlightPage, themes: list[Theme], services: list[Service], citations: Citations
) -> SafeString:
    site = settings.WAGTAILADMIN_BASE_URL
    publisher = {"@type": "Organization", "name": settings.PRODUCT.name, "url": f"{site}/"}
    content: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "mainEntityOfPage": f"{site}{address(page)}" if page.url_path else site,
        "author": publisher,
        "publisher": publisher,
        "keywords": [theme.name for theme in themes],
        "about": [
            {"@type": "Service", "name": service.name, "url": f"{site}{service.get_absolute_url()}"}
            for service in services
        ],
        "citation": [entry.source.title for entry in citations.entries],
    }
    if page.first_published_at and page.last_published_at:
        content["datePublished"] = timezone.localdate(page.first_published_at).isoformat()
        content["dateModified"] = timezone.localdate(page.last_published_at).isoformat()
    return script_text(content)
