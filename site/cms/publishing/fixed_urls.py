"""The addresses of pages: which are taken by the site itself, and which stay for good."""

from functools import cache
from typing import Any

from django.db.models import Q
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse
from wagtail.models import Page, get_page_models

FIXED = {
    "delete": "deleted",
    "move": "moved",
    "unpublish": "taken off the site",
    "slug": "given another address",
}
WHY_FIXED = "“{page}” stands at an address that the site and others count on. It is not {what}."
FIXED_BELOW = (
    "Below “{page}” stands “{below}”, at an address that the site and others count on. "
    "So it is not {what}."
)
WAS_PUBLISHED = (
    "“{page}” has been public, and nothing that was public is deleted: its history stays. "
    "Unpublish it instead."
)
# Kept by servers and by parts of the site that may not stand in this list of addresses yet.
KEPT = frozenset(
    "static media documents versions api community search evidence accounts admin".split()
)
# Slugs of pages with a fixed address, directly below the first page, to which others link.
PRACTICE = "practice"
GLOSSARY = "glossary"
TAKEN = (
    "“{address}” belongs to the site itself, so a page there would never be shown. "
    "Choose another slug."
)


@cache
def page_url(slug: str) -> str:
    """The address of the page with this slug directly below the first page."""
    return reverse("wagtail_serve", args=[f"{slug}/"])


def fixed_page(page: Page) -> Page | None:
    """The page itself, or one below it, whose address is fixed."""
    specific = page.specific_deferred
    if getattr(specific, "fixed_address", False):
        return page
    if page.numchild:
        for model in page_types():
            below = model.objects.descendant_of(page).filter(fixed_address=True).first()
            if below is not None:
                return below
    return None


def page_types() -> list[type[Any]]:
    """Return the page types of this site; Wagtail's own base has no fixed address."""
    return [model for model in get_page_models() if hasattr(model, "fixed_address")]


def fixed_objections(page: Page, action: str) -> list[str]:
    """Why this may not be done to the page, as far as its address and those below go."""
    fixed = fixed_page(page)
    if fixed is None or (action == "unpublish" and fixed.pk != page.pk):
        return []
    words = WHY_FIXED if fixed.pk == page.pk else FIXED_BELOW
    return [words.format(page=page, below=fixed, what=FIXED[action])]


def delete_objections(page: Page) -> list[str]:
    """Why the page is not deleted, by whomever."""
    if reasons := fixed_objections(page, "delete"):
        return reasons
    was_public = Q(live=True) | Q(first_published_at__isnull=False)
    public = page.get_descendants(inclusive=True).filter(was_public).first()
    return [WAS_PUBLISHED.format(page=public)] if public else []


def taken_address(page: Any, parent: Page) -> str:
    """Why no page can be reached at its slug below that parent, or blank."""
    address = "/" + f"{parent.url_path}{page.slug}/".split("/", 2)[2]
    first = address.split("/")[1]
    own = getattr(page, "own_slug", "")
    stands_first = address.count("/") == 2
    if _is_view(address) or (stands_first and first != own and first in site_addresses()):
        return TAKEN.format(address=address)
    return ""


def _is_view(address: str) -> bool:
    for form in (address, address.rstrip("/")):
        try:
            if resolve(form).url_name != "wagtail_serve":
                return True
        except Resolver404:
            continue
    return False


@cache
def site_addresses() -> frozenset[str]:
    """The first part of every address that is not a page's."""
    return KEPT | frozenset(_first_parts(get_resolver().url_patterns))


def _first_parts(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        route = str(pattern.pattern).lstrip("^")
        if route:
            found.add(route.split("/")[0])
        elif isinstance(pattern, URLResolver):
            found |= _first_parts(pattern.url_patterns)
    return found
