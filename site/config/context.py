"""What every page's template may use. It reads nothing that would make a page personal."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from cms.publishing.fixed_urls import GLOSSARY, PRACTICE, page_url
from config.product import PRODUCT


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    current: bool = False


@cache
def footer() -> tuple[tuple[str, str], ...]:
    """The titles and addresses of the links at the foot of every page."""
    return (
        ("About", page_url("about")),
        ("Method and limits", page_url("method")),
        ("For commissioners", page_url("commissioners")),
        ("For practitioners", page_url("practitioners")),
        ("For parents", page_url("parents")),
        ("What the national mapping found", page_url("findings")),
        ("Mapping rounds", reverse("rounds:rounds")),
        ("Tables", reverse("published_tables:tables")),
        ("Words of the field", page_url(GLOSSARY)),
        ("What is wrong here?", page_url("how-to-correct")),
        ("Accessibility", page_url("accessibility")),
        ("Privacy", page_url("privacy")),
        ("Licence", page_url("licence")),
    )


@cache
def navigation() -> tuple[tuple[str, str], ...]:
    """The titles and addresses of the parts of the site."""
    return (
        ("Find a service", reverse("search:services")),
        ("Areas", reverse("areas:areas")),
        ("Coverage", reverse("coverage:coverage")),
        ("Gaps", reverse("gaps:gaps")),
        ("Practice", page_url(PRACTICE)),
        ("Evidence", reverse("evidence:references")),
        ("Community", reverse("boards:home")),
        ("Search", reverse("site_search")),
    )


def every_page(request: HttpRequest) -> dict[str, object]:
    """The product's words, the navigation with the current part marked, the canonical address."""
    links = [Link(title, url, request.path.startswith(url)) for title, url in navigation()]
    at_foot = [Link(title, url) for title, url in footer()]
    canonical = f"{settings.WAGTAILADMIN_BASE_URL}{request.path}"
    return {
        "product": PRODUCT,
        "navigation": links,
        "footer_links": at_foot,
        "editors_mailbox": settings.EDITORS_MAILBOX,
        "canonical_url": canonical,
    }
