"""The addresses of areas by their codes, for pages and files that link many of them."""

from functools import lru_cache

from django.urls import NoReverseMatch, reverse


@lru_cache(maxsize=2048)
def area_url(gss_code: str) -> str:
    """The page of the area with this code; blank where it has none, such as a planned area."""
    try:
        return reverse("areas:area", args=[gss_code]) if gss_code else ""
    except NoReverseMatch:  # no page has such a code
        return ""
