"""What every page's template may use. It reads nothing that would make a page personal."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from config.product import PRODUCT


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    current: bool = False


FOOTER = [
    ("About", "/about/"),
    ("Method and limits", "/method/"),
    ("For commissioners", "/commissioners/"),
    ("For practitioners", "/practitioners/"),
    ("For parents", "/parents/"),
    ("What the national mapping found", "/findings/"),
    ("Mapping rounds", "/rounds/"),
    ("Tables", "/figures/"),
    ("Words of the field", "/glossary/"),
    ("What is wrong here?", "/how-to-correct/"),
    ("Accessibility", "/accessibility/"),
    ("Privacy", "/privacy/"),
    ("Licence", "/licence/"),
]
NAVIGATION = [
    ("Find a service", "/services/"),
    ("Areas", "/areas/"),
    ("Coverage", "/coverage/"),
    ("Gaps", "/gaps/"),
    ("Practice", "/practice/"),
    ("Evidence", "/evidence/"),
    ("Community", "/community/"),
    ("Search", "/search/"),
]


def every_page(request: HttpRequest) -> dict[str, object]:
    """The product's words, the navigation with the current part marked, the canonical address."""
    links = [Link(title, url, request.path.startswith(url)) for title, url in NAVIGATION]
    footer = [Link(title, url) for title, url in FOOTER]
    canonical = f"{settings.WAGTAILADMIN_BASE_URL}{request.path}"
    return {
        "product": PRODUCT,
        "navigation": links,
        "footer_links": footer,
        "editors_mailbox": settings.EDITORS_MAILBOX,
        "canonical_url": canonical,
    }
